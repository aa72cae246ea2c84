"""What a document says of each comment beside its texts: region, age, trade, chapter, date … as conditions, groups and columns.

A column that the recipe keeps beside the comment is an attribute where its values repeat and are few and short enough to choose
among; other columns (names, remarks, numbers of their own) are shown and written into files, and chosen by search only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.language.written_dates import dates
from analysis.package.roles import NAMES
from analysis.package.row_weights import row_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analysis.consultation import Consultation

MOST = 100
"""Values that a person can choose among (47 prefectures, 60 municipalities of a prefecture); of more, none is offered."""
LONGEST = 40
"""Characters of a value: longer ones are remarks."""
OWN = (
    *("id", "no", "pillar", "category", "opinion", "reply", "reply_shared_with", "printed_mark", "page", "line"),
    "count",  # a weight, no group
)
NOT_SAID = "（記載なし）"
"""The value of a comment whose cell is empty, so that every comment has one."""
SIGN = "="
"""Between attribute and value in an address and on the command line: 地域=北海道."""
WHERE = "where."
"""What stands before the column of an attribute where it is a condition beside others: in an address."""
_ERAS = ("明治", "大正", "昭和", "平成", "令和")
_BEGINS = re.compile(rf"(?:{'|'.join(_ERAS)}|[第約満])?\d")
Chosen = tuple[tuple[str, tuple[str, ...]], ...]
"""Attribute → values; several values of one add comments, different attributes intersect."""


@dataclass(frozen=True)
class Attribute:
    """A column by whose values comments are chosen."""

    column: str
    name: str
    """On screen: the heading in the document."""
    values: tuple[str, ...]
    """Most frequent first; those that begin with numbers (年代, 日付) by these. What is not said comes last."""
    dated: bool = False
    """Whether the values are times: days, months or years, in their order."""


@lru_cache(maxsize=64)
def attributes(consultation: Consultation) -> Mapping[str, Attribute]:
    """The attributes of a document by their columns, in its order."""
    found = {}
    for column in further(consultation):
        cells, dated = _cells(consultation, column)
        if column != "count" and (values := _values(cells, repeated=not dated)):
            found[column] = Attribute(column, NAMES.get(column, column), values, dated)
    return found


@lru_cache(maxsize=64)
def further(consultation: Consultation) -> tuple[str, ...]:
    """Every column that the document has beyond ours, attribute or not; its own categories where they are not its parts."""
    comments = consultation.comments
    brought = [str(name) for name in comments if name not in OWN or name == "count"]
    finer = comments.drop_duplicates(["pillar", "category"])["category"].notna().sum() > comments["pillar"].nunique()
    return (*(("category",) if finer else ()), *(name for name in brought if not _files(comments, name)))


def _files(comments: pd.DataFrame, column: str) -> bool:
    """Whether a column is the one that comments are filed by: a value for each part and a part for each value."""
    pairs = comments[["pillar", column]].drop_duplicates()
    parts = comments["pillar"].nunique()
    return parts > 1 and len(pairs) == parts == pairs[column].nunique(dropna=False)


def labels(consultation: Consultation, column: str) -> pd.Series[str]:
    """The value of each comment; NOT_SAID where its cell is empty."""
    return _cells(consultation, column)[0].fillna(NOT_SAID)


@lru_cache(maxsize=32)
def _cells(consultation: Consultation, column: str) -> tuple[pd.Series[str], bool]:
    """The cells of a column as they are chosen by, and whether they are times: dates in one form, as fine as can be taken in."""
    cells = consultation.comments[column].astype("str")
    found = dates(cells, NAMES.get(column, column))
    return (cells, False) if found is None else (found, True)


@lru_cache(maxsize=64)
def weights(consultation: Consultation) -> pd.Series[int] | None:
    """How many opinions each row stands for (`row_weights`); None where the document does not say, or each stands for one."""
    return row_weights(consultation.comments)


def split(condition: str) -> tuple[str, str]:
    """`地域=北海道` → attribute and value; an empty value where there is no sign."""
    name, _, value = condition.partition(SIGN)
    return name.strip(), value.strip()


def chosen_in_words(consultation: Consultation, chosen: Chosen) -> list[tuple[str, str]]:
    """Name on screen and value of every condition, in order."""
    names = attributes(consultation)
    return [(names[column].name if column in names else column, value) for column, values in chosen for value in values]


def _values(cells: pd.Series[str], *, repeated: bool) -> tuple[str, ...]:
    """Empty for a column that is no attribute: of one value, of too many or too long ones, or of ones that do not repeat."""
    counts = cells.value_counts()
    if not 2 <= len(counts) + bool(cells.isna().any()) <= MOST or _long(counts):
        return ()
    if repeated and len(counts) * 2 > counts.sum():
        return ()
    names = [str(name) for name in counts.index]
    numbers = {name: _number(name) for name in names}
    if all(number is not None for number in numbers.values()):
        names.sort(key=lambda name: (numbers[name], name))
    else:
        names.sort(key=lambda name: (-int(counts[name]), name))
    return (*names, *((NOT_SAID,) if cells.isna().any() else ()))


def _long(counts: pd.Series[int]) -> bool:
    return any(len(str(name)) > LONGEST or not str(name).isprintable() for name in counts.index)


def _number(name: str) -> tuple[int, ...] | None:
    """The numbers that a value begins with (20代, 2024-05-01, 令和6年4月), None where it has none in front."""
    text = unicodedata.normalize("NFKC", name)
    if not _BEGINS.match(text):
        return None
    era = next((number for number, name in enumerate(_ERAS, start=1) if text.startswith(name)), 0)
    return (era, *(int(part) for part in re.findall(r"\d{1,9}", text)))
