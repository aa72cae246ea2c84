"""Years and deadlines that a text names, as written and as a number where they are one."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.language.normalize import normalize

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925}
"""Era → the year before its first."""
_NUMBER = r"(?:元|\d{1,2})"
_TAIL = r"年度?(?:末|中|内|当初|前半|後半)?(?:\d{1,2}月(?:\d{1,2}日|末|中)?)?"
_ERA_NAME = r"令和|平成|昭和|(?<![A-Za-z])[RH](?=\d)"
_UNTIL = rf"(?:(?:から|より|および|及び|[~～〜・、-])(?:(?:{_ERA_NAME})?{_NUMBER}|(?:19|20)\d\d){_TAIL})?"
"""The second year of two: 令和3年度から令和4年度; one year alone would cut the time short."""
_DATE = re.compile(
    rf"(?:(?P<era>{_ERA_NAME})(?P<of_era>{_NUMBER})(?:[、・~～〜-]{_NUMBER})*|(?P<western>(?:19|20)\d\d)(?!\d)(?:[~～〜-](?:19|20)\d\d(?!\d))?){_TAIL}{_UNTIL}"
)
_RELATIVE = re.compile(
    r"(?:来|次|翌|今|本|同)年度(?:末|中|内|以降)*|(?<!\d)年度(?:末|内|中)|来年|年内|早期に(?=実施|実現|開始|導入|着手|整備)|早急に|速やかに"
    r"|順次|当面|今後(?!の)|将来的に"
)


class When(NamedTuple):
    """A time as written, and its (first) year of the western calendar where it names one."""

    words: str
    year: int | None


def when(text: str) -> When | None:
    """Find the time a text names: a year before a word like 今後; of several years the first; None where there is none."""
    copy = normalize(text)
    found = _DATE.search(copy.text) or _RELATIVE.search(copy.text)
    if found is None:
        return None
    start, end = copy.verbatim_span(*found.span())
    return When(text[start:end], _year(found) if found.re is _DATE else None)


def _year(found: re.Match[str]) -> int:
    if found["western"]:
        return int(found["western"])
    return _ERAS[found["era"]] + (1 if found["of_era"] == "元" else int(found["of_era"]))
