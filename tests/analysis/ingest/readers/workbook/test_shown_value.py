"""Values as their cells show them."""

from __future__ import annotations

import datetime

import pytest

from analysis.ingest.readers.workbook.shown_value import shown

DAY = datetime.datetime(2022, 12, 11)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        ("＝意見", "General", "＝意見"),
        (3.0, "General", "3"),
        (0.1, "General", "0.1"),
        (0.5, "0%", "50%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (4, '"第"0"号"', "第4号"),
        (-3, "0.0", "-3.0"),
        (1.5, "0.0#", "1.5"),
        (DAY, "General", "2022-12-11"),
        (DAY, "yyyy/m/d", "2022/12/11"),
        (DAY, 'ggge"年"m"月"d"日"', "令和4年12月11日"),
        (DAY, "yy.mm.dd(aaa)", "22.12.11(日)"),
        (datetime.datetime(2019, 4, 30), "ge.m.d", "H31.4.30"),
        (datetime.time(13, 5), "h:mm AM/PM", "1:05 PM"),
    ],
)
def test_a_value_is_shown_as(value, number_format, text):
    assert shown(value, number_format) == text
