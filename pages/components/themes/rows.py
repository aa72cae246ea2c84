"""The rows behind a figure of themes: the rule in words, and the comments with the words it found highlighted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address, wording
from pages.components.rows import focus, narrowing, theme_table
from pages.components.shared import beside, figure
from pages.components.themes.rule_words import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from streamlit.delta_generator import DeltaGenerator

    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View

KEYS = ("theme", "in_pillar", "in_type", "in_field", "side", "themed", "word")
"""What a click on a figure of this page decides, all of it: so that the rows are exactly those of the number clicked."""


def pick(**values: str) -> None:
    """Callback: a number was clicked; its rows, and no narrower ones, are opened."""
    address.choose(**{**dict.fromkeys(KEYS, ""), **values})


def draw(view: View) -> None:
    """Draw the choices, the rule of the chosen theme, and the rows that are left."""
    figure.title("当てはまる意見", anchor=beside.OPENED)
    _choices(view)
    narrowing.chips(view, keep=("theme", "in_pillar", "in_type", "in_field"))
    if not narrowing.narrowings(view):
        st.html("<p>グラフの数字を押すか、上の欄で選ぶと、当てはまる意見と、そう判断したルールをここに出します。</p>")
        return
    for theme in view.corpus.themes:
        if theme.code == view.value("theme"):
            rule(theme)
    selected = narrowing.narrowed(view)
    shown = selected.comments.head(focus.PREVIEW)
    focus.rows(view, selected, link_changes=narrowing.link_changes(view), cards=narrowing.cards(view, shown))


def jump(view: View) -> None:
    """Draw the way to the rows, where they stand below the figure."""
    if narrowing.narrowings(view):
        beside.jump("当てはまる意見へ")


def rule(theme: Theme) -> None:
    """Draw what a theme covers and the rule that finds it, in words and as written."""
    limits = f"<br>含めないもの：{escape(theme.not_covered)}" if theme.not_covered else ""
    st.html(f'<p class="atlas-note"><strong>{escape(theme.name)}</strong>：{escape(theme.definition)}{limits}</p>')
    with st.expander(f"「{theme.name}」の分類ルール"):
        st.html(f'<div class="atlas-rule">{_scope(theme)}に、次の言葉づかいがあるとき。<br>{in_words(theme.expression)}</div>')
        st.html('<p class="atlas-note">ルールの書き方のまま：</p>')
        st.code(theme.rule, language=None, wrap_lines=True)


def _scope(theme: Theme) -> str:
    """Where a theme is looked for."""
    fields = "と".join(wording.FIELD[field] for field in theme.fields)
    return f"{'・'.join(theme.pillars)}の{fields}" if theme.pillars else f"すべての柱の{fields}"


def _choices(view: View) -> None:
    """The same by keyboard: theme, pillar, response type, text."""
    _choice(st, "テーマ", {theme.code: _name(theme) for theme in theme_table.ordinary(view.corpus)}, "theme")
    places = st.columns(3)
    _choice(places[0], "柱（項目）", view.pillars, "in_pillar")
    _choice(places[1], "対応区分", view.response_types, "in_type")
    _choice(places[2], "文章", {field: wording.FIELD[field] for field in ("opinion", "reply")}, "in_field")


def _name(theme: Theme) -> str:
    """Name with the heading it stands under: two pillars may have themes of one name."""
    return f"{theme.name}（{theme.group}）" if theme.group else theme.name


def _choice(place: ModuleType | DeltaGenerator, label: str, names: Mapping[str, str], key: str) -> None:
    options = ["", *names]
    held = st.session_state.get(key)
    if held and held not in options:
        options.append(held)
    place.selectbox(label, options, format_func=lambda code: names.get(code, code or "すべて"), key=key, persist_state="session")
