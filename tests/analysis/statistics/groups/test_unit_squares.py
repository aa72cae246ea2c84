"""One square a comment: nothing left out, in the given order."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.groups.unit_squares import UNKNOWN, unit_size, unit_squares
from analysis.statistics.schema import UnitSquares

GROUPS, LABELS = ["柱Ⅰ", "柱Ⅱ"], ["◎", "○"]


def squares(rows, *, size=1):
    ids, groups, labels = (pd.Series(list(each), dtype="str") for each in (zip(*rows, strict=True) if rows else ((), (), ())))
    table = unit_squares(ids, groups, labels, group_order=GROUPS, label_order=LABELS, size=size)
    UnitSquares.validate(table)
    return list(table.itertuples(index=False, name=None))


def test_squares_stand_by_group_then_label_then_place_in_the_document():
    rows = [("1", "柱Ⅱ", "○"), ("2", "柱Ⅰ", None), ("3", "柱Ⅱ", "◎"), ("4", "柱Ⅰ", "○"), ("5", "柱Ⅱ", "○")]
    assert squares(rows) == [
        ("柱Ⅰ", "○", "4", 1),
        ("柱Ⅰ", UNKNOWN, "2", 1),
        ("柱Ⅱ", "◎", "3", 1),
        ("柱Ⅱ", "○", "1", 1),
        ("柱Ⅱ", "○", "5", 1),
    ]


def test_squares_for_several_comments_say_of_how_many_and_name_none():
    # 7 of one part in squares of 3: 3 + 3 + 1
    assert squares([(str(n), "柱Ⅰ", "○") for n in range(7)], size=3) == [("柱Ⅰ", "○", "", n) for n in (3, 3, 1)]


def test_no_comment_no_square():
    assert squares([]) == []


def test_one_comment_one_square():
    assert squares([("9", "柱Ⅱ", None)]) == [("柱Ⅱ", UNKNOWN, "9", 1)]


def test_a_label_that_the_order_leaves_out_is_named():
    with pytest.raises(ValueError, match="△"):
        squares([("1", "柱Ⅰ", "△")])


@given(st.lists(st.tuples(st.sampled_from(GROUPS), st.sampled_from([*LABELS, None])), max_size=60), st.integers(1, 7))
def test_the_squares_of_a_part_add_up_to_its_comments(parts, size):
    rows = [(str(n), *part) for n, part in enumerate(parts)]
    found = squares(rows, size=size)
    for group in GROUPS:
        for label in [*LABELS, None]:
            expected = parts.count((group, label))
            own = [count for g, name, _, count in found if (g, name) == (group, label or UNKNOWN)]
            assert sum(own) == expected
            assert len(own) == -(-expected // size)


@pytest.mark.parametrize(
    ("comments", "size"), [(0, 1), (1, 1), (2_000, 1), (2_001, 2), (4_000, 2), (4_001, 5), (10_001, 10), (345_100, 200)]
)
def test_the_size_of_a_square_grows_by_one_two_five(comments, size):
    assert unit_size(comments) == size
