"""ブリーフィング: the selection as a guided read, one message a view; beside it questions to expect, and files to take along."""

from pathlib import Path

import streamlit as st

from pages.components import briefing_files, briefing_making, briefing_questions, briefing_section, briefing_steps, heading
from pages.components.view import current

st.html(Path(__file__).parent / "components" / "briefing.css")
view = current()
heading.draw("ブリーフィング", view)
step = briefing_steps.current(view)
with st.container(key="briefing"):
    briefing_steps.draw(view, step)
    if step == briefing_steps.FILES:
        briefing_files.draw(view)
    elif step == briefing_steps.QUESTIONS:
        briefing_questions.draw(view, briefing_making.made(view))
    else:
        briefing_section.draw(view, briefing_making.made(view, also=step).section(step))
