"""回答で触れられていない点: what a reply speaks of, and how the ranking agrees with a reading."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation
from analysis.replies import schema
from analysis.replies.findings import Findings
from analysis.themes.assignment import assign
from analysis.themes.codebook import read_codebook
from tests.analysis.replies.made_up_comments import comments_of

FLOOR = 0.7
"""Average precision, a little under what was measured (0.74)."""


def findings_of(*rows):
    comments = comments_of(*rows)
    return Findings(comments, join_compounds(tokenize_comments(comments, Lexicon()), comments), Lexicon())


def average_precision(scores, relevant):
    """Mean, over the relevant rows, of the share of relevant rows among those ranked so far; equal scores as they come."""
    hits = relevant[np.lexsort((np.arange(len(scores)), -scores))]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


@pytest.fixture(scope="module")
def consultation(nerima_folder):
    return read_consultation(nerima_folder)


@pytest.fixture(scope="module")
def nerima(consultation, nerima_folder):
    lexicon = read_lexicon(nerima_folder.parents[1] / "lexicon", nerima_folder / "lexicon")
    words = tokenize_comments(consultation.comments, lexicon)
    themes = read_codebook(consultation.themes_toml).themes
    assignments = assign(themes, consultation.comments, words, heads=lexicon.heads)
    return Findings(consultation.comments, join_compounds(words, consultation.comments), lexicon, assignments)


@pytest.fixture(scope="module")
def unanswered():
    reading = pd.read_csv(Path(__file__).parent / "reading.csv", dtype="str")
    assert reading["id"].tolist() == [str(number) for number in range(1, 95)]
    return (reading["unanswered"] == "yes").to_numpy()


def test_a_part_that_the_reply_takes_up_scores_less_than_one_it_does_not():
    gaps = findings_of(("1", "公園の遊具を直してほしい。夜間の図書館を開けてほしい。", "公園の遊具を直します。", None)).gaps
    assert gaps["answered"].tolist()[0] and gaps["score"][0] < gaps["score"][1]


def test_the_words_that_matched_stand_with_their_places():
    opinion, reply = "公園の遊具を直してほしい。", "遊具は今年度に更新し、公園を直します。"
    matches = findings_of(("1", opinion, reply, None)).matches
    same = matches[matches["how"] == "same"]
    assert set(same["word"]) == {"公園", "遊具", "直す"}
    for row in same.itertuples():
        assert reply[row.reply_start : row.reply_end] == row.reply_word
    assert [opinion[row.start : row.end] for row in same.itertuples()][:2] == ["公園", "遊具"]


def test_a_merged_reply_answers_for_the_comments_that_share_it():
    gaps = findings_of(
        ("1", "道路を直してほしい。", "公園の遊具を直します。", None), ("2", "公園の遊具を直してほしい。", None, "1")
    ).gaps
    assert gaps["reply_id"].tolist() == ["1", "1"]
    assert gaps["score"][1] < gaps["score"][0]


def test_without_a_reply_nothing_is_said_about_an_answer():
    findings = findings_of(("1", "道路を直してほしい。", None, None))
    assert findings.gaps.empty and findings.matches.empty and findings.reading_list.empty


def test_comments_without_a_reply_are_left_out_beside_others_that_have_one():
    findings = findings_of(("1", "道路を直してほしい。", None, None), ("2", "公園を直してほしい。", "公園を直します。", None))
    assert findings.gaps["id"].tolist() == findings.reading_list["id"].tolist() == ["2"]


@pytest.mark.parametrize("rows", [[], [("1", None, None, None)], [("1", None, "検討します。", None)]])
def test_nothing_to_compare_gives_empty_tables_with_their_columns(rows):
    findings = findings_of(*rows)
    assert schema_of(findings) == (0, 0)
    assert list(findings.reading_list) == ["row", "id", "score", "parts", "open_parts"]


def test_the_tables_of_nerima_keep_their_columns_and_their_places(nerima, consultation):
    assert min(schema_of(nerima)) > 100
    comments = consultation.comments
    for row in nerima.gaps.itertuples():
        assert comments["opinion"].iloc[row.row][row.start : row.end] == row.text
    for row in nerima.matches.dropna(subset=["reply_start"]).head(200).itertuples():
        reply_row = nerima.gaps.set_index(["row", "part"])["reply_row"][row.row, row.part]
        assert comments["reply"].iloc[reply_row][row.reply_start : row.reply_end] == row.reply_word


def test_a_comment_ranks_by_its_worst_part(nerima):
    worst = nerima.gaps.groupby("id")["score"].max()
    ranked = nerima.reading_list
    assert ranked["score"].is_monotonic_decreasing and len(ranked) == 94
    assert (ranked["score"] == worst[ranked["id"]].to_numpy()).all()
    assert ranked["parts"].sum() == len(nerima.gaps)
    assert ranked["open_parts"].sum() == (~nerima.gaps["answered"]).sum()


def test_the_ranking_agrees_with_the_reading_far_better_than_chance(nerima, unanswered):
    scores = nerima.reading_list.set_index("row")["score"].reindex(range(94)).to_numpy()
    found = average_precision(scores, unanswered)
    generator = np.random.default_rng(0)
    chance = [average_precision(generator.random(94), unanswered) for _ in range(200)]
    assert found >= FLOOR
    assert found > max(chance)


def test_the_whole_words_of_an_opinion_rank_it_worse_than_its_parts(nerima, unanswered, consultation):
    """The baseline: the share of an opinion's words that are not in the reply, without parts, kinds or kindred words."""
    words = nerima.matches.drop_duplicates(["row", "start"])
    silent = 1 - (words["how"] == "same").groupby(words["row"]).mean().reindex(range(94), fill_value=1.0).to_numpy()
    scores = nerima.reading_list.set_index("row")["score"].reindex(range(94)).to_numpy()
    assert average_precision(silent, unanswered) < average_precision(scores, unanswered)


def test_precision_is_computed_as_by_hand():
    # ranks 1 and 3 are relevant: (1/1 + 2/3) / 2
    assert average_precision(np.array([0.9, 0.5, 0.1]), np.array([True, False, True])) == pytest.approx(5 / 6)


def schema_of(findings):
    return len(schema.Gaps.validate(findings.gaps)), len(schema.GapMatches.validate(findings.matches))
