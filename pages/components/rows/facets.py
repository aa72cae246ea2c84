"""The rows behind a figure of the counting pages: what narrows them, choosable by keyboard, and the comments that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame import address, wording
from pages.components.rows import focus, narrowing, theme_table
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.library import Corpus
    from pages.components.frame.view import View

KEYS = ("in_pillar", "in_type", "theme", "word", "in_field")
"""What a click on a figure of these pages decides, all of it: so that the rows are exactly those of the number clicked."""


def pick(**values: str) -> None:
    """Callback: a number was clicked; its rows, and no narrower ones, are opened."""
    address.choose(**{**dict.fromkeys(KEYS, ""), **values})


def pick_cell(cell: list[str]) -> None:
    """Callback: a cell pillar × response type was clicked, or a whole pillar (`""` for the response type)."""
    pick(in_pillar=cell[0], in_type=cell[1])


def draw(view: View, *, words: Sequence[str] = (), skip: str = "") -> None:
    """Draw what narrows the rows, and the rows. `words` are offered to choose from; the parameter `skip` is chosen elsewhere."""
    figure.title(f"{_name(view)}意見", note="グラフの数字を押すか、下の欄で選ぶと、その数字に含まれる意見だけを表示します。")
    lists = {key: options for key, options in _lists(view, words).items() if key != skip}
    for column, (key, options) in zip(st.columns(len(lists)), lists.items(), strict=True):
        _choice(column, view, key, options)
    if view.value("in_field") and (view.value("theme") or view.value("word")):
        st.html(f'<p class="atlas-note">テーマと語は「{wording.FIELD[view.value("in_field")]}」の文章だけから数えています。</p>')
    if _unknown_types(view):
        _explain_types(view)
        return
    selected = narrowing.narrowed(view)
    shown = selected.comments.head(focus.PREVIEW)
    focus.rows(view, selected, link_changes=narrowing.link_changes(view), cards=narrowing.cards(view, shown))


def theme_names(corpus: Corpus, pillar: str = "") -> dict[str, str]:
    """The themes that comments are described by: the pillar's own where it has any, else those that run through all pillars."""
    found = theme_table.of_pillar(corpus, pillar) or theme_table.cross_cutting(corpus) or theme_table.ordinary(corpus)
    return {theme.code: theme.name for theme in found}


def _name(view: View) -> str:
    """What is chosen, in words: `柱Ⅱ DX ／ ○ 素案に掲載 の`."""
    themes = {theme.code: theme.name for theme in view.corpus.themes}
    names = [
        view.pillars.get(view.value("in_pillar"), ""),
        view.response_types.get(view.value("in_type"), ""),
        *([f"テーマ「{themes[view.value('theme')]}」"] if view.value("theme") in themes else []),
        *([f"語「{view.value('word')}」"] if view.value("word") else []),
    ]
    chosen = " ／ ".join(name for name in names if name)
    return f"{chosen} の" if chosen else "表示中の"


def _lists(view: View, words: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """The lists to choose from: parameter → code → name on screen."""
    word = view.value("word")
    offered = list(words) if not word or word in words else [*words, word]
    return {
        "in_pillar": view.pillars,
        "in_type": view.response_types,
        "theme": _themes(view),
        "word": {each: each for each in offered},
    }


def _themes(view: View) -> dict[str, str]:
    """The themes of the pillar in focus, and the one in the address whatever it is."""
    asked = {theme.code: theme.name for theme in view.corpus.themes if theme.code == view.value("theme")}
    return theme_names(view.corpus, view.value("in_pillar")) | asked


LABELS = {"in_pillar": "柱（項目）を選ぶ", "in_type": "対応区分を選ぶ", "theme": "テーマを選ぶ", "word": "語を選ぶ"}


def _choice(column: st.delta_generator.DeltaGenerator, view: View, key: str, options: Mapping[str, str]) -> None:
    closed = not options or (key == "in_type" and not _types_known(view) and not view.value(key))
    column.selectbox(
        LABELS[key],
        ["", *options],
        format_func=lambda code: options.get(code, "すべて"),
        key=key,
        persist_state="session",
        disabled=closed,
        help=_why_closed(key) if closed else None,
        on_change=_only_opinions if key in ("theme", "word") else None,
    )


def _why_closed(key: str) -> str:
    return {
        "in_type": "資料の記載だけでは、意見ごとの対応区分がわからないため選べません。",
        "theme": "この資料にはテーマの分類ルールがありません。",
        "word": "上で柱や区分を1つ選ぶと、その範囲で目立つ語から選べます。",
    }.get(key, "選べるものがありません。")


def _only_opinions() -> None:
    """Callback: themes and words of these pages are those of the opinions, whichever way they are chosen."""
    address.choose(in_field="opinion" if st.session_state["theme"] or st.session_state["word"] else "")


def _types_known(view: View) -> bool:
    return view.basis in view.consultation.available_bases()


def _unknown_types(view: View) -> bool:
    return bool(view.value("in_type")) and not _types_known(view)


def _explain_types(view: View) -> None:
    """No comment has a response type on this basis: say so, and which basis has."""
    st.html("<p>資料の記載だけでは、どの意見がこの対応区分なのかわからないため、意見を表示できません。</p>")
    for basis in view.consultation.available_bases()[:1]:
        st.button(
            f"「{wording.BASIS[basis]}」を使って表示する", key="use_basis", on_click=address.choose, kwargs={"basis": basis}
        )
