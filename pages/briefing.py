"""ブリーフィング: the selection as a guided read, one message a view; beside it questions to expect, and files to take along."""

from html import escape
from pathlib import Path

import streamlit as st

from analysis.briefing.templates import TemplateError
from pages.components.briefing import files, making, questions, section, steps
from pages.components.frame.view import current
from pages.components.shared import page_head

st.html(Path(__file__).parent / "components" / "briefing" / "briefing.css")
view = current()
page_head.draw("ブリーフィング", view)
step = steps.current(view)
with st.container(key="briefing"):
    steps.draw(view, step)
    try:
        if step == steps.FILES:
            files.draw(view)
        elif step == steps.QUESTIONS:
            questions.draw(view, making.made(view))
        else:
            section.draw(view, making.made(view, also=step).section(step))
    except TemplateError as error:
        st.html(f'<p role="alert">⚠ ブリーフィングの文のひな形に読めない所があります。{escape(str(error))}</p>')
