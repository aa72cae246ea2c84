"""How the fullest group was answered: said only where most of it was answered in one or two ways."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.groups.concentration import Concentration, concentration
from analysis.statistics.groups.cross_table import table_of


def of(counts):
    array = np.array(counts)
    return concentration(table_of(array, [f"r{n}" for n in range(array.shape[0])], [f"c{n}" for n in range(array.shape[1])]))


def test_two_labels_of_the_fullest_row():
    # 18 + 13 = 31 of 44, and 2/3 of 44 is 29.3
    assert of([[3, 1, 1], [18, 13, 13]]) == Concentration("r1", 44, ("c0", "c1"), 31)


def test_one_label_where_it_holds_two_thirds_alone():
    assert of([[8, 4, 0]]) == Concentration("r0", 12, ("c0",), 8)


def test_nothing_where_two_labels_hold_less():
    # 6 + 6 = 12 of 19, and 2/3 of 19 is 12.7
    assert of([[6, 6, 4, 3]]) is None


@pytest.mark.parametrize(("count", "said"), [(9, False), (10, True)])
def test_nothing_of_fewer_than_ten(count, said):
    assert (of([[count, 0]]) is not None) == said


def test_ties_go_to_what_stands_first():
    assert of([[5, 5], [5, 5]]) == Concentration("r0", 10, ("c0", "c1"), 10)


@pytest.mark.parametrize("counts", [np.zeros((0, 3)), np.zeros((2, 0)), np.zeros((2, 3))])
def test_nothing_of_nothing(counts):
    assert of(counts.astype(np.int64)) is None
