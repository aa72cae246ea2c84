"""What the program took the columns and marks of a document for, to be corrected by a person."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.apart.process import corrected
from analysis.ingest.apart.turns import silent
from analysis.package.roles import NAMES
from analysis.replies.estimation.legend import MEANING_NAMES
from pages.components.documents.reading import role_key
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.ingest.apart.turns import Tick
    from analysis.ingest.recognition.columns import ColumnFound
    from pages.components.documents.reading import Reading

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def columns(reading: Reading) -> None:
    """Draw what each column was taken for, how surely and why."""
    figure.title(
        "列の役割",
        note="違うところは選び直してください。選ぶと、もう一度読み取ります。1つの列しか持てない役割を選ぶと、2つの列が入れ替わります。"
        "意見の列は増やせます（列ごとに分けて読みます）。",
    )
    found = reading.first.imported.proposal.columns
    for first in range(0, len(found), 2):
        for number, place in enumerate(st.columns(2)[: len(found) - first], start=first):
            with place, st.container(gap="xsmall"):
                _column(reading, number, found[number])


def _column(reading: Reading, number: int, column: ColumnFound) -> None:
    names = list(NAMES)
    st.selectbox(
        plain(named(column.heading)),
        names,
        index=names.index(reading.roles[column.heading]),
        format_func=NAMES.__getitem__,
        key=role_key(reading, number),
    )
    changed = f"選び直しました（読み取りでは「{NAMES[column.role]}」）。" if reading.roles[column.heading] != column.role else ""
    doubt = f"<strong>？ {escape(column.question)}</strong><br>" if column.question and not changed else ""
    ground = changed or f"確からしさ {column.confidence:.0%}：{column.reason}"
    st.html(f'<p class="atlas-note atlas-ground">{doubt}{escape(ground)}</p>')


def legend(reading: Reading) -> Mapping[str, str]:
    """Draw the document's own legend; gives the meaning chosen for each mark."""
    types = reading.imported.proposal.recipe.response_types
    if types.empty:
        return {}
    figure.title("対応区分の凡例", note="意味は資料の言葉から読み取ります。記号が同じでも、意味は資料ごとに違います。")
    counts = reading.imported.built.tables["comments.csv"]["printed_mark"].value_counts()
    unknown = {entry.mark for entry in reading.imported.proposal.legend if not entry.known}
    chosen: dict[str, str] = {}
    entries = list(zip(*(types[name].tolist() for name in ("mark", "wording", "meaning")), strict=True))
    for first in range(0, len(entries), 2):
        for place, (mark, wording, meaning) in zip(st.columns(2), entries[first : first + 2], strict=False):
            words = mark if mark == wording else f"{mark}　{wording}"
            with place, st.container(gap="xsmall"):
                chosen[mark] = _meaning(reading, mark, f"{words}（{counts.get(mark, 0):,}件）", meaning)
                if mark in unknown:
                    st.html(
                        '<p class="atlas-note atlas-ground"><strong>？ 言葉から意味が分かりません。選んでください。</strong></p>'
                    )
                if mark in reading.draft.samples:
                    st.html(reading.draft.samples[mark])
    return chosen


def _meaning(reading: Reading, mark: str, words: str, meaning: str) -> str:
    names = list(MEANING_NAMES)
    return st.selectbox(
        plain(words),
        names,
        index=names.index(meaning),
        format_func=MEANING_NAMES.__getitem__,
        key=reading.key(f"meaning_{mark}"),
    )


def named(heading: str) -> str:
    """How a column is called on screen: one without a heading by its place, what is no column by what it is."""
    if not heading.startswith("#"):
        return heading
    known = {"#li": "箇条書きの項目", "#text": "見出しの下の文", "#h7": "質問など、開いて読む見出し"}
    if heading[1:] not in ("li", "text", "h7") and not heading[1:].isdecimal() and not heading.startswith("#h"):
        return f"{heading[1:]}のように番号で始まる項目"
    place = f"{heading[1:]}列目（見出しなし）" if heading[1:].isdecimal() else f"{heading[2:]}段目の見出し"
    return known.get(heading, place)


def plain(text: str) -> str:
    """A document's own words as a label: Streamlit reads labels as Markdown, which could change them or fetch a picture."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def settle(reading: Reading, title: str, meanings: Mapping[str, str], tick: Tick = silent) -> None:
    """Write title and meanings into the package, where they differ from what stands there. Raises PackageError.

    What stands there may be an earlier correction, which a person has taken back since.
    """
    recipe = reading.draft.settled or reading.imported.proposal.recipe
    known = dict(zip(recipe.response_types["mark"], recipe.response_types["meaning"], strict=True))
    changed = {mark: meaning for mark, meaning in meanings.items() if known[mark] != meaning}
    if changed or (title and title != recipe.cover.title):
        reading.draft.settled = corrected(reading.package, recipe, title, changed, tick)
