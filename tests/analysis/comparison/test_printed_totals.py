"""Printed counts stand on the sum that is printed, or on their own, and on no small one as a percentage."""

from __future__ import annotations

import pytest

from analysis.comparison.printed_totals import OF_PARTS, OF_SUM, part_totals, printed_base, type_totals
from analysis.package.folder import read_consultation
from tests.totals_only import RECIPE, add_totals


def made(tmp_path, *changes):
    recipe = RECIPE
    for old, new in changes:
        recipe = recipe.replace(old, new)
    return read_consultation(add_totals(tmp_path, recipe=recipe))


def test_shares_are_of_the_printed_sum(tmp_path):
    found = type_totals(made(tmp_path))
    assert found["count"].tolist() == [6, 54, 40, 20]
    assert found["share"].tolist() == [pytest.approx(100 * n / 120, abs=0.05) for n in (6, 54, 40, 20)]
    assert set(found["of"]) == {OF_SUM} and set(found["n"]) == {120}


def test_without_a_printed_sum_the_counts_are_added_up(tmp_path):
    consultation = made(tmp_path, ("response_type_sum = 120\n", ""))
    assert printed_base(consultation, "response_type") == (6 + 54 + 40 + 20, OF_PARTS)
    assert part_totals(consultation)["share"].tolist() == [58.3, 41.7]  # 70 and 50 of 120


def test_a_small_base_gives_no_share(tmp_path):
    small = made(tmp_path, ("response_type_sum = 120\n", ""), *((f"count = {n}\n", "count = 2\n") for n in (6, 54, 40, 20)))
    assert type_totals(small)["n"].tolist() == [8] * 4 and type_totals(small)["share"].isna().all()


def test_no_printed_count_is_an_empty_table(tmp_path):
    none = made(tmp_path, ("response_type_sum = 120\n", ""), *((f"count = {n}\n", "") for n in (6, 54, 40, 20, 70, 50)))
    assert type_totals(none).empty and part_totals(none).empty and printed_base(none, "pillar") is None
