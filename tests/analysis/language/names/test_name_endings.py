"""Names end where they end, also among nouns that go on; in texts nobody tuned on most are whole without a dictionary."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.names.name_endings import ANY, LAW, endings, ends_name
from analysis.language.tokens import tokenize_comments
from analysis.replies.judging import unseen

DATA = Path(__file__).parents[4] / "data"
MARKED = Path(__file__).parent / "unseen_names.txt"


def words(text: str) -> list[str]:
    comments = pd.DataFrame({"opinion": pd.Series([text], dtype="str"), "reply": pd.Series([None], dtype="str")})
    return join_compounds(tokenize_comments(comments, Lexicon()), comments)["surface"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("都市計画法改正", ["都市計画法", "改正"]),
        ("景観条例違反", ["景観条例", "違反"]),
        ("教育委員会会議録", ["教育委員会", "会議録"]),
        ("総合計画審議会委員", ["総合計画審議会", "委員"]),  # the last ending of the run is that of the name
        ("子ども・子育て支援法", ["子ども・子育て支援法"]),
        ("空家等対策計画", ["空家等対策計画"]),
        ("都市計画審議会等", ["都市計画審議会", "等"]),
        ("都市計画法上の扱い", ["都市計画法", "上", "の", "扱い"]),
        ("市立図書館化", ["市立図書館化"]),  # a suffix stays with its noun
    ],
)
def test_a_name_goes_as_far_as_its_ending(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方法と手法、寸法", ["方法", "と", "手法", "、", "寸法"]),
        ("違法駐車", ["違法駐車"]),
        ("計画策定", ["計画策定"]),  # nothing stands before the ending
        ("委員会を開く", ["委員会", "を", "開く"]),
        ("図書館司書", ["図書館司書"]),
        ("国際交流", ["国際交流"]),
        ("職員等の研修", ["職員", "等", "の", "研修"]),
        ("障害者等支援", ["障害者", "等", "支援"]),
        ("道路・公園", ["道路", "・", "公園"]),
        ("図書館・文化センター", ["図書館", "・", "文化センター"]),  # two things, not one law
        ("基本条例・総合計画", ["基本条例", "・", "総合計画"]),
    ],
)
def test_ordinary_words_and_lists_stay_as_they_are(text, expected):
    assert words(text) == expected


def test_endings_are_told_by_kind_and_need_something_before_them():
    surfaces = pd.Series(["基本", "計画", "計画", "委員", "会"], dtype="category")
    joins = pd.Series([False, True, False, False, True]).to_numpy()
    assert ends_name(surfaces, joins).tolist() == [False, True, False, False, False]
    assert ends_name(surfaces, joins, LAW).tolist() == [False, True, False, False, False]
    assert set(endings()[LAW]) < set(endings()[ANY]) and len(set(endings()[ANY])) == len(endings()[ANY])


@pytest.fixture(scope="module")
def read() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The texts of two towns as a document that nobody has a dictionary of is read: words, and what is shown by default."""
    comments = unseen()[["opinion", "reply"]].reset_index(drop=True)
    return comments, tokenize_comments(comments, read_lexicon(DATA / "lexicon"))


def test_named_things_of_unseen_texts_are_whole(read):
    """Measured once: 78 of 85 occurrences are one token exactly (23 without joining, 77 before names had endings)."""
    comments, tokens = read
    lines = MARKED.read_text(encoding="utf-8").splitlines()
    names = sorted((line for line in lines if not line.startswith("#")), key=len, reverse=True)
    joined = join_compounds(tokens, comments)
    spans = set(zip(joined["row"], joined["field"].astype("str"), joined["start"], joined["end"], strict=True))
    places = [
        (row, field, *found.span())
        for field in ("opinion", "reply")
        for row, text in enumerate(comments[field])
        for found in re.finditer("|".join(map(re.escape, names)), text)
    ]
    assert len(places) == 85
    assert sum(place in spans for place in places) >= 0.85 * len(places)


def test_joining_cuts_nothing(read):
    comments, tokens = read
    begins = [
        set(zip(each["row"], each["field"], each["start"], strict=True)) for each in (join_compounds(tokens, comments), tokens)
    ]
    assert begins[0] < begins[1]
