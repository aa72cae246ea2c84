"""テーマ: each number is the number of rows it opens, and a rule that is tried changes nothing else."""

from __future__ import annotations

import json
import re

import pytest

from pages.components.frame.library import library
from pages.components.rows import theme_table
from tests.pages.screen import behind, marks, panel, piece, said

TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def corpus():
    return library().corpora["nerima-2023"]


def text(app) -> str:
    return "\n".join(TAG.sub("", each.proto.body) for each in app.get("html"))


def charts(app) -> list[dict]:
    return [json.loads(each.proto.spec) for each in app.get("plotly_chart")]


@pytest.mark.parametrize("part", ["pair", "overlap", "cross", "none", "rules"])
@pytest.mark.parametrize(
    "query", [{}, {"pillar": ["柱Ⅱ"]}, {"response_type": ["○", "※"]}, {"basis": "printed"}, {"q": "量子計算機"}]
)
def test_each_part_opens_under_each_filter(open_page, part, query):
    assert "件 / 94 件" in text(open_page("themes", part=part, **query))


def test_the_two_pillars_that_the_rules_name_are_compared_first(open_page):
    words = text(open_page("themes"))
    assert "柱Ⅱ DX のテーマ（44件）" in words and "柱Ⅰ 区民協働 のテーマ（22件）" in words
    assert "44件（46.8%）" in words and "22件（23.4%）" in words


def test_another_pair_can_be_compared(open_page):
    words = text(open_page("themes", target="柱Ⅲ", reference="その他"))
    assert "柱Ⅲ 人事・人材育成 のテーマ（7件）" in words
    assert "この柱を分けるテーマは決められていません" in words


def test_a_theme_of_a_pillar_opens_its_rows(open_page):
    bars = charts(open_page("themes"))[0]["data"][0]
    theme, label = bars["customdata"][0], bars["text"][0]
    app = open_page("themes", theme=theme, in_pillar="柱Ⅱ", in_field="opinion")
    assert len(panel(app)) == int(re.match(r"(\d+)件", label)[1])


def test_the_overlap_counts_every_comment_once(open_page):
    (found, _) = marks(open_page("themes", part="overlap"))
    assert {door.values["side"] for door in found} == {"target", "both", "reference", "neither"}
    assert sum(said(door) for door in found) == 94


def test_comments_filed_elsewhere_that_speak_of_the_other(open_page, corpus):
    app = open_page("themes", part="overlap", side="target", in_pillar="柱Ⅰ")
    pillars = corpus.consultation.comments.set_index("id")["pillar"]
    assert {pillars[number] for number in panel(app)} == {"柱Ⅰ"}


@pytest.mark.parametrize("field", ["opinion", "reply", "both"])
def test_each_cell_opens_as_many_rows_as_it_says(open_page, field):
    app = open_page("themes", part="cross", themes_in=field)
    cells = marks(app)[1]
    assert {door.values.get("in_field", "both") for door in cells} == {field}
    assert [door for door in cells if behind(app, door.values) != said(door)] == []


@pytest.mark.parametrize(
    "query", [{"theme": "X01"}, {"theme": "X06", "in_field": "reply"}, {"side": "both"}, {"theme": "D5", "in_type": "○"}]
)
def test_the_reading_page_lists_the_same_rows(open_page, query):
    here = open_page("themes", part="overlap", **query)
    shared = {"response_type": [query["in_type"]]} if "in_type" in query else {}
    there = open_page("comments", **{key: value for key, value in query.items() if key != "in_type"}, **shared)
    assert f"このうち {len(panel(here))}件" in text(there)


def test_the_words_that_made_a_rule_hold_are_highlighted(open_page, corpus):
    app = open_page("themes", theme="D3", in_pillar="柱Ⅱ", in_field="opinion")
    marked = re.findall(r"<mark>([^<]+)</mark>", "".join(each.proto.body for each in app.get("html")))
    evidence = corpus.assignments.query("theme == 'D3' and field == 'opinion'")["evidence"]
    assert marked and set(marked) <= set(evidence)
    assert "分類ルール" in " ".join(each.label for each in app.expander)


def test_comments_without_a_theme_of_their_pillar(open_page, corpus):
    rows_without = theme_table.untouched(corpus, "柱Ⅱ")
    codes = [theme.code for theme in theme_table.of_pillar(corpus, "柱Ⅱ")]
    given = corpus.assignments.query("field == 'opinion'")
    expected = set(corpus.consultation.comments.query("pillar == '柱Ⅱ'").index) - set(
        given.loc[given["theme"].isin(codes), "row"]
    )
    assert set(rows_without) == expected


def test_a_tried_rule_shows_what_it_adds_and_what_it_removes(open_page):
    app = open_page("themes", part="rules")
    assert "もとのルールとの違い" not in text(app)
    app.text_area[0].set_value("「マイナンバーカード」")
    submit = next(each for each in app.button if each.label == "このルールで数え直す")
    submit.click().run()
    assert not app.exception
    assert "もとのルールとの違い（表示中の意見）" in text(app)
    assert "K1" in text(app)


def test_a_mistake_in_a_rule_is_named_with_its_place(open_page):
    app = open_page("themes", part="rules")
    app.text_area[0].set_value("「協働の または")
    next(each for each in app.button if each.label == "このルールで数え直す").click().run()
    assert "1行目1文字目" in text(app)
    assert "もとのルールとの違い" not in text(app)


def test_the_screening_says_n_and_each_clear_difference_opens_its_rows(open_page):
    app = open_page("themes", part="cross", across="pillar", themes_in="opinion")
    assert "組み合わせ126通りを、94件の意見で調べました" in text(app), "21 themes of all pillars, 6 pillars"
    found = re.findall(r"<li>[^<]*が(?:多い|少ない)：\d+件中(?:<button|0件)", piece(app))
    assert found
    assert f"はっきりした偏りは{len(found)}です" in text(app)


def test_a_part_without_themes_of_its_own_is_said(open_page):
    assert "選んだ柱だけのテーマはないため、「全体に共通するテーマ」を示しています。" in text(
        open_page("themes", part="cross", themes_of="target", target="柱Ⅲ")
    )
    assert "だけのテーマはないため" not in text(open_page("themes", part="cross", themes_of="target", target="柱Ⅱ"))
