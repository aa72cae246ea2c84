"""資料を比べる: two consultations side by side, each number with the way to its comments, and what cannot be compared."""

from html import escape

import streamlit as st

from pages.components.compare import facts, mix, none, pillars, rows, words
from pages.components.compare import pair as compare_pair
from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head

view = current()
page_head.draw("資料を比べる", view)
titles = compare_pair.others(view)
if not titles:
    none.draw(view)
    st.stop()

compare_pair.choose(titles)
pair = compare_pair.pair(view)
if narrowed := compare_pair.scope(pair):
    st.html(f'<p class="atlas-note">{escape(narrowed)}</p>')
facts.facts(pair)
mix.draw(pair)
pillars.draw(pair)
words.draw(pair)
facts.text_lengths(pair)
facts.not_comparable(pair)
panel.draw(view, rows.opened, keys=rows.KEYS)
