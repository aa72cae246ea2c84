"""What a result document says before its comments: period, submitters, organisations briefed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

ERA_START = {"平成": 1988, "令和": 2018}
"""Year before the first year of an era: 令和1年 is 2019."""
_DATE = r"(平成|令和)(\d+|元)年(\d+)月(\d+)日(?:\([日月火水木金土]\))?"
_PERIOD = re.compile(rf"{_DATE}\s*(?:から|～|~|-)\s*{_DATE}")
_SUBMITTERS = re.compile(r"(\d+)件\s*\((\d+)名(?:[・、](\d+)団体)?\)")
_BRIEFED = re.compile(r"説明\s*\((\d+)団体\)")


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
    text = unicodedata.normalize("NFKC", "\n".join(lines))
    period, submitters, briefed = _PERIOD.search(text), _SUBMITTERS.search(text), _BRIEFED.search(text)
    return FrontMatter(
        period_start=japanese_date(*period.groups()[:4]) if period else None,
        period_end=japanese_date(*period.groups()[4:]) if period else None,
        comments=int(submitters[1]) if submitters else None,
        people=int(submitters[2]) if submitters else None,
        organisations=int(submitters[3]) if submitters and submitters[3] else None,
        unit_line=_unit_line(submitters),
        briefed_organisations=_bullets(lines),
        briefed_count=int(briefed[1]) if briefed else None,
    )


def japanese_date(era: str, year: str, month: str, day: str) -> date:
    """令和4年12月11日 → 2022-12-11. Raises ValueError for a day that does not exist."""
    return date(ERA_START[era] + (1 if year == "元" else int(year)), int(month), int(day))


def _unit_line(submitters: re.Match[str] | None) -> str:
    if not submitters:
        return ""
    organisations = f"・{submitters[3]}団体" if submitters[3] else ""
    return f"{submitters[1]}件（{submitters[2]}名{organisations}）"


def _bullets(lines: list[str]) -> tuple[str, ...]:
    """Names on lines of bullets; two columns of them are tab-separated."""
    return tuple(cell[1:].strip() for line in lines for cell in line.split("\t") if cell.strip().startswith("・"))
