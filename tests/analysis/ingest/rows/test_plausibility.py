"""What a person is asked to look at after a document was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.ingest.build import build
from analysis.ingest.rows.plausibility import FEW, MANY, doubts


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return build(nerima_folder)


def said(built, *, front=None, comments=None, totals=None, recipe=None):
    tables = built.tables
    found = doubts(
        recipe or built.recipe,
        front or built.front,
        tables["comments.csv"] if comments is None else comments,
        tables["official_totals.csv"] if totals is None else totals,
    )
    return [(problem.message, problem.line, problem.value) for problem in found]


def test_nerima_agrees_with_itself(nerima):
    assert nerima.doubts == []


def test_a_gap_in_the_numbers_and_the_count(nerima):
    comments = nerima.tables["comments.csv"].drop(index=30).reset_index(drop=True)
    assert said(nerima, comments=comments) == [
        ("番号が続いていません", 99, "32"),
        ("意見件数が印字された数と違います", None, "印字 94、読み取り 93"),
    ]


def test_a_category_of_another_pillar(nerima):
    comments = nerima.tables["comments.csv"]
    comments = comments.assign(category=comments["category"].where(comments["id"] != "31", "柱 区民協働"))
    assert said(nerima, comments=comments) == [("分類が見出しの柱と違います", 96, "柱 区民協働")]


def test_an_empty_reply_that_nobody_explained(nerima):
    comments = nerima.tables["comments.csv"].assign(reply_shared_with=None)
    found = said(nerima, comments=comments.astype({"reply_shared_with": "str"}))
    assert [value for message, _, value in found if message == "回答が空です"] == ["5", "11", "18", "48", "49"]


def test_an_explanation_of_a_comment_that_is_not_there(nerima):
    recipe = replace(nerima.recipe, shared_replies={"500": "4"})
    assert ("shared_replies の番号が原本にありません", None, "500") in said(nerima, recipe=recipe)


def test_fewer_organisations_than_printed(nerima):
    front = replace(nerima.front, briefed_organisations=nerima.front.briefed_organisations[:11])
    assert said(nerima, front=front) == [("説明した団体の数が印字された数と違います", None, "印字 12、読み取り 11")]


def test_a_total_that_is_not_printed(nerima):
    totals = nerima.tables["official_totals.csv"].drop(index=0)
    assert said(nerima, totals=totals) == [
        ("この項目が原本の集計表に見つかりません", None, "(仮称) 取組強化プラン全体に関すること"),
    ]


def test_no_comments_and_no_totals(nerima):
    tables = nerima.tables
    found = said(nerima, comments=tables["comments.csv"].head(0), totals=tables["official_totals.csv"].head(0))
    assert ("意見件数が印字された数と違います", None, "印字 94、読み取り 0") in found


def test_empty_replies_are_listed_one_by_one_until_they_are_many(nerima):
    comments = nerima.tables["comments.csv"]
    many = int(MANY * len(comments))

    def emptied(count):
        replies = comments["reply"].where(comments.index >= count, None)
        table = comments.assign(reply=replies, reply_shared_with=None).astype({"reply": "str", "reply_shared_with": "str"})
        found = [message for message, *_ in said(nerima, comments=table.assign(printed_mark="◎"))]
        return sum(message == "回答が空です" for message in found), sum("回答が空の意見が" in message for message in found)

    own = int(comments["reply"].isna().to_numpy()[many:].sum())
    assert emptied(many - own)[1] == 0
    assert emptied(many - own + 2) == (0, 1)
    few = comments.head(FEW + 1).assign(reply=None, reply_shared_with=None, printed_mark="◎").astype({"reply": "str"})
    few.loc[few.index[0], "reply"] = "検討します。"
    assert sum(message == "回答が空です" for message, *_ in said(nerima, comments=few)) == FEW
