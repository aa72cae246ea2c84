"""資料を比べる: two consultations side by side, each number with the way to its comments, and what cannot be compared."""

from html import escape

import streamlit as st

from pages.components import (
    compare_facts,
    compare_mix,
    compare_none,
    compare_pair,
    compare_pillars,
    compare_words,
    heading,
)
from pages.components.view import current

view = current()
heading.draw("資料を比べる", view)
titles = compare_pair.others(view)
if not titles:
    compare_none.draw(view)
    st.stop()

compare_pair.choose(titles)
pair = compare_pair.pair(view)
if narrowed := compare_pair.scope(pair):
    st.html(f'<p class="atlas-note">{escape(narrowed)}</p>')
compare_facts.facts(pair)
compare_mix.draw(pair)
compare_pillars.draw(pair)
compare_words.draw(pair)
compare_facts.text_lengths(pair)
compare_facts.not_comparable(pair)
