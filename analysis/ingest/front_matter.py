"""What a result document says before its comments: period, submitters, organisations briefed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

ERA_START = {"平成": 1988, "令和": 2018}
"""Year before the first year of an era: 令和1年 is 2019."""
_DATE = r"(平成|令和)(\d{1,2}|元)年(\d{1,2})月(\d{1,2})日(?:\([日月火水木金土]\))?"
_PERIOD = re.compile(rf"{_DATE}\s*(?:から|～|~|-)\s*{_DATE}")
_SUBMITTERS = re.compile(r"(\d{1,6})件\s*\((\d{1,6})名(?:[・、](\d{1,6})団体)?\)")
_BRIEFED = re.compile(r"説明\s*\((\d{1,6})団体\)")


@dataclass(frozen=True)
class FrontMatter:
    """Facts found before the comments; None or empty where the document does not say."""

    period_start: date | None
    period_end: date | None
    comments: int | None
    people: int | None
    organisations: int | None
    unit_line: str
    briefed_organisations: tuple[str, ...]
    briefed_count: int | None
    """The number of organisations that the document prints, to check the list against."""


def front_matter(lines: list[str]) -> FrontMatter:
    """Find the facts in the lines before the table of comments."""
    plain = [unicodedata.normalize("NFKC", line) for line in lines]
    text = "\n".join(plain)
    submitters, briefed = _SUBMITTERS.search(text), _BRIEFED.search(text)
    start, end = _period(text)
    return FrontMatter(
        period_start=start,
        period_end=end,
        comments=int(submitters[1]) if submitters else None,
        people=int(submitters[2]) if submitters else None,
        organisations=int(submitters[3]) if submitters and submitters[3] else None,
        unit_line=_unit_line(submitters),
        briefed_organisations=_bullets(lines, [bool(_BRIEFED.search(line)) for line in plain]),
        briefed_count=int(briefed[1]) if briefed else None,
    )


def japanese_date(era: str, year: str, month: str, day: str) -> date:
    """令和4年12月11日 → 2022-12-11. Raises ValueError for a day that does not exist."""
    return date(ERA_START[era] + (1 if year == "元" else int(year)), int(month), int(day))


def _period(text: str) -> tuple[date | None, date | None]:
    """First and last day; none of both where one is misprinted, for half a period misleads."""
    found = _PERIOD.search(text)
    try:
        return (japanese_date(*found.groups()[:4]), japanese_date(*found.groups()[4:])) if found else (None, None)
    except ValueError:
        return None, None


def _unit_line(submitters: re.Match[str] | None) -> str:
    if not submitters:
        return ""
    organisations = f"・{submitters[3]}団体" if submitters[3] else ""
    return f"{submitters[1]}件（{submitters[2]}名{organisations}）"


def _bullets(lines: list[str], heads: list[bool]) -> tuple[str, ...]:
    """Names on the lines of bullets under a head; two columns of them are tab-separated."""
    names: list[str] = []
    under_head = False
    for line, is_head in zip(lines, heads, strict=True):
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        bullets = [cell[1:].strip() for cell in cells if cell.startswith("・")]
        under_head = is_head or (under_head and len(bullets) == len(cells))
        names += bullets if under_head else []
    return tuple(names)
