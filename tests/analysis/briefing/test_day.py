"""The day on a briefing."""

from __future__ import annotations

import datetime

import pytest

from analysis.briefing.day import DayError, briefing_day, japanese_date

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("settings", "asked", "expected"),
    [
        ({}, "", TODAY),
        ({"SOURCE_DATE_EPOCH": "1767571200"}, "", datetime.date(2026, 1, 5)),
        ({"SOURCE_DATE_EPOCH": "0", "IKEN_DATE": "2026-04-01"}, "", datetime.date(2026, 4, 1)),
        ({"IKEN_DATE": "2026-04-01"}, "2025-12-31", datetime.date(2025, 12, 31)),
    ],
)
def test_the_nearest_setting_decides(settings, asked, expected):
    assert briefing_day(settings, TODAY, asked=asked) == expected


@pytest.mark.parametrize(
    ("settings", "asked", "message"),
    [
        ({}, "2026/1/5", "--date：日付として読めません（値：「2026/1/5」）。2026-01-05 の形"),
        ({"IKEN_DATE": "2026-02-30"}, "", "IKEN_DATE：日付として読めません"),
        ({"SOURCE_DATE_EPOCH": "あした"}, "", "SOURCE_DATE_EPOCH：秒数として読めません（値：「あした」）"),
        ({"SOURCE_DATE_EPOCH": "9" * 30}, "", "SOURCE_DATE_EPOCH：秒数として読めません"),
    ],
)
def test_what_is_no_day_is_refused_with_a_remedy(settings, asked, message):
    with pytest.raises(DayError) as error:
        briefing_day(settings, TODAY, asked=asked)
    assert message in str(error.value)


def test_a_day_is_written_in_japanese():
    assert japanese_date(datetime.date(2022, 12, 11)) == "2022年12月11日"
