"""A mark before its count never makes a negative number."""

from __future__ import annotations

import pytest

from analysis.charts.parts.marks import READ_AS_MINUS, mark_count, sign


@pytest.mark.parametrize("mark", sorted(READ_AS_MINUS))
def test_every_dash_is_replaced_by_its_wording(mark):
    assert mark_count(mark, f"{mark} その他", 6) == "その他6"


def test_a_dash_without_wording_stays():
    assert sign("－", "－") == "－"


def test_other_marks_stand_before_their_count():
    assert mark_count("○", "○ 掲載", 1400) == "○1,400"
    assert mark_count("A-", "A- 掲載", 2) == "A-2"
    assert sign("", "件数") == ""
