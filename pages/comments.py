"""意見を読む: the selected comments as people read them, one link a comment."""

import streamlit as st

from pages.components import figure, heading, interchange_files, narrowing, reading
from pages.components.card import comment_cards
from pages.components.view import current

view = current()
heading.draw("意見を読む", view)
if view.value("id"):
    reading.draw_one(view)
    st.stop()

chosen = narrowing.narrowed(view)
reading.draw_choices(view, chosen)
ordered = reading.ordered(chosen.comments, view.value("sort"))
shown = reading.page_of(ordered, view)
if len(shown):
    st.html(comment_cards(shown, narrowing.cards(view, shown)))
reading.draw_pages(len(ordered), view)
figure.download(
    lambda: reading.file_table(ordered, view),
    columns=reading.FILE_COLUMNS,
    name="comments",
    view=view,
    within=narrowing.text(view),
)
interchange_files.draw(view, chosen, within=narrowing.text(view))
