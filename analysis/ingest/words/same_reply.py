"""A reply that names another comment's reply instead of saying anything: 「No.3と同じ」, 「3番の回答のとおり」."""

from __future__ import annotations

import re
from functools import cache

from analysis.ingest.words.wording import folded, pattern


def same_reply(reply: str) -> str:
    """The number that the reply names, folded; empty where the reply says anything of its own.

    >>> same_reply("（No.3と同じ。）"), same_reply("3番の回答と同じく、検討します。")
    ('3', '')
    """
    found = _whole().fullmatch(folded(reply))
    return found["of"] if found else ""


@cache
def _whole() -> re.Pattern[str]:
    """Number, what is meant of that comment, and how such a reply goes on; as `folded` leaves it."""
    number = r"(?:(?:上記|前述|意見)の?)?(?:番号|no\.?)?(?P<of>[0-9a-z]{1,5}(?:[-.][0-9]{1,4})?)番?"
    return re.compile(rf"[(【]?{number}(?:への|の)?(?:回答|(?:.の)?考え方)?(?:{pattern('same_reply').pattern})(?:です)?。?[)】]?")
