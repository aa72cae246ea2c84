"""意見を読む: the selected comments as people read them, one link a comment."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.reading import comments, interchange_files, same_texts
from pages.components.rows import narrowing
from pages.components.rows.card import comment_cards
from pages.components.shared import figure, page_head

view = current()
page_head.draw("意見を読む", view, shown=comments.found_by_number(view) if view.value("id") else None)
if view.value("id"):
    comments.draw_one(view)
    st.stop()

chosen = narrowing.narrowed(view)
comments.draw_choices(view, chosen)
same_texts.draw_choice(view)
rows = comments.ordered(chosen, view.value("sort"))
if view.value("per") == "texts":
    same_texts.draw(view, chosen)
else:
    shown = comments.page_of(rows, view)
    if len(shown):
        st.html(comment_cards(shown, narrowing.cards(view, shown)))
    comments.draw_pages(len(rows), view)
figure.download(
    lambda: comments.file_table(view.consultation.comments.iloc[rows], view),
    columns=comments.file_columns(view),
    name="comments",
    view=view,
    within=narrowing.text(view),
)
interchange_files.draw(view, chosen, within=narrowing.text(view))
