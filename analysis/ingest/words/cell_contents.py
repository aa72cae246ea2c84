"""What the cells of a column say about it, whatever its heading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import ends_sentence, folded, is_number, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 12
"""Characters from which a cell is a text rather than a label; 8 and 18 read the documents of the bench alike."""


@dataclass(frozen=True)
class Contents:
    """Measures of the cells of a column that are not empty; shares from 0 to 1."""

    cells: int
    filled: float
    length: float
    """Mean number of characters."""
    distinct: int
    numbers: float
    rising: float
    counts: float
    pages: float
    dates: float
    marks: float
    mark_words: float
    sentences: float
    opinion_words: float
    reply_words: float


def contents_of(cells: Sequence[str]) -> Contents:
    """Measure the cells of a column."""
    texts = [text for text in map(folded, cells) if text]
    numbers = [int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 7]
    return Contents(
        cells=len(texts),
        filled=len(texts) / len(cells) if cells else 0.0,
        length=sum(map(len, texts)) / len(texts) if texts else 0.0,
        distinct=len(set(texts)),
        numbers=_share(is_number(text) for text in texts),
        rising=_share(after == before + 1 or after == 1 for before, after in pairwise(numbers)),
        counts=_matching(texts, "count"),
        pages=_matching(texts, "page"),
        dates=_matching(texts, "date"),
        marks=_matching(texts, "mark"),
        mark_words=_share(len(text) <= 30 and pattern("mark_words").search(text) is not None for text in texts),
        sentences=_share(len(text) >= LONG and ends_sentence(text) for text in texts),
        opinion_words=_share(pattern("opinion_words").search(text) is not None for text in texts),
        reply_words=_share(pattern("reply_words").search(text) is not None for text in texts),
    )


def content_weights(found: Contents) -> dict[str, float]:
    """Role → how much the cells look like it, from 0 to 1."""
    if not found.cells:
        return {}
    long = min(1.0, found.length / 30) * (0.4 + 0.6 * found.sentences)
    said = found.opinion_words + found.reply_words
    lean = found.reply_words / said if said else 0.5
    few = 1.0 if found.distinct <= max(8, found.cells * 0.3) else 0.4
    short = float(found.length <= 30)
    # Of two columns of numbers, that of the comments has one in every row; that of the people who wrote them has not.
    each = 0.8 + 0.2 * found.filled
    label = max(0.0, 1 - found.length / 40) * (1 - max(found.numbers, found.marks))
    return {
        "no": found.numbers * (0.4 + 0.6 * found.rising) * (0.5 if found.distinct * 2 < found.cells else each),
        "opinion": long * (1.0 - 0.6 * lean),
        "reply": long * (0.4 + 0.6 * lean),
        "printed_mark": max(found.marks * (1 - found.rising * found.numbers), 0.9 * found.mark_words) * few * short,
        "count": found.counts * (1 - 0.8 * found.rising),
        "place": found.pages,
        "date": found.dates,
        "category": label * (0.9 if found.distinct < found.cells or found.cells < 3 else 0.7),
        "section": label * (0.9 if found.distinct * 3 <= found.cells or found.filled < 0.5 else 0.4),
        "attribute": label * 0.6,
    }


def _share(values: object) -> float:
    flags = list(values)  # type: ignore[call-overload]
    return sum(flags) / len(flags) if flags else 0.0


def _matching(texts: list[str], name: str) -> float:
    return _share(pattern(name).fullmatch(text) is not None for text in texts)
