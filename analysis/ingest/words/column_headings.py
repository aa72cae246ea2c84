"""What the heading of a column says about the column, by the wordings of data/ingest/headings.toml."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.ingest.words.word_files import alternatives, words
from analysis.ingest.words.wording import folded
from analysis.package.roles import BY_HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = {"certain": 1.0, "likely": 0.6, "possible": 0.3}
LONGEST = 30
"""Characters of a folded heading; a longer text is a sentence. 12 and 60 read the documents of the bench alike."""
_REMARK = re.compile(r"[(\[<【〔][^)\]>】〕]*[)\]>】〕]$")
_FRAME = re.compile(r"^[【\[(<〈《■●◆○・]+|[】\])>〉》:]+$|[※*]+[0-9]*$")


@lru_cache(maxsize=20_000)
def heading_weights(heading: str) -> dict[str, float]:
    """Role → how surely a heading means it (see WEIGHTS); empty for a text that is no heading known."""
    text = folded(heading)
    found: dict[str, float] = {}
    for form in dict.fromkeys((text, _REMARK.sub("", text), _FRAME.sub("", text), _asked(text))):
        if form and len(form) <= LONGEST and not found:
            found = _weights(form)
    return found


def _asked(text: str) -> str:
    """What a form asks for, without the words of asking; a text that asks for nothing stays."""
    request, question = _asking()
    found = request.sub("", text)
    return found if found == text else question.sub("", found)


@cache
def _asking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    headings = words("headings")
    return re.compile(alternatives(headings["request"])), re.compile(alternatives(headings["question"]))


def asks(heading: str) -> bool:
    """Whether a heading is the text of a question."""
    return _worded("asks").fullmatch(folded(heading)) is not None


def takes_side(heading: str) -> bool:
    """Whether a heading names one of two texts that are comments of their own each: 賛成意見, 改善してほしい点."""
    text = folded(heading)
    return any(_worded("sides").fullmatch(form) for form in (text, _REMARK.sub("", text), _FRAME.sub("", text)))


def heads_other_table(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a table without comments: each such a word, and one that stands over no comments ever."""
    # Most rows of a large file are none, and their shortest cell, a label that comes again and again, says so.
    if len(headings) < 2 or not _is_other(min(headings, key=len)) or not all(map(_is_other, headings)):
        return False
    return any(_worded("certainly_other").fullmatch(folded(heading)) for heading in headings)


@lru_cache(maxsize=10_000)
def _is_other(heading: str) -> bool:
    return _worded("other").fullmatch(folded(heading)) is not None


def speaker(label: str) -> str:
    """Who speaks below a word of minutes: opinion for those who ask, reply for those who answer; empty for other words."""
    text = folded(label)
    asked, answered = (_worded(name).fullmatch(text) for name in ("asking", "answering"))
    return "opinion" if asked else "reply" if answered else ""


@cache
def _worded(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(words("headings")[name]))


def best_role(heading: str) -> tuple[str, float]:
    """The role a heading most likely means, with its weight; ("", 0) for none."""
    weights = heading_weights(heading)
    return max(weights.items(), key=lambda item: item[1]) if weights else ("", 0.0)


def _weights(form: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for role, weight, pattern in _patterns():
        if weight > found.get(role, 0.0) and pattern.fullmatch(form):
            found[role] = weight
    return found


@cache
def _patterns() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    headings = words("headings")
    return tuple(
        (role, weight, re.compile(alternatives(headings[role][level])))
        for role in BY_HEADING
        for level, weight in WEIGHTS.items()
        if headings[role][level]
    )
