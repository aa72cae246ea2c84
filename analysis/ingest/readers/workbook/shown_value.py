"""A value of a workbook as a person sees it in its cell: 3.0 is 3, 0.5 may be 50%, a day number is a date."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)')
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|([#0?,.]+)|(%)|(.)')
_DATE_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$?[^\]]*\]|(AM/PM|A/P|ggg|gg|g|y+|e+|m+|d+|h+|s+|a{3,4})|(.)', re.IGNORECASE)
_ERAS = ((datetime.date(2019, 5, 1), "令和"), (datetime.date(1989, 1, 8), "平成"), (datetime.date(1926, 12, 25), "昭和"))
_WEEKDAYS = "月火水木金土日"


def shown(value: object, number_format: str) -> str:
    """The text that the cell shows; an empty cell shows nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, number_format)
    if isinstance(value, datetime.date | datetime.time):
        return shown_date(value, number_format)
    return str(value)


def shown_number(value: float, number_format: str) -> str:
    """A number in its format: decimals, thousands, per cent, and words around it (第0号)."""
    first = _SECTION.match(number_format)
    pattern = first[0] if first else ""
    tokens = _TOKEN.findall(pattern)
    if not any(digits for _, _, digits, _, _ in tokens) or "General" in pattern or "E+" in pattern:
        return _plain(value)
    percent = any(sign for *_, sign, _ in tokens)
    text, placed = "", False
    for quoted, escaped, digits, sign, other in tokens:
        if digits and not placed:
            text, placed = text + _digits(value * 100 if percent else value, digits), True
        elif not digits:
            text += quoted or escaped or sign or other
    return text


def _plain(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _digits(value: float, pattern: str) -> str:
    whole, _, decimals = pattern.partition(".")
    places = sum(digit in "0?" for digit in decimals) + decimals.count("#")
    try:
        rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    except InvalidOperation:
        return _plain(value)
    text = f"{rounded:,f}" if "," in whole.strip(",") else f"{rounded:f}"
    if "#" in decimals:
        text = text.rstrip("0").rstrip(".")
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    needed = whole.count("0")
    head, point, tail = text.partition(".")
    return sign + head.zfill(needed) + point + tail


def shown_date(value: datetime.date | datetime.time, number_format: str) -> str:
    """A date or time in its format, with Japanese eras."""
    day = value if isinstance(value, datetime.date) else datetime.date(1899, 12, 31)
    clock = value if isinstance(value, datetime.time) else getattr(value, "time", datetime.time)()
    first = _SECTION.match(number_format)
    tokens = _DATE_TOKEN.findall(first[0] if first else "")
    if "general" in number_format.lower() or not any(sign for _, _, sign, _ in tokens):
        return _iso(value)
    names = [sign.lower() for _, _, sign, _ in tokens]
    text = ""
    for place, (quoted, escaped, sign, other) in enumerate(tokens):
        text += quoted or escaped or other if not sign else _date_part(names, place, day, clock)
    return text


def _iso(value: datetime.date | datetime.time) -> str:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat().replace("T", " ")


def _date_part(names: list[str], place: int, day: datetime.date, clock: datetime.time) -> str:
    sign = names[place]
    before = next((name for name in reversed(names[:place]) if name), "")
    after = next((name for name in names[place + 1 :] if name), "")
    if sign[0] == "m" and (before.startswith("h") or after.startswith("s")):
        return f"{clock.minute:0{min(len(sign), 2)}d}"
    if sign[0] in "ge":
        return _era_part(sign, day)
    half = "am/pm" in names or "a/p" in names
    hour = (clock.hour % 12 or 12) if half else clock.hour
    numbers = {"m": day.month, "d": day.day, "h": hour, "s": clock.second}
    if sign in ("am/pm", "a/p"):
        return "AM" if clock.hour < 12 else "PM"
    if sign[0] == "a":
        return _WEEKDAYS[day.weekday()] + ("曜日" if len(sign) > 3 else "")
    if sign[0] == "y":
        return f"{day.year % 100:02d}" if len(sign) <= 2 else str(day.year)
    return f"{numbers[sign[0]]:0{min(len(sign), 2)}d}"


def _era_part(sign: str, day: datetime.date) -> str:
    plain = datetime.date(day.year, day.month, day.day)
    start, name = next(((start, name) for start, name in _ERAS if plain >= start), (datetime.date(1, 1, 1), "西暦"))
    if sign[0] == "e":
        return f"{plain.year - start.year + 1:0{min(len(sign), 2)}d}"
    return name if len(sign) == 3 else name[0] if len(sign) == 2 else {"令和": "R", "平成": "H", "昭和": "S"}.get(name, "")
