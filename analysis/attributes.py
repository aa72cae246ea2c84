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

from analysis.package.roles import NAMES

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


@lru_cache(maxsize=64)
def attributes(consultation: Consultation) -> Mapping[str, Attribute]:
    """The attributes of a document by their columns, in its order."""
    comments = consultation.comments
    found = {name: _values(comments[name]) for name in further(consultation) if name != "count"}
    return {name: Attribute(name, NAMES.get(name, name), values) for name, values in found.items() if values}


def further(consultation: Consultation) -> list[str]:
    """Every column that the document has beyond ours, attribute or not; its own categories where they are not its parts."""
    comments = consultation.comments
    brought = [str(name) for name in comments if name not in OWN or name == "count"]
    finer = comments.drop_duplicates(["pillar", "category"])["category"].notna().sum() > comments["pillar"].nunique()
    return (["category"] if finer else []) + brought


def labels(consultation: Consultation, column: str) -> pd.Series[str]:
    """The value of each comment; NOT_SAID where its cell is empty."""
    return consultation.comments[column].astype("str").fillna(NOT_SAID)


def split(condition: str) -> tuple[str, str]:
    """`地域=北海道` → attribute and value; an empty value where there is no sign."""
    name, _, value = condition.partition(SIGN)
    return name.strip(), value.strip()


def chosen_in_words(consultation: Consultation, chosen: Chosen) -> list[tuple[str, str]]:
    """Name on screen and value of every condition, in order."""
    names = attributes(consultation)
    return [(names[column].name if column in names else column, value) for column, values in chosen for value in values]


def _values(cells: pd.Series) -> tuple[str, ...]:
    """Empty for a column that is no attribute: of one value, of too many or too long ones, or of ones that do not repeat."""
    counts = cells.astype("str").value_counts()
    if not 2 <= len(counts) + bool(cells.isna().any()) <= MOST or len(counts) * 2 > counts.sum() or _long(counts):
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
