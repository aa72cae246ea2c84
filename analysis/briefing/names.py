"""What codes and days are called in a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis import bases

if TYPE_CHECKING:
    from datetime import date

BASIS, BASIS_NOTE = bases.NAMES, bases.STATEMENTS


def japanese_date(day: date) -> str:
    """`2022年12月11日`."""
    return f"{day.year}年{day.month}月{day.day}日"
