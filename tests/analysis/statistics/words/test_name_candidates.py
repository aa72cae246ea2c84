"""Candidates for names, by arithmetic on small texts."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.statistics.schema import NameCandidates
from analysis.statistics.words.name_candidates import FEWEST, LONGEST, name_candidates


def found(*opinions, rows=None):
    comments = pd.DataFrame({"id": map(str, range(len(opinions))), "opinion": opinions, "reply": None}, dtype="str")
    return comments, NameCandidates.validate(name_candidates(tokenize_comments(comments, Lexicon()), rows))


def test_a_sequence_that_stands_alone_is_worth_its_words_and_occurrences():
    _, table = found("待機児童を減らして。待機児童は多い。", "待機児童の数を知りたい。")
    assert table[["term", "words", "term_frequency", "document_frequency", "longer"]].values.tolist() == [
        ["待機児童", 2, 3, 2, 0]
    ]
    assert table["c_value"].tolist() == [math.log2(2) * 3]


def test_a_part_of_longer_ones_loses_the_mean_of_these():
    _, table = found(
        "地域交通計画を見た。地域交通計画は古い。",
        "地域交通会議に出た。地域交通会議は長い。地域交通会議だ。",
        "地域交通が大事だ。",
    )
    rows = table.set_index("term")
    assert rows.loc["地域交通計画", "c_value"] == round(math.log2(3) * 2, 3)
    assert rows.loc["地域交通会議", "c_value"] == round(math.log2(3) * 3, 3)
    # six times in all, in two longer ones with two and three occurrences
    assert rows.loc["地域交通", ["term_frequency", "longer"]].tolist() == [6, 2]
    assert rows.loc["地域交通", "c_value"] == 6 - (2 + 3) / 2


def test_what_stands_once_is_none_and_a_suffix_begins_no_name():
    _, table = found(*["緑化計画を進めて。"] * FEWEST, "施設整備を。")
    assert "施設整備" not in set(table["term"])
    assert "緑化計画" in set(table["term"]) and "化計画" not in set(table["term"])


def test_the_first_occurrence_is_where_the_text_has_it():
    comments, table = found("道と待機児童。", "待機児童。")
    first = table.iloc[0]
    assert comments[first["field"]].iloc[first["row"]][first["start"] : first["end"]] == "待機児童"
    assert (first["row"], first["start"]) == (0, 2)


def test_only_the_chosen_comments_count():
    opinions = ["待機児童。", "待機児童。", "防災訓練。", "防災訓練。"]
    assert found(*opinions, rows=[0, 1])[1]["term"].tolist() == ["待機児童"]
    assert found(*opinions, rows=[])[1].empty


@pytest.mark.parametrize("opinions", [(), ("道。",), ("",)])
def test_nothing_to_find(opinions):
    assert found(*opinions)[1].empty


@pytest.mark.parametrize(("words", "some"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_run_longer_than_a_name_is_not_looked_through(words, some):
    run = "交通" + "計画" * (words - 1)
    assert found(*[f"{run}を見た。"] * 2)[1].empty != some


def test_values_fall_and_ties_go_by_the_term():
    _, table = found("防災訓練と待機児童。", "防災訓練と待機児童。", "待機児童だ。")
    assert table["term"].tolist() == ["待機児童", "防災訓練"]
    _, table = found("防災訓練と待機児童。", "防災訓練と待機児童。")
    assert table["term"].tolist() == sorted(table["term"])
