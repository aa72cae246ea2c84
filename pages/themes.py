"""テーマ: two pillars side by side, what they share, the themes that run through all, each by a rule that can be read."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.rows import panel, theme_table
from pages.components.shared import page_head
from pages.components.shared.switch import switch
from pages.components.themes import cross, editor, none, overlap
from pages.components.themes import pair as theme_pair
from pages.components.themes import rows as theme_rows

PARTS = {
    "pair": ("2つの柱を比べる", theme_pair.draw),
    "overlap": ("話題の重なり", overlap.draw),
    "cross": ("テーマ別の件数", cross.draw),
    "none": ("テーマのない意見", none.draw),
    "rules": ("ルールを試す", None),
}

view = current()
page_head.draw("テーマ", view)
if not view.corpus.themes:
    st.html("<p>この資料にはテーマの分類ルール（themes.toml）がありません。</p>")
    st.stop()

switch("見方", {part: view.say(name) for part, (name, _) in PARTS.items()}, key="part", show_label=False)
draw = PARTS[view.value("part")][1]
if draw is None:
    editor.draw(view)
    st.stop()

pair = theme_table.draw_pair(view)
draw(view, *pair)
panel.draw(view, above=theme_rows.draw_rule)
