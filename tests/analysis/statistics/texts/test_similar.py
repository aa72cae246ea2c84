"""Opinions that share a text: by hand, in any order, and form letters planted among real opinions."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from analysis.statistics import schema
from analysis.statistics.texts.similar import LONG, similar_texts
from tests.bench.postings import WAYS, judged, planted

FORM = (
    "計画案の第3章にある屋内プールの廃止に反対します。"
    "高齢者の健康づくりと子どもの居場所を奪うもので、代わりの施設も示されていません。"
)
OWN = "私の母は週に二回そこで水中を歩いており、膝の痛みがなくなりました。"


def found(*texts):
    comments = pd.DataFrame({"id": [str(n) for n in range(1, len(texts) + 1)], "opinion": pd.array(texts, dtype="str")})
    return schema.SimilarTexts.validate(similar_texts(comments))


def members(table):
    return {tuple(sorted(each["id"])) for _, each in table.groupby("group")}


def test_the_kinds():
    table = found(FORM, FORM, FORM.replace("、", "， "), FORM + OWN, "図書館の本を増やしてほしい。").set_index("id")
    assert table["kind"].to_dict() == {"1": "exact", "2": "exact", "3": "normalised", "4": "near"}
    assert table["similarity"].to_dict() == {"1": 1, "2": 1, "3": 1, "4": 1}  # the shorter text is whole in the longer
    assert set(table["group"]) == {1}


def test_how_alike_two_texts_are():
    changed = FORM.replace("反対", "賛成")
    table = found(FORM, changed)
    threes = len(FORM.replace("。", "").replace("、", "")) - 2
    assert sorted(table["similarity"]) == [pytest.approx((threes - 4) / threes), 1]  # 反対 stands in four of them


def test_the_order_of_the_comments_plays_no_part():
    texts = [
        FORM + OWN,
        "別の意見です。道路を直してほしい。",
        FORM,
        FORM.replace("反対", "賛成"),
        OWN + FORM,
        FORM + "以上。",
        "別の意見です。道路を直してほしい。",
    ]
    groups = {frozenset(each["text"]) for _, each in found(*texts).groupby("group")}
    kinds = {(row.text, row.kind, row.similarity) for row in found(*texts).itertuples()}
    for turn in range(1, len(texts)):
        turned = found(*(texts[turn:] + texts[:turn])[::-1])
        assert {frozenset(each["text"]) for _, each in turned.groupby("group")} == groups
        assert {(row.text, row.kind, row.similarity) for row in turned.itertuples()} == kinds


def test_a_stock_phrase_inside_a_longer_text_is_not_shared_but_half_a_page_is():
    phrase = "高齢者がスマートフォンを使えるように支援してほしい。"
    assert len(phrase) < LONG
    assert found(phrase, phrase + OWN * 2).empty
    assert members(found(FORM, FORM + OWN * 4)) == {("1", "2")}


def test_a_short_answer_is_shared_by_nobody():
    assert found("特になし。", "特になし。", "賛成です", "賛成です").empty
    assert members(found("この計画に賛成です", "この計画に賛成です。")) == {("1", "2")}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("公園を増やしてほしい。", "病院を増やしてほしい。", False),  # another subject
        ("駅前の公園をもっと増やしてほしい。", "駅前の公園をもっと増やしてほしいです", True),  # the same, worded otherwise
        ("来客の数が増えていない。", "来客の数が増えている。", False),  # no and yes
        ("3番の案に賛成します。", "5番の案に賛成します。", False),  # another number
    ],
)
def test_short_texts_are_shared_where_they_speak_of_the_same(one, other, shared):
    assert len(one) < LONG
    assert bool(members(found(one, other))) is shared


def test_the_largest_group_comes_first_and_each_comment_stands_once():
    other = "西口の駐輪場を地下に移してください。雨の日に歩道がふさがれて、車いすでは通れません。"
    table = found(other, FORM, FORM, other, FORM)
    assert table["group"].tolist() == [1, 1, 1, 2, 2] and table["id"].tolist() == ["2", "3", "5", "1", "4"]


@pytest.mark.parametrize("texts", [[], [None, None], [FORM], [FORM, None], [""]])
def test_nothing_shared(texts):
    assert found(*texts).empty


def test_postings_among_the_real_opinions_are_found_and_nothing_else(nerima_folder):
    """Each way to change a form letter; letters made of sentences of the replies, which no opinion holds."""
    comments = read_consultation(nerima_folder).comments
    replies = comments["reply"].dropna().drop_duplicates()
    letters = [text for text in replies if 60 <= len(text) <= 160]
    table = planted(comments["opinion"].dropna().tolist(), letters, groups=4, seed=3)
    assert table.loc[table["posting"] >= 0, "way"].nunique() > len(WAYS) / 2
    precision, recall = judged(table)
    assert precision >= 0.97 and recall >= 0.95


def test_the_opinions_of_nerima_share_no_text(nerima_folder):
    assert similar_texts(read_consultation(nerima_folder).comments).empty
