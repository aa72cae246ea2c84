"""Saving themes from the page: through the gate, and opened anew at once; what came of it is said by the next run."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.gate import NotAllowedError, why_not
from analysis.keeping.history import state_of
from analysis.package.csv_table import utf8_text
from analysis.package.data_folder import data_folder
from analysis.package.files import THEME_CHECK, THEMES
from analysis.package.problem import PackageError, Problem, refuse
from analysis.themes.decisions import BADGE, IN, OUT, add_decisions, decide, forget_theme, latest, move_decisions, rows_of
from analysis.themes.rules.rule_error import RuleError
from analysis.themes.saving import save_themes
from pages.components.frame.library import library
from pages.serving.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from analysis.themes.codebook import Codebook
    from pages.components.frame.view import View

LARGE = 10_000
"""Comments above which themes are changed in their file: after each change all comments are read anew."""
_SAID = "themes_said"


def refusal(view: View) -> str:
    """Why this visitor cannot save themes here, and what to do; empty where they can."""
    if len(view.consultation.comments) > LARGE:
        return (
            f"{LARGE:,}件を超える資料では、資料のフォルダの themes.toml に書いてください（書き方は analysis/themes/RULES.md）。"
        )
    return why_not(visitor(), "theme")


def say() -> None:
    """What the last change came to, once."""
    if said := st.session_state.pop(_SAID, ""):
        st.html(f'<p role="status" class="atlas-said">{escape(said)}</p>')


def tell(words: str) -> None:
    """Say something at the head of the page in the next run."""
    st.session_state[_SAID] = words


def note(view: View) -> None:
    """Say how many comments people put into themes or took out of them: rules alone do not give the counts then."""
    decided = latest(view.consultation.theme_coding)["decision"]
    if len(decided):
        inside, outside = ((decided == each).sum() for each in (IN, OUT))
        st.html(
            f'<p class="atlas-note">テーマの件数は分類ルールによるものです。{BADGE}の付いたテーマの件数は、'
            f"人が1件ずつ入れたもの（のべ{inside:,}件）と外したもの（のべ{outside:,}件）を反映しています。</p>"
        )


def saved(
    view: View, change: Callable[[Codebook], Codebook], words: str, *, also: Callable[[Path], None] = lambda _package: None
) -> None:
    """Callback: change the themes of the consultation, and by `also` what goes with them in its package; both or neither."""

    def act(folder: Path) -> None:
        later, seen = change(view.corpus.codebook), _unchanged(folder, view)
        save_themes(folder, later, by=visitor(), seen=seen, also=also)

    _done(view, act, words)


def saved_with(
    view: View, change: Callable[[Codebook], Codebook], decisions: Mapping[str, Mapping[str, str]], words: str
) -> None:
    """Callback: change the themes and decide of comments (theme → comment → decision)."""
    rows = [row for theme, given in decisions.items() for row in rows_of(theme, given, by=visitor())]
    saved(view, change, words, also=lambda package: add_decisions(package, rows))


def decided(view: View, theme: str, decisions: Mapping[str, str], words: str) -> None:
    """Callback: put comments into a theme (comment → IN), take them out (OUT), or withdraw what was decided (empty)."""
    _done(view, lambda folder: decide(folder, theme, decisions, by=visitor()), words)


def answered(view: View, theme: str, comment: str, decision: str, reader: str) -> None:
    """Callback: what a reader finds in a comment of the sample; it changes no count."""
    by = visitor().called(reader)
    _done(view, lambda folder: decide(folder, theme, {comment: decision}, by=by, file=THEME_CHECK), "")


def new_code(view: View) -> str:
    """A code that no theme of the consultation has: T1, T2, …"""
    taken = {theme.code for theme in view.corpus.themes}
    return next(each for number in range(1, 1000) if (each := f"T{number}") not in taken)


def removed(view: View, code: str, words: str) -> None:
    """Callback: take a theme out, with what people decided of it."""
    saved(view, lambda codebook: codebook.without(code), words, also=lambda package: forget_theme(package, code))


def merged(view: View, change: Callable[[Codebook], Codebook], codes: tuple[str, str], words: str) -> None:
    """Callback: the second theme goes into the first, with what people decided of it."""
    saved(view, change, words, also=lambda package: move_decisions(package, codes[1], codes[0]))


def _unchanged(folder: Path, view: View) -> str:
    """The state of the consultation, whose themes are still those on the page. Raises PackageError where they are not."""
    state = state_of(folder)
    themes = folder / THEMES
    if (utf8_text(themes) if themes.is_file() else "") != view.consultation.themes_toml:
        remedy = "画面を開き直し、いまのテーマを確かめてから、もう一度保存してください"
        refuse([Problem(THEMES, "画面を開いたあとに、ほかの人がテーマを保存しました", remedy)])
    return state


def _done(view: View, act: Callable[[Path], None], words: str) -> None:
    try:
        act(data_folder() / "consultations" / view.consultation.id)
        library(look=True)
        st.session_state[_SAID] = f"✓ {words}" if words else ""
    except (PackageError, NotAllowedError, RuleError, OSError) as error:
        st.session_state[_SAID] = f"⚠ 保存できませんでした。{error}"
