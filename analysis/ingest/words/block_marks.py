"""Words that stand above or before a text and say what it is: 意見1, 【市の考え方】, Q3., 該当箇所：第2章."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.words.column_headings import heading_weights, speaker
from analysis.ingest.words.wording import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OPEN, _CLOSE = "【\\[(（<＜〈《「［〔", "】\\])）>＞〉》」］〕"
_DIGITS = "[0-9０-９]{1,6}(?:[-－‐ー][0-9０-９]{1,3})?"
MARK = re.compile(
    rf"\s*[■●◆◇□○◎▼▽★☆・*＊>＞⇒→➡➔▶►▷⇨]*\s*(?P<open>[{_OPEN}])?\s*"
    rf"(?P<before>{_DIGITS}\s*[.．、)）:：]?\s+)?"
    rf"(?P<label>[^0-9０-９{_OPEN}{_CLOSE}:：.．\s]{{1,16}}(?:[(（][^)）]{{1,8}}[)）])?)"
    rf"(?:\s*(?:No[.．]?|NO[.．]?|№|第|その|番号))?(?:\s*[(（]?(?P<number>{_DIGITS}|[①-⑳])[)）]?(?:号|件目|番)?)?"
    rf"(?:\s*(?P<close>[{_CLOSE}]))?(?:\s*(?P<colon>[:：.．]))?(?P<gap>[\s　]*)(?P<rest>.*)",
    re.DOTALL,
)
_LONGEST = 24
"""Characters of a word that stands over a text, with its number; 12 and 48 read the documents of the bench alike."""
_ROLES = ("opinion", "reply", "no", "printed_mark", "category", "place", "date", "attribute")
HEADED, TEXT_BELOW = "#h{}", "#text"
"""Instead of a word: a heading of a level as the format has it, and what stands below it without a word of its own."""
_WIDE_GAP = re.compile(r"[\u2003\u3000]|\s{2}")
"""A full-width blank, or several."""
_NUMBER_SIGN = re.compile(r"(?<=\S)\s*(?:No|NO|Ｎｏ|ＮＯ|№)[.．]?\s*(?=[0-9０-９])")
"""意見No.3 is 意見3."""
_LETTERS_APART = re.compile(rf"^[{_OPEN}\W]*((?:[^\W\d][ 　]+){{1,4}}[^\W\d])(?=\s*[:：{_CLOSE}])")
"""市　長： is 市長："""
_WHO = re.compile(rf"(?<=[^\s{_OPEN}])\s*[:：／/]\s*([^{_OPEN}{_CLOSE}:：]{{1,16}})(?=[{_CLOSE}])")
"""Who answers, behind the word and inside its brackets: （回答：市民課長）."""


@dataclass(frozen=True)
class BlockMark:
    """What stands before a text."""

    label: str
    number: str
    rest: str
    """The text itself where it begins on the same line."""
    who: str = ""
    """Who speaks, where the brackets of the word name somebody."""


def block_mark(text: str, is_label: Callable[[str], bool]) -> BlockMark | None:
    """The mark a line begins with; None for a line of text. `is_label` says which words mark a text."""
    mark = _mark(text, is_label)
    if mark is None and "\n" in text and len(text) <= _LONGEST:
        broken = _mark(text.replace("\n", ""), is_label)  # a narrow cell breaks its word: 市の考え / 方
        return broken if broken and not broken.rest else None
    return mark


def _mark(text: str, is_label: Callable[[str], bool]) -> BlockMark | None:
    begin, who = _NUMBER_SIGN.sub("", text[:_LONGEST]), ""
    if apart := _LETTERS_APART.match(begin):
        begin = begin[: apart.start(1)] + re.sub("[ 　]", "", apart[1]) + begin[apart.end(1) :]
    if begin[:1] in _OPEN and (named := _WHO.search(begin)):
        begin, who = begin[: named.start()] + begin[named.end() :], named[1].strip()
    found = MARK.fullmatch(begin + text[_LONGEST:])
    if not found or not is_label(found["label"]):
        return None
    framed = bool(found["open"]) and bool(found["close"])
    number = (found["number"] or found["before"] or "").strip(" 　.．、)）:：")
    # A sentence may begin with the same word: 意見を踏まえ…
    parted = bool(found["gap"]) if number or _is_sign(found["rest"]) else bool(_WIDE_GAP.search(found["gap"]))
    if found["rest"] and not (framed or found["colon"] or parted):
        return None
    return BlockMark(found["label"], number, found["rest"], who)


def _is_sign(text: str) -> bool:
    """Whether a text is a sign such as ◎, as it stands behind 対応状況."""
    return len(text.strip()) == 1 and pattern("mark").fullmatch(folded(text)) is not None


def label_groups(cells: Sequence[str], is_label: Callable[[str], bool]) -> list[list[str]]:
    """The cells of a line, split where each word with its text begins: [意見番号, 1], [該当箇所, 第1条]; else all together."""
    begins = [place for place in range(0, len(cells), 2) if len(cells[place]) <= _LONGEST and _is_bare(cells[place], is_label)]
    if len(cells) < 4 or len(cells) % 2 or len(begins) * 2 != len(cells):
        return [list(cells)]
    return [list(cells[place : place + 2]) for place in begins]


def _is_bare(cell: str, is_label: Callable[[str], bool]) -> bool:
    mark = block_mark(cell, is_label)
    return mark is not None and not mark.rest and not mark.number


def marks_text(label: str) -> str:
    """What a word that nobody has settled yet marks, one of _ROLES; empty for other words."""
    weights = {role: weight for role, weight in heading_weights(label).items() if weight >= 0.6}
    if pattern("both").search(folded(label)):
        return ""  # 意見の概要と市の考え方 is the title of what follows
    ranked = [role for role in _ROLES if weights.get(role) == 1.0]
    ranked += [role for role in ("opinion", "reply") if role in weights]
    return (ranked[0] if ranked else speaker(label)) if len(folded(label)) <= _LONGEST else ""
