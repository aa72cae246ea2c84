"""What the figures cannot say, against the tables it speaks of."""

from __future__ import annotations

import csv
from dataclasses import replace

import pandas as pd

from analysis.briefing.build import briefing
from analysis.corpus import Corpus
from analysis.replies.estimation.coding import estimated_coding, with_coding
from analysis.replies.estimation.response_types import estimate_response_types
from analysis.selection import Selection
from tests.analysis.briefings import DAY


def test_of_two_readers_the_agreements_are_said(corpus, nerima, nerima_folder):
    with (nerima_folder / "coding" / "response_types.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    both = [row for row in rows if row["coder_a"] and row["coder_b"]]
    agreed = sum(row["coder_a"] == row["coder_b"] for row in both)
    assert 0 < agreed < len(both)
    found = [
        each.text for each in nerima.section("limits").details if f"{len(both)}件" in each.text and f"{agreed}件" in each.text
    ]
    assert len(found) == 1


def test_comments_under_a_merged_cell_are_counted_once_each(corpus, nerima):
    comments = corpus.consultation.comments
    shared = tuple(comments.loc[comments["reply_shared_with"].notna(), "id"])
    assert [part.ids for each in nerima.section("limits").details for part in each.parts if part.ids == shared]


def test_text_errors_are_said_where_there_are_some_and_only_then(corpus, nerima):
    places = len(corpus.consultation.corrections)
    assert places and any(f"{places}" in each.text and "誤り" in each.text for each in nerima.section("limits").details)
    bare = replace(corpus.consultation, corrections=corpus.consultation.corrections.head(0))
    found = briefing(Corpus(bare, corpus.lexicon, corpus.words, corpus.compounds), Selection("coded"), date=DAY)
    assert not any("誤り" in each.text for each in found.section("limits").details)


def test_recognised_texts_are_said_with_the_comments_that_have_characters_in_doubt(corpus, nerima):
    assert not any("文字認識" in each.text for each in nerima.section("limits").details)
    doubtful = pd.DataFrame({"comment": ["1", "1", "94"], "field": ["opinion"] * 3, "place": [0, 1, 0], "character": ["あ"] * 3})
    scanned = replace(corpus.consultation, doubtful=doubtful)
    found = briefing(Corpus(scanned, corpus.lexicon, corpus.words, corpus.compounds), Selection("coded"), date=DAY)
    said = next(each for each in found.section("limits").details if "文字認識" in each.text)
    assert "3字" in said.text
    assert [part.ids for part in said.parts if part.ids] == [("1", "94")]


def test_replies_that_decide_nothing_are_said_with_their_comments(corpus):
    """Without printed totals a reply that speaks clearly for no type has no estimate, and the agreement is of the others."""
    consultation = corpus.consultation
    bare = replace(consultation, official_totals=consultation.official_totals.head(0))
    estimate = estimate_response_types(bare, corpus.cues)
    bare = with_coding(bare, estimated_coding(estimate))
    undecided = tuple(bare.comments["id"][~estimate.decided])
    assert 0 < len(undecided) < 94
    found = briefing(Corpus(bare, corpus.lexicon, corpus.words, corpus.compounds, corpus.cues), Selection("estimated"), date=DAY)
    details = found.section("limits").details
    (said,) = [each for each in details if "判断できない" in each.text]
    assert said.ids == undecided
    assert any(f"{94 - len(undecided)}件のうち" in each.text and "推定した区分は" in each.text for each in details)
