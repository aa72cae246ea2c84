"""What a result document says before its comments: period, submitters, submissions, organisations briefed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ERA_START = {"昭和": 1925, "平成": 1988, "令和": 2018}
"""Year before the first year of an era: 令和1年 is 2019."""
_ERA = r"(?:(平成|令和)(\d{1,2}|元)|(\d{4}))年(?:\([^)]{1,8}\))?"
_DAY = r"(\d{1,2})月(\d{1,2})日(?:\([日月火水木金土](?:曜日?)?[^)]{0,4}\))?"
_DATE = rf"{_ERA}{_DAY}"
_HOUR = r"(?:(?:午前|午後)?\d{1,2}時(?:\d{1,2}分)?)?"
_PERIOD = re.compile(rf"{_DATE}{_HOUR}\n?(?:から|~|-|より|、)+\n?(?:{_ERA}|同年)?(?:{_DAY}|同月(\d{{1,2}})日)")
_SHORT_DATE = re.compile(r"(?<![\d.])(?:(令和|平成|R|H)(\d{1,2})|(20\d{2}))[./](\d{1,2})[./](\d{1,2})(?![\d.])")
"""R6.12.1, 2024/12/1."""
_ERAS = {"R": "令和", "H": "平成"}
_SUBMITTERS = re.compile(r"(\d{1,6})件\((\d{1,6})名(?:[・、](\d{1,6})団体)?\)")
_FIGURES = {
    "people": (
        r"(?:意見)?(?:提出|応募|回答|意見)者(?:数|の人数|の数)?(?:は|:|・|\t|\()*(?:計|合計|延べ|個人)?(\d{1,6})(?:人|名|者)",
        r"(?:提出|応募)(?:人数|者数)(?:は|:|\t)*(\d{1,6})",
        r"(?<!\d)(\d{1,6})(?:人|名|個人)(?:の方)?(?:から|より|、|\()",
    ),
    "parties": (r"(?<!\d)(\d{1,6})者(?:から|より|、|\()?(?:延べ|計|合計)?\d{1,6}件",),
    "organisations": (r"(?<!説明\()(?<!\d)(\d{1,5})団体",),
    "submissions": (r"(?:提出|応募|受付)(?:件数|通数|総数)(?:は|:|\t)*(\d{1,6})(?:件|通)", r"(\d{1,6})通"),
    "comments": (
        r"(?:提出)?(?:意見|ご意見|御意見)(?:の)?(?:総|提出)?(?:件)?数(?:は|:|等|・|\t|\()*(?:計|合計|延べ)?(\d{1,6})件",
        r"(?:意見|ご意見)[^\d。]{0,8}(\d{1,6})件",
        r"(?<=\d)(?:人|名|団体|者|通)(?:から|より|・|、|\(|で)?[^\d。]{0,6}(?:計|合計|延べ)?(\d{1,6})件",
    ),
}
"""Figure → wordings, surest first, on a text without blanks."""
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
    submissions: int | None = None
    """Letters, mails and forms received; one may hold several opinions."""


def front_matter(lines: list[str]) -> FrontMatter:
    """Find the facts in the lines outside the table of comments."""
    plain = [unicodedata.normalize("NFKC", line).replace("〜", "~").replace("～", "~") for line in lines]
    text = _SHORT_DATE.sub(_long_date, "\n".join(re.sub(r"[ \u3000]+", "", line) for line in plain))
    submitters, briefed = _SUBMITTERS.search(text), _BRIEFED.search("\n".join(plain))
    start, end = _period(text)
    figures = _figures(text, submitters)
    return FrontMatter(
        period_start=start,
        period_end=end,
        comments=figures["comments"],
        people=figures["people"],
        organisations=figures["organisations"],
        unit_line=_unit_line(figures),
        briefed_organisations=bullets_under(lines, [bool(_BRIEFED.search(line)) for line in plain]),
        briefed_count=int(briefed[1]) if briefed else None,
        submissions=figures["submissions"],
    )


def stated(front: FrontMatter, facts: Mapping[str, date | int | None]) -> FrontMatter:
    """What the document says, with what a person says instead (fields by name; None: as read)."""
    said: dict[str, Any] = {name: value for name, value in facts.items() if value is not None}
    if not said:
        return front
    whole = replace(front, **said)
    figures = {"comments": whole.comments, "people": whole.people, "organisations": whole.organisations, "parties": None}
    counted = said.keys() & figures.keys()
    return replace(whole, unit_line=_unit_line(figures)) if counted else whole


def date_of_era(era: str, year: str, month: str, day: str) -> date:
    """令和4年12月11日 → 2022-12-11. Raises ValueError for a day that does not exist."""
    return date(ERA_START[era] + (1 if year == "元" else int(year)), int(month), int(day))


def _period(text: str) -> tuple[date | None, date | None]:
    """First and last day; none of both where one is misprinted, for half a period misleads. The last may lack its year."""
    found = _PERIOD.search(text)
    if not found:
        return None, None
    era, year, western, month, day, end_era, end_year, end_western, end_month, end_day, same_month = found.groups()
    try:
        start = _date(era, year, western, month, day)
        if end_year or end_western:
            return start, _date(end_era, end_year, end_western, end_month or month, end_day or same_month)
        return start, date(start.year, int(end_month or month), int(end_day or same_month))
    except ValueError:
        return None, None


def _long_date(found: re.Match[str]) -> str:
    """R6.12.1 → 令和6年12月1日."""
    era, year, western, month, day = found.groups()
    return f"{western}年{month}月{day}日" if western else f"{_ERAS.get(era, era)}{year}年{month}月{day}日"


def _date(era: str | None, year: str | None, western: str | None, month: str, day: str) -> date:
    return date(int(western), int(month), int(day)) if western else date_of_era(era or "", year or "", month, day)


def _figures(text: str, together: re.Match[str] | None) -> dict[str, int | None]:
    """How many people, organisations, submissions and opinions; 「94件(11名・5団体)」 says three of them at once."""
    found = {name: _first(patterns, text) for name, patterns in _FIGURES.items()}
    if together:
        found |= {"comments": int(together[1]), "people": int(together[2])}
        found["organisations"] = int(together[3]) if together[3] else None
    return found


def _first(patterns: tuple[str, ...], text: str) -> int | None:
    for pattern in patterns:
        if found := re.search(pattern, text):
            return int(found[1])
    return None


def _unit_line(figures: dict[str, int | None]) -> str:
    """「94件（11名・5団体）」; empty where the document does not say how many opinions there are, or of how many."""
    units = (("people", "名"), ("organisations", "団体"))
    senders = [f"{figures[name]}{unit}" for name, unit in units if figures[name]]
    if not senders and figures["parties"]:
        senders = [f"{figures['parties']}者"]  # people and organisations, which the document does not tell apart
    return f"{figures['comments']}件（{'・'.join(senders)}）" if figures["comments"] is not None and senders else ""


def with_listed(front: FrontMatter, listed: int) -> str:
    """The line with a third figure, where the document lists fewer opinions than were received: 62件（33者）のうち38件を掲載."""
    fewer = front.comments is not None and listed < front.comments and front.unit_line
    return f"{front.unit_line}のうち{listed:,}件を掲載" if fewer else front.unit_line


def bullets_under(lines: list[str], heads: list[bool]) -> tuple[str, ...]:
    """Names on the lines of bullets under a head; two columns of them are tab-separated."""
    names: list[str] = []
    under_head = False
    for line, is_head in zip(lines, heads, strict=True):
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        bullets = [cell[1:].strip() for cell in cells if cell.startswith("・")]
        under_head = is_head or (under_head and len(bullets) == len(cells))
        names += bullets if under_head else []
    return tuple(names)
