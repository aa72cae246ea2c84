"""One comment as people read it: opinion and reply side by side, its mark, its place in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

import numpy as np
import pandas as pd

from analysis.attributes import LONGEST, further
from analysis.package.roles import NAMES
from pages.components.frame import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from analysis.consultation import Consultation
    from analysis.corpus import Corpus
    from pages.components.frame.view import View

Spans = Callable[[int, str, str], "Sequence[tuple[int, int]]"]
"""(row, field, verbatim text) → places to highlight, as start and end in that text."""


def no_spans(row: int, field: str, text: str) -> Sequence[tuple[int, int]]:  # noqa: ARG001  # the shape of Spans
    return ()


@dataclass(frozen=True)
class Cards:
    """What cards need beside the comments themselves."""

    view: View
    spans: Spans = no_spans
    themes: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Row → names of its themes."""


def comment_cards(comments: pd.DataFrame, cards: Cards) -> str:
    """HTML of some comments, one card each, in the table's order. Every text is escaped: it is quoted, not rendered."""
    marks = cards.view.consultation.marks(cards.view.basis).reindex(comments.index)
    rows = zip(comments.index.tolist(), marks.tolist(), strict=True)
    return "".join(_card(row, comments.loc[row], mark, cards) for row, mark in rows)


def highlighted(text: str, spans: Iterable[tuple[int, int]], doubtful: Collection[int] = ()) -> str:
    """Escape a text and put its places into <mark>, overlapping ones as one, and characters in doubt into <u>."""
    pieces, end = [], 0
    for start, stop in sorted(spans):
        if stop <= end:
            continue
        start = max(start, end)
        pieces += [_escaped(text, end, start, doubtful), f"<mark>{_escaped(text, start, stop, doubtful)}</mark>"]
        end = stop
    return "".join([*pieces, _escaped(text, end, len(text), doubtful)])


def _escaped(text: str, start: int, stop: int, doubtful: Collection[int]) -> str:
    if not doubtful:
        return escape(text[start:stop])
    parts = groupby(range(start, stop), lambda place: place in doubtful)
    cut = ((inside, escape("".join(text[place] for place in places))) for inside, places in parts)
    return "".join(f'<u class="doubtful">{part}</u>' if inside else part for inside, part in cut)


def mark_html(mark: object, view: View) -> str:
    """The response type with its wording and where it comes from; nothing where the document has none for any comment."""
    if not view.typed:
        return ""
    if not isinstance(mark, str):
        return f'<span class="mark unknown">対応区分：{wording.UNKNOWN[view.basis]}</span>'
    name = escape(view.response_types.get(mark, mark))
    return f'<span class="mark">{name}</span> {badge(view.basis)}'


def badge(basis: str) -> str:
    """Where a response type comes from; the source's own needs no badge."""
    return "" if basis == "printed" else f'<span class="atlas-badge {escape(basis)}">{wording.BASIS[basis]}</span>'


def _card(row: int, comment: pd.Series, mark: object, cards: Cards) -> str:
    number, consultation = escape(comment["id"]), cards.view.consultation
    shown = mark_html(mark, cards.view)
    heading = f'<div class="label">{escape(consultation.words.reply)}</div>'
    reply = f'<section class="reply">{heading}{_reply(row, comment, cards)}</section>' if consultation.has_replies else ""
    return (
        f'<article class="atlas-comment" aria-label="意見 {number}番">'
        f'<header><span class="no">{number}番</span><span>{escape(cards.view.pillars[comment["pillar"]])}</span>'
        f"{f'<span>{shown}</span>' if shown else ''}{_brought(comment, cards.view)}</header>"
        f'<div class="texts"><section><div class="label">意見概要</div>{_text(row, comment, "opinion", cards)}</section>'
        f"{reply}</div>"
        f"{_errors(comment, cards.view)}<footer>{_footer(row, comment, cards)}</footer></article>"
    )


def _brought(comment: pd.Series, view: View) -> str:
    """What else the document says of the comment: 地域：北海道. Long remarks are in the file only."""
    cells = {name: comment[name] for name in further(view.consultation)}
    said = {name: str(cell) for name, cell in cells.items() if pd.notna(cell) and len(str(cell)) <= LONGEST}
    return "".join(f'<span class="brought">{escape(NAMES.get(name, name))}：{escape(cell)}</span>' for name, cell in said.items())


