"""Which words a table shows."""

from __future__ import annotations

import pandas as pd

from analysis.statistics.words.word_kinds import of_kinds, strongest, used_by_some

WORDS = pd.DataFrame(
    {
        "term": ["区民", "進める", "また", "こと"],
        "pos": pd.Categorical(["名詞", "動詞", "その他", "名詞"]),
        "stop": [False, False, False, True],
    }
)
SCORED = pd.DataFrame(
    {
        "term": list("abcdef"),
        "z": [2.0, -1.0, 0.5, -3.0, 0.0, 1.0],
        "target_documents": [1, 0, 2, 0, 1, 1],
        "reference_documents": [0, 2, 0, 1, 1, 0],
    }
)


def terms(table):
    return "".join(table["term"]) if len(table) else ""


def test_content_words_without_stop_words_unless_asked():
    assert terms(of_kinds(WORDS)) == "区民進める"
    assert terms(of_kinds(WORDS, stop_words=True)) == "区民進めるこ" + "と"


def test_named_kinds_alone():
    assert terms(of_kinds(WORDS, ["その他"])) == "また"
    assert terms(of_kinds(WORDS, ["名詞", "その他"])) == "区民また"


def test_empty_tables_keep_their_columns():
    assert list(of_kinds(WORDS.head(0)).columns) == list(WORDS.columns)
    assert list(strongest(SCORED.head(0), score="z", each=3).columns) == list(SCORED.columns)


def test_words_of_one_comment_are_left_out():
    assert terms(used_by_some(SCORED, at_least=2)) == "bce"


def test_the_strongest_of_both_sides_in_order():
    assert terms(strongest(SCORED, score="z", each=2)) == "afbd"
    assert terms(strongest(SCORED, score="z", each=1)) == "ad"
    assert terms(strongest(SCORED, score="z", each=9)) == "afcbd"
