"""The rule of a theme, in words and as written: before the comments that it found."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from pages.components.themes.rule_words import in_words

if TYPE_CHECKING:
    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View


def draw_rule(view: View) -> None:
    """Draw the rule of the theme that is open."""
    for theme in view.corpus.themes:
        if theme.code == view.value("theme"):
            rule(theme, view)


def rule(theme: Theme, view: View) -> None:
    """Draw what a theme covers and the rule that finds it, in words and as written."""
    limits = f"<br>含めないもの：{escape(theme.not_covered)}" if theme.not_covered else ""
    st.html(f'<p class="atlas-note"><strong>{escape(theme.name)}</strong>：{escape(theme.definition)}{limits}</p>')
    with st.expander(f"「{theme.name}」の分類ルール"):
        rule = in_words(theme.expression, view.consultation.words)
        st.html(f'<div class="atlas-rule">{_scope(theme, view)}に、次の言葉づかいがあるとき。<br>{rule}</div>')
        st.html('<p class="atlas-note">ルールの書き方のまま：</p>')
        st.code(theme.rule, language=None, wrap_lines=True)


def _scope(theme: Theme, view: View) -> str:
    """Where a theme is looked for."""
    fields = "と".join(view.fields[field] for field in theme.fields)
    return f"{'・'.join(theme.pillars)}の{fields}" if theme.pillars else f"{view.say('すべての柱')}の{fields}"
