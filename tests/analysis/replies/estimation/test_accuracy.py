"""Accuracy by arithmetic, and marks whose reply is worded as for another."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.replies.estimation.accuracy import accuracy, reads_otherwise
from analysis.replies.estimation.response_types import estimate_response_types

LEGEND = {"○": "already_in_draft", "△": "will_consider"}


def marks(*values):
    return pd.Series(list(values), dtype="str")


def test_counts_by_hand():
    found = accuracy(marks("○", "○", "△", None), marks("○", "△", "△", "○"), ["○", "△", "※"])
    assert (found.comments, found.alike, found.majority) == (3, 2, 2)
    rows = found.by_mark.set_index("mark")
    assert rows.loc["○", ["given", "estimated", "alike"]].tolist() == [1, 2, 1]
    assert rows.loc["△", "recall"] == pytest.approx(1 / 2) and rows.loc["△", "precision"] == 1
    assert pd.isna(rows.loc["※", "recall"]) and pd.isna(rows.loc["※", "precision"])


def test_nothing_to_compare():
    found = accuracy(marks(), marks(), ["○"])
    assert (found.comments, found.alike, found.majority) == (0, 0, 0)
    assert found.by_mark["given"].tolist() == [0]


def test_a_mark_whose_reply_says_it_will_be_considered_is_pointed_out(answered, cues):
    replies = ["設置については、今後検討してまいります。", "駅前に自転車駐車場を整備します。", "はい。"]
    estimate = estimate_response_types(answered(replies, LEGEND, printed=["○", "○", "△"]), cues)
    table = reads_otherwise(estimate, marks("○", "○", "△"))
    assert table[["id", "mark", "reads_as"]].to_numpy().tolist() == [["1", "○", "△"]]
    assert "検討してまいります" in table["evidence"].item()


def test_marks_that_read_as_they_are_and_no_marks_give_no_row(answered, cues):
    estimate = estimate_response_types(answered(["今後検討してまいります。"], LEGEND), cues)
    for given in (marks("△"), marks(None)):
        table = reads_otherwise(estimate, given)
        assert table.empty and list(table) == ["row", "id", "mark", "reads_as", "probability", "evidence"]
