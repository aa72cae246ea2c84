"""The rule of a theme, in words and as written: before the comments that it found."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import wording
from pages.components.themes.rule_words import in_words

if TYPE_CHECKING:
    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View


def draw_rule(view: View) -> None:
    """Draw the rule of the theme that is open."""
    for theme in view.corpus.themes:
        if theme.code == view.value("theme"):
            rule(theme)


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
