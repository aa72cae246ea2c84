"""Counts of themes: comments, not pieces of evidence."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.groups.theme_counts import sides, theme_by, theme_frequency, theme_presence, without_theme

CODES = ("D1", "D2", "X1")


@pytest.fixture
def presence():
    """Comment 0: D1 twice in its opinion, X1 in opinion and reply; 1: D2 in its reply; 2: nothing; 3: D1 and D2."""
    found = [
        (0, "opinion", "D1"),
        (0, "opinion", "D1"),
        (0, "opinion", "X1"),
        (0, "reply", "X1"),
        (1, "reply", "D2"),
        (3, "opinion", "D1"),
        (3, "opinion", "D2"),
    ]
    return theme_presence(pd.DataFrame(found, columns=["row", "field", "theme"]), CODES, 4)


def test_comments_are_counted_once(presence):
    table = theme_frequency(presence, CODES, np.arange(4))
    assert table.to_dict("list") == {"theme": list(CODES), "opinion": [2, 1, 1], "reply": [0, 1, 1], "count": [2, 2, 1]}


def test_only_the_chosen_comments_and_themes(presence):
    assert theme_frequency(presence, ["X1", "D2"], np.array([1, 2]))["count"].tolist() == [0, 1]


def test_by_label_with_zeros_and_totals(presence):
    labels = pd.Series(["甲", "甲", "乙", None], dtype=pd.CategoricalDtype(["甲", "乙", "丙"]))
    table = theme_by(presence, ["D1", "D2"], labels)
    assert table["count"].tolist() == [1, 0, 0, 1, 0, 0]
    assert table["row_total"].tolist() == [1, 1, 1, 1, 1, 1]
    assert table["column_total"].tolist() == [2, 1, 0, 2, 1, 0]
    assert set(table["n"]) == {3}
    assert theme_by(presence, ["D2"], labels, field="opinion")["count"].sum() == 0


def test_sides_of_two_ideas(presence):
    assert sides(presence.opinion[:, [0]], presence.of("both")[:, [1]]).tolist() == ["target", "reference", "neither", "both"]


def test_comments_without_a_theme(presence):
    assert without_theme(presence, CODES).tolist() == [2]
    assert without_theme(presence, ["X1"]).tolist() == [1, 2, 3]
    assert without_theme(presence, CODES, field="opinion").tolist() == [1, 2]


def test_nothing_assigned():
    empty = theme_presence(pd.DataFrame({"row": pd.Series([], dtype="int32"), "field": [], "theme": []}), CODES, 2)
    assert theme_frequency(empty, CODES, np.arange(2))["count"].tolist() == [0, 0, 0]
    assert without_theme(empty, CODES).tolist() == [0, 1]
    assert theme_by(empty, [], pd.Series([], dtype="category")).empty


def test_what_comments_stand_for_is_added_up(presence):
    """D1 is in comments 0 and 3, D2 in 1 and 3, X1 in 0."""
    stand = pd.Series([10, 1, 5, 2])
    table = theme_frequency(presence, CODES, np.arange(4), stand)
    assert table.to_dict("list") == {"theme": list(CODES), "opinion": [12, 2, 10], "reply": [0, 1, 10], "count": [12, 3, 10]}
    labels = pd.Series(["甲", "甲", "乙", None], dtype=pd.CategoricalDtype(["甲", "乙"]))
    cells = theme_by(presence, ["D1", "D2"], labels, weights=stand)
    assert cells["count"].tolist() == [10, 0, 1, 0]
    assert cells["row_total"].tolist() == [10, 10, 1, 1] and cells["column_total"].tolist() == [11, 5, 11, 5]
    assert set(cells["n"]) == {16}
