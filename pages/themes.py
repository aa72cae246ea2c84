"""テーマ: two pillars side by side, what they share, the themes that run through all, each by a rule that can be read."""

import streamlit as st

from pages.components.frame.view import current
from pages.components.rows import panel, theme_table
from pages.components.shared import page_head
from pages.components.shared.switch import switch
from pages.components.themes import cross, none, overlap
from pages.components.themes import pair as theme_pair
from pages.components.themes import rows as theme_rows
from pages.components.themes.making import editor, examples, groups, keeping

PAIRS = {
    "pair": ("2つの柱を比べる", theme_pair.draw),
    "overlap": ("話題の重なり", overlap.draw),
    "cross": ("テーマ別の件数", cross.draw),
    "none": ("テーマのない意見", none.draw),
}
MAKING = {
    "groups": ("意見のまとまり", groups.draw),
    "examples": ("例から見つける", examples.draw),
    "rules": ("ルールを試す", editor.draw),
}

view = current()
page_head.draw("テーマ", view)
keeping.say()
if not view.corpus.themes:
    st.html("<p>この資料には、まだテーマがありません。下のまとまりを読んで、テーマを作れます。</p>")
    groups.draw(view)
    panel.draw(view)
    st.stop()

names = {part: view.say(name) for part, (name, _) in {**PAIRS, **MAKING}.items()}
switch("見方", names, key="part", show_label=False)
part = view.value("part")
if part in PAIRS:
    keeping.note(view)
    pair = theme_table.draw_pair(view)
    PAIRS[part][1](view, *pair)
else:
    MAKING[part][1](view)
if part != "rules":
    panel.draw(view, above=theme_rows.draw_rule)
