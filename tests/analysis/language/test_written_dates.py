"""Dates as documents write them, and how finely they are told apart."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.language.written_dates import DAYS, MONTHS, date, dates


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2024/5/1", "2024-05-01"),
        ("２０２４年５月１日", "2024-05-01"),
        ("2024年5月", "2024-05"),
        ("2024.12", "2024-12"),
        ("2024-05-01T12:30:00Z", "2024-05-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月", "2019-04"),
        ("R6.5.1", "2024-05-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("2024-13-01", ""),
        ("2024-05-32", ""),
        ("2024-02-30", ""),
        ("20代", ""),
        ("2024", ""),
        ("202405", ""),
        ("5月1日", ""),
        ("", ""),
    ],
)
def test_a_date_in_one_form(text, said):
    assert date(text) == said


def test_a_bare_number_is_a_date_under_a_heading_of_time_only():
    cells = pd.Series(["202405", "20240601", None], dtype="str")
    found = dates(cells, "year-month")
    assert found is not None and found.fillna("").tolist() == ["2024-05", "2024-06-01", ""]
    assert dates(cells, "番号") is None


@pytest.mark.parametrize("cells", [["2024-05-01", "未定"], [None, None], []])
def test_a_column_with_anything_else_has_no_dates(cells):
    assert dates(pd.Series(cells, dtype="str"), "日付") is None


def test_days_of_a_long_time_are_months():
    for day, said in (("2024-04-02", "2024-01-01"), ("2024-04-03", "2024-01")):  # 92 and 93 days after the first
        found = dates(pd.Series(["2024-01-01", day], dtype="str"), "日付")
        assert found is not None and found[0] == said


def test_days_then_months_then_years():
    days = pd.Series(pd.date_range("2024-01-01", periods=DAYS).strftime("%Y-%m-%d"), dtype="str")
    found = dates(days, "日付")
    assert found is not None and found.nunique() == DAYS
    more = pd.Series(pd.date_range("2024-01-01", periods=DAYS + 1).strftime("%Y-%m-%d"), dtype="str")
    found = dates(more, "日付")
    assert found is not None and sorted(set(found)) == ["2024-01", "2024-02"]
    months = pd.Series(pd.date_range("2010-01-01", periods=MONTHS + 1, freq="MS").strftime("%Y-%m"), dtype="str")
    found = dates(months, "年月")
    assert found is not None and sorted(set(found)) == [str(year) for year in range(2010, 2019)]
    found = dates(months.head(MONTHS), "年月")
    assert found is not None and found.nunique() == MONTHS
