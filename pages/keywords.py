"""キーワード: which words are used, by whom, with which others; every word is a door to the sentences it stands in."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.rows import panel
from pages.components.shared import page_head
from pages.components.shared.switch import switch
from pages.components.words import contrast, frequency, names, network, uses
from pages.components.words.counting import counting

PARTS = {
    "frequency": ("よく出る語", frequency.draw),
    "contrast": ("特徴語（2つを比べる）", contrast.draw),
    "voices": ("区民の言葉と区の言葉", contrast.draw_fields),
    "network": ("一緒に使われる語", network.draw),
    "cloud": ("文字の大きさで見る", frequency.draw_cloud),
    "names": ("名前の候補", names.draw),
}

view = current()
page_head.draw("キーワード", view)
if not len(view.selected):
    st.html("<p>当てはまる意見がないため、数える語がありません。条件を外してください。</p>")
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    switch("見方", {part: view.say(name) for part, (name, _) in PARTS.items()}, key="view", show_label=False)
    uses.look_up()
PARTS[view.value("view")][1](counting(view))
panel.draw(view, above=lambda now: uses.draw(counting(now)))