def _text(row: int, comment: pd.Series, field: str, cards: Cards) -> str:
    text = comment[field]
    if pd.isna(text):
        return "<p>（記載なし）</p>"
    doubtful = _doubtful_of(cards.view.consultation).get((comment["id"], field), frozenset())
    said = f'<p class="shared">文字認識で読んだ文（自信のない文字は下線、{len(doubtful)}字）</p>' if doubtful else ""
    return f"{said}<p>{highlighted(text, cards.spans(row, field, text), doubtful)}</p>"


def _reply(row: int, comment: pd.Series, cards: Cards) -> str:
    """The reply; where the original cell is merged, the reply of the comment that it is shared with, said to be inferred."""
    other = comment["reply_shared_with"]
    if pd.notna(comment["reply"]) or pd.isna(other):
        return _text(row, comment, "reply", cards)
    comments = cards.view.consultation.comments
    shared_row = comments.index[comments["id"] == other][0]
    note = f'<p class="shared">{escape(other)}番と共通の回答（資料のセルが結合されていたと推定）</p>'
    return note + _text(int(shared_row), comments.loc[shared_row], "reply", cards)


def _others(row: int, comment: pd.Series, cards: Cards) -> str:
    """The ways to the other comments of the same text, and to those that the same whole reply answers, whatever the filters."""
    links = []
    for key, numbers, words in (("same", _of_text, "同じ文面"), ("same_reply", _of_reply, "同じ回答")):
        if others := int(numbers(cards.view.corpus)[row]):
            address = f"comments?consultation={quote(cards.view.consultation.id)}&{key}={quote(comment['id'])}"
            links.append(f'<a href="{escape(address)}" target="_self">{words}の意見がほか{others:,}件</a>')
    return "".join(links)


@lru_cache(maxsize=16)
def _of_text(corpus: Corpus) -> NDArray[np.int64]:
    return _with_same_number(corpus.same_texts)


@lru_cache(maxsize=16)
def _of_reply(corpus: Corpus) -> NDArray[np.int64]:
    return _with_same_number(corpus.same_replies)


def _with_same_number(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each comment how many others have its number; -1 is none."""
    counts = np.bincount(numbers[numbers >= 0], minlength=len(numbers))
    return np.where(numbers < 0, 0, counts[numbers] - 1)


def _errors(comment: pd.Series, view: View) -> str:
    """Text errors of the source, listed beside the text and never applied to it."""
    found = _errors_of(view.consultation).get(comment["id"], ())
    if not found:
        return ""
    return f"<details><summary>資料の文字の誤りと思われる箇所（{len(found)}か所）</summary><ul>{''.join(found)}</ul></details>"


@lru_cache(maxsize=16)
def _errors_of(consultation: Consultation) -> dict[str, list[str]]:
    """Number of a comment → its text errors, a list item each."""
    found: dict[str, list[str]] = {}
    columns = (consultation.corrections[name].tolist() for name in ("comment", "field", "as_printed", "suggested"))
    for comment, place, printed, suggested in zip(*columns, strict=True):
        field = consultation.words.say(wording.FIELD.get(place, "分類"))
        item = f"<li>{field}：「{escape(printed)}」は「{escape(suggested)}」か</li>"
        found.setdefault(comment, []).append(item)
    return found


@lru_cache(maxsize=16)
def _doubtful_of(consultation: Consultation) -> dict[tuple[str, str], frozenset[int]]:
    """Comment and field → places of the characters that were recognised and are in doubt."""
    grouped = consultation.doubtful.groupby(["comment", "field"])["place"]
    return {key: frozenset(places.tolist()) for key, places in grouped}  # type: ignore[misc]


def _footer(row: int, comment: pd.Series, cards: Cards) -> str:
    themes = "".join(f'<span class="theme">{escape(name)}</span>' for name in cards.themes.get(row, ()))
    place = "、".join(
        f"{name}{int(comment[column]):,}{unit}"
        for column, name, unit in (("page", "表の", "枚目"), ("line", "", "行目"))
        if pd.notna(comment[column])
    )
    # A plain link: it opens in a new tab or is copied like any other, which is what a permalink is for.
    address = f"comments?consultation={quote(cards.view.consultation.id)}&id={quote(comment['id'])}"
    source = f"出典：{escape(cards.view.consultation.metadata.source_file)} {place}"
    link = f'<a href="{escape(address)}" target="_self">この意見への固定リンク</a>'
    return f"{themes}<span>{source}</span>{link}{_others(row, comment, cards)}"
