"""The order of the review queue: doubt adds up, and what has no value comes first."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.replies.estimation.coding import estimated_coding, with_coding
from analysis.replies.estimation.response_types import estimate_response_types
from analysis.replies.estimation.uncertainty import UNSURE, present_marks, uncertainty

LEGEND = {"○": "already_in_draft", "△": "will_consider"}


@pytest.fixture
def read(answered, cues):
    """A consultation of replies with readings (mark, coder_a, coder_b, confidence), its estimates, and their table."""

    def made(replies, readings=()):
        consultation = answered(replies, LEGEND)
        rows = [
            {"comment": str(number), "mark": mark, "source": "coded", "coder_a": a, "coder_b": b, "confidence": confidence}
            for number, (mark, a, b, confidence) in enumerate(readings, start=1)
        ]
        coding = pd.DataFrame(rows, columns=list(consultation.coding.columns)).astype("str")
        estimate = estimate_response_types(consultation, cues)
        return with_coding(with_coding(consultation, coding), estimated_coding(estimate)), estimate

    return made


def test_doubt_is_the_sum_of_its_parts(read):
    consultation, estimate = read(
        ["今後検討してまいります。"] * 3, [("△", "△", "△", "high"), ("△", "△", "△", "low"), ("△", "○", "△", "high")]
    )
    table = uncertainty(consultation, estimate)
    share = estimate.probabilities[0, 1]
    assert table["uncertainty"].tolist() == pytest.approx([1 - share, 1 - share + UNSURE["low"], 2 - share])
    assert table["apart"].tolist() == [False, False, True]


def test_a_value_that_the_wording_contradicts_is_more_doubtful(read):
    consultation, estimate = read(["今後検討してまいります。"] * 2, [("△", "△", "△", "high"), ("○", "○", "○", "high")])
    table = uncertainty(consultation, estimate)
    assert table["uncertainty"][1] > table["uncertainty"][0] + 0.5


def test_the_present_value_is_the_confirmed_else_the_most_official(read):
    consultation, _ = read(["今後検討してまいります。", "今後検討してまいります。", "はい。"], [("○", "○", "○", "high")])
    assert present_marks(consultation).fillna("").to_numpy().tolist() == [["○", "coded"], ["△", "estimated"], ["", ""]]
    confirmed = consultation.coding.head(1).assign(mark="△", source="reviewed")
    assert present_marks(with_coding(consultation, confirmed)).iloc[0].tolist() == ["△", "reviewed"]


def test_what_has_no_value_comes_first(read):
    consultation, estimate = read(["今後検討してまいります。", "はい。"])
    table = uncertainty(consultation, estimate)
    assert table["uncertainty"].idxmax() == 1 and pd.isna(table["mark"][1])


def test_no_comments(read):
    consultation, estimate = read([])
    table = uncertainty(consultation, estimate)
    assert table.empty and {"mark", "basis", "apart", "uncertainty"} <= set(table)


def test_nerima_begins_with_what_the_readers_saw_differently(nerima, cues):
    table = uncertainty(nerima, estimate_response_types(nerima, cues))
    order = table.sort_values("uncertainty", ascending=False, kind="stable")
    assert table["apart"].sum() == 6 and order["apart"].head(3).all()


def test_no_value_at_all_weighs_two_more_than_no_evidence(read):
    consultation, estimate = read(["はい。"])
    assert uncertainty(consultation, estimate)["uncertainty"].tolist() == [3]  # 1 - 0 of probability, and 2
