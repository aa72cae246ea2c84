"""ブリーフィング: the selection as a guided read, one message a view; beside it questions to expect, and files to take along."""

from html import escape
from pathlib import Path

import streamlit as st

from analysis.briefing.templates import TemplateError
from pages.components.briefing import files, making, numbers, questions, section, steps
from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head

st.html(Path(__file__).parent / "components" / "briefing" / "briefing.css")
view = current()
page_head.draw("ブリーフィング", view)
step = steps.current(view)
found: dict[str, numbers.Number] = {}
with st.container(key="briefing"):
    steps.draw(view, step)
    try:
        if step == steps.FILES:
            files.draw(view)
        elif step == steps.QUESTIONS:
            asked, citations = making.questions(view)
            found = questions.found(asked)
            questions.draw(asked, citations)
        else:
            found = numbers.numbers(shown := making.section(view, step))
            section.draw(view, shown)
    except TemplateError as error:
        st.html(f'<p role="alert">⚠ ブリーフィングの文のひな形に読めない所があります。{escape(str(error))}</p>')
panel.draw(view, lambda now: numbers.opened(now, found), keys=numbers.KEYS)
