"""対応区分の確認: one comment at a time, the least certain first, confirmed or changed by a named reviewer."""

from html import escape

import streamlit as st

from analysis.reviews.database import ReviewsUnavailableError
from pages.components.frame import review_store
from pages.components.frame.view import current
from pages.components.review import deciding, facts, form, queue, totals
from pages.components.shared import page_head

view = current()
page_head.draw("対応区分の確認", view)
try:
    store = review_store.store()
    history, decided = store.history(view.consultation.id), store.current(view.consultation.id)
except ReviewsUnavailableError as error:
    st.html(f'<p class="atlas-said alert" role="alert">⚠ {escape(str(error))}</p>')
    st.stop()
if not view.response_types:
    st.html("<p>この資料には対応区分の凡例がないため、確認するものがありません。</p>")
    st.stop()

desk = queue.desk(view)
queue.draw(view, desk)
if desk.comment:
    versions = dict(zip(decided["comment"], decided["version"], strict=True))
    deciding.draw()
    facts.draw_comment(view, desk)
    form.draw(view, desk, int(versions.get(desk.comment, 0)))
    facts.draw_readings(view, desk)
    facts.draw_history(view, history, desk.comment)
else:
    deciding.draw()
    asked = view.value("id")
    why = f"番号 {asked} の意見はこの資料にありません。" if asked else "この一覧に当てはまる意見はありません。"
    st.html(f"<p>{escape(why)}</p>")
totals.draw_totals(view)
totals.draw_agreement(view)
totals.draw_file(view, history, decided)
