"""資料を比べる: a record over years, or two consultations side by side; each number leads to its comments."""

from html import escape

import streamlit as st

from pages.components.compare import brought, facts, mix, none, pillars, record, rows, words
from pages.components.compare import pair as compare_pair
from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.shared.switch import switch
from pages.components.totals import instead

view = current()
if view.consultation.metadata.totals_only:
    instead.head("資料を比べる", view)
else:
    page_head.draw("資料を比べる", view)
titles = compare_pair.others(view)
if not compare_pair.any_other():
    none.draw(view)
    st.stop()
if titles and not view.consultation.metadata.totals_only:
    switch("比べ方", {"years": "年ごとの記録", "two": "2つを並べる"}, key="compared", show_label=False)
if view.value("compared") == "years":
    record.draw(view)
    panel.draw(view, rows.opened, keys=rows.KEYS)
    st.stop()

compare_pair.choose(titles)
pair = compare_pair.pair(view)
if narrowed := compare_pair.scope(pair):
    st.html(f'<p class="atlas-note">{escape(narrowed)}</p>')
facts.facts(pair)
mix.draw(pair)
pillars.draw(pair)
brought.draw(pair)
words.draw(pair)
facts.text_lengths(pair)
facts.not_comparable(pair)
panel.draw(view, rows.opened, keys=rows.KEYS)
