"""キーワード: which words are used, by whom, with which others; every word is a door to the sentences it stands in."""

import streamlit as st

from pages.components import heading, word_contrast, word_frequency, word_network
from pages.components.counting import counting
from pages.components.switch import switch
from pages.components.view import current

PARTS = {
    "frequency": ("よく出る語", word_frequency.draw),
    "contrast": ("特徴語（2つを比べる）", word_contrast.draw),
    "voices": ("区民の言葉と区の言葉", word_contrast.draw_fields),
    "network": ("一緒に使われる語", word_network.draw),
    "cloud": ("文字の大きさで見る", word_frequency.draw_cloud),
}

view = current()
heading.draw("キーワード", view)
if not len(view.selected):
    st.html("<p>当てはまる意見がないため、数える語がありません。条件を外してください。</p>")
    st.stop()

switch("見方", {part: name for part, (name, _) in PARTS.items()}, key="view", show_label=False)
PARTS[view.value("view")][1](counting(view))
