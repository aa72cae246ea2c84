"""The estimator: any legend, totals where there are some, and evidence in the verbatim reply."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from analysis.replies.estimation.accuracy import accuracy
from analysis.replies.estimation.expected import estimated_counts
from analysis.replies.estimation.response_types import TABLE_COLUMNS, complete_totals, estimate_response_types, is_clear

REPLIES = [
    "ご指摘を踏まえ、図の表現を修正します。",
    "窓口の増設は、今後検討してまいります。",
    "既に全校で講習会を開催しています。",
    "新たな補助制度を設ける考えはありません。",
]
LEGEND = {"ア": "revised", "イ": "will_consider", "ウ": "already_done_elsewhere", "エ": "not_adopted"}


@pytest.fixture(scope="session")
def estimate(nerima, cues):
    return estimate_response_types(nerima, cues)


def test_plain_wordings_are_read_whatever_the_signs(answered, cues):
    assert estimate_response_types(answered(REPLIES, LEGEND), cues).table["mark"].tolist() == list("アイウエ")
    turned = dict(zip("エウイア", LEGEND.values(), strict=True))
    assert estimate_response_types(answered(REPLIES, turned), cues).table["mark"].tolist() == list("エウイア")


def test_rows_sum_to_one_and_columns_to_the_printed_totals(estimate):
    assert np.allclose(estimate.wording.sum(axis=1), 1)
    assert np.allclose(estimate.probabilities.sum(axis=1), 1, atol=1e-9)
    assert np.allclose(estimate.probabilities.sum(axis=0), [4, 34, 25, 12, 6, 13], atol=1e-9)


def test_the_marks_meet_the_printed_totals_exactly(estimate):
    counts = estimate.table["mark"].value_counts()
    assert [counts[mark] for mark in "◎○□△※－"] == [4, 34, 25, 12, 6, 13]


def test_it_does_far_better_than_the_commonest_mark(estimate, nerima):
    """A floor well under what was found when the rules were written: a change that falls below it has broken something."""
    found = accuracy(estimate.table["mark"], nerima.marks("coded"), estimate.marks)
    assert (found.comments, found.majority) == (94, 34)
    assert found.alike >= 70


def test_no_single_rule_carries_the_result(nerima, cues, estimate):
    """Leaving one rule out costs few comments: none was made for the answers."""
    given = nerima.marks("coded")
    whole = accuracy(estimate.table["mark"], given, estimate.marks).alike
    for cue in cues:
        rest = estimate_response_types(nerima, [each for each in cues if each is not cue])
        assert accuracy(rest.table["mark"], given, rest.marks).alike >= whole - 9, cue.code


def test_what_readers_gave_is_never_looked_at(nerima, cues, estimate):
    blind = dataclasses.replace(nerima, coding=nerima.coding.head(0))
    assert estimate_response_types(blind, cues).table.equals(estimate.table)


def test_a_merged_cell_is_read_with_the_shared_reply(estimate, nerima):
    rows = nerima.comments.index[nerima.comments["id"].isin(["47", "48", "49"])]
    assert np.allclose(estimate.wording[rows], estimate.wording[rows[0]])
    hits = estimate.hits[estimate.hits["row"] == rows[1]]
    assert len(hits) and set(hits["reply_row"]) == {rows[0]}


def test_the_evidence_quotes_the_reply(estimate, nerima):
    replies = nerima.comments["reply"]
    for hit in estimate.hits.itertuples():
        assert replies[hit.reply_row][hit.start : hit.end] == hit.text
    words = estimate.table.loc[nerima.comments["id"] == "74", "evidence"].item()
    assert "検討していきます" in words


def test_confidence_is_the_probability_in_words(estimate):
    table = estimate.table
    assert table.loc[table["confidence"] == "high", "probability"].min() >= 0.8
    assert table.loc[table["confidence"] == "low", "probability"].max() < 0.5
    assert (table["second"] != table["mark"]).all()


def test_without_totals_a_reply_that_says_nothing_has_no_mark(answered, cues):
    table = estimate_response_types(answered([*REPLIES, "はい。", None], LEGEND), cues).table
    assert table["mark"].tolist()[:4] == list("アイウエ")
    assert table.iloc[4:].drop(columns="id").isna().all(axis=None)


def test_with_totals_every_comment_has_a_mark(answered, cues):
    totals = dict.fromkeys(LEGEND, 1) | {"ア": 2}
    table = estimate_response_types(answered([*REPLIES, None], LEGEND, totals=totals), cues).table
    assert table["mark"].tolist() == [*"アイウエ", "ア"]
    assert table["evidence"].isna().tolist() == [False] * 4 + [True]
    assert table["confidence"].iloc[4] == "low"


@pytest.mark.parametrize("totals", [{"ア": 4}, {"ア": 1, "イ": 1, "ウ": 1, "エ": 2}])
def test_totals_that_are_incomplete_or_of_other_rows_are_not_used(answered, totals):
    assert complete_totals(answered(REPLIES, LEGEND, totals=totals)) is None


@pytest.mark.parametrize("replies", [[], REPLIES[:1]])
@pytest.mark.parametrize("legend", [{}, {"ア": "revised"}, LEGEND])
def test_no_comments_no_legend_or_one_of_each(answered, cues, replies, legend):
    estimate = estimate_response_types(answered(replies, legend), cues)
    assert list(estimate.table) == list(TABLE_COLUMNS) and len(estimate.table) == len(replies)
    assert estimate.table.dtypes.astype(str).to_dict() == TABLE_COLUMNS
    assert estimate.probabilities.shape == (len(replies), len(legend))
    if replies and legend:
        assert estimate.table["mark"].tolist() == ["ア"]
        assert estimate.table["second"].isna().item() == (len(legend) == 1)


def test_what_decides_nothing_clearly_has_no_mark_and_is_in_no_count(answered, cues):
    open_reply = "窓口を整備していますが、増設は参考とします。"
    estimate = estimate_response_types(answered([*REPLIES, "はい。", open_reply], LEGEND), cues)
    assert estimate.decided.tolist()[:5] == [True] * 4 + [False]
    counts = estimated_counts(estimate, np.arange(len(estimate.table)))
    assert counts["expected"].sum() == pytest.approx(estimate.decided.sum())


def test_a_lead_is_needed_between_two_marks():
    assert is_clear(np.array([[0.5, 0.3, 0.2], [0.45, 0.35, 0.2]])).tolist() == [True, False]
    assert is_clear(np.ones((2, 1))).tolist() == [True, True]
