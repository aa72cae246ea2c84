"""対応区分の確認: one comment at a time, the least certain first, confirmed or changed by a named reviewer."""

from html import escape

import streamlit as st

from analysis.reviews.database import ReviewsUnavailableError
from pages.components import heading, review_facts, review_form, review_queue, review_store, review_totals
from pages.components.view import current

view = current()
heading.draw("対応区分の確認", view)
try:
    store = review_store.store()
    history, decided = store.history(view.consultation.id), store.current(view.consultation.id)
except ReviewsUnavailableError as error:
    st.html(f'<p class="atlas-said alert" role="alert">⚠ {escape(str(error))}</p>')
    st.stop()
if not view.response_types:
    st.html("<p>この資料には対応区分の凡例がないため、確認するものがありません。</p>")
    st.stop()

desk = review_queue.desk(view)
review_queue.draw(view, desk)
if desk.comment:
    versions = dict(zip(decided["comment"], decided["version"], strict=True))
    review_form.draw_said()
    review_facts.draw_comment(view, desk)
    review_form.draw(view, desk, int(versions.get(desk.comment, 0)))
    review_facts.draw_readings(view, desk)
    review_facts.draw_history(view, history, desk.comment)
else:
    review_form.draw_said()
    st.html("<p>この一覧に当てはまる意見はありません。</p>")
review_totals.draw_totals(view, desk)
review_totals.draw_agreement(view)
review_totals.draw_file(view, history, decided)
