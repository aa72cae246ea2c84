"""Response types printed as several columns, in one of which each comment has a sign: the heading of that column is its mark."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from analysis.ingest.rows.heading_rows import GROUP
from analysis.ingest.words.column_headings import heading_weights
from analysis.ingest.words.wording import folded, pattern, says_nothing
from analysis.package.roles import TICKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ALONE, FILLED = 0.9, 0.5
"""Share of the signs that stand alone in their row, and of the rows that have one, from which columns belong together; at
0.6, and at 0.2 and 0.8, the documents of the bench read alike."""


def ticked_columns(cells: Mapping[str, Sequence[str]]) -> list[str]:
    """Headings of neighbouring columns that hold nothing but signs, one in a row, and name what became of a comment.

    `cells` maps headings to the cells below them, row by row; a column without a cell belongs to those beside it that it is
    grouped with. Empty where there are no such columns.
    """
    rows = {key: _without_sum(["" if _is_blank(text) else text for text in texts]) for key, texts in cells.items()}
    for signs, run in groupby(rows, lambda key: _has_signs_only(rows[key])):
        keys = [key for key in run if _names_a_mark(key)] if signs else []
        if sum(any(rows[key]) for key in keys) > 1 and _one_a_row([rows[key] for key in keys]):
            return keys
    return []


def ticked_mark(columns: Iterable[tuple[str, str]], cells: Iterable[str]) -> str | None:
    """The mark of a row: the heading above its sign, several joined; None where no column is of this kind.

    `columns` are heading and role of each column.

    >>> ticked_mark([("対応／反映", "ticked_mark"), ("対応／参考", "ticked_mark")], ["－", "○"])
    '参考'
    """
    pairs = [(key, cell) for (key, role), cell in zip(columns, cells, strict=True) if role == TICKED]
    return "・".join(heading_mark(key) for key, cell in pairs if not _is_blank(cell)) if pairs else None


def _is_blank(cell: str) -> bool:
    """Whether there is no sign: nothing, or a dash where there is none."""
    return not cell.strip() or says_nothing(cell)


def heading_mark(key: str) -> str:
    """What a column's heading says without that of its group: 参考 of 対応区分／参考."""
    return key.rpartition(GROUP)[2].partition("#")[0]


def _has_signs_only(texts: Sequence[str]) -> bool:
    return all(pattern("tick").fullmatch(folded(text)) for text in texts if text.strip())


def _without_sum(texts: Sequence[str]) -> list[str]:
    """The cells of a column without the last, where that says how many there are above it."""
    filled = [place for place, text in enumerate(texts) if text.strip()]
    last = folded(texts[filled[-1]]) if filled else ""
    # Where 1 is the sign, two of them are no sign and its sum.
    counted = last == str(len(filled) - 1) and (len(filled) > 2 or not pattern("tick").fullmatch(last))
    return ["" if counted and place == filled[-1] else text for place, text in enumerate(texts)]


def _names_a_mark(key: str) -> bool:
    """Whether a heading speaks of response types, by itself or by that of its group."""
    upper, grouped, _ = key.rpartition(GROUP)
    if grouped and heading_weights(upper).get("printed_mark", 0.0) >= 0.6:
        return True
    text = folded(heading_mark(key))
    return bool(text) and not text.startswith("#") and pattern("mark_words").search(text) is not None


def _one_a_row(columns: Sequence[Sequence[str]]) -> bool:
    """Whether most rows have a sign in one of these columns and hardly any in two; columns of different tables have no rows."""
    if len(set(map(len, columns))) > 1:
        return False
    signs = [sum(bool(cell.strip()) for cell in row) for row in zip(*columns, strict=True)]
    ticked = sum(count > 0 for count in signs)
    return ticked >= FILLED * len(signs) and sum(count == 1 for count in signs) >= ALONE * ticked
