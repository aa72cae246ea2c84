"""Comments that stand one below the other, each text under a word that marks it."""

from __future__ import annotations

import pytest

from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.block_rows import BlockReader
from analysis.ingest.words.block_marks import block_mark, marks_text
from tests.analysis.ingest.documents import document

COLUMNS = {"意見": "opinion", "市の考え方": "reply", "該当箇所": "category"}


def mark(text):
    found = block_mark(text, lambda label: bool(marks_text(label)))
    return found and (found.label, found.number, found.rest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("意見1", ("意見", "1", "")),
        ("【意見１】", ("意見", "１", "")),
        ("【意見123456】", ("意見", "123456", "")),
        ("【市の考え方】", ("市の考え方", "", "")),
        ("（回答）", ("回答", "", "")),
        ("＜ご意見＞ 駐輪場を増やして。", ("ご意見", "", "駐輪場を増やして。")),
        ("意見No.3：駐輪場を増やして。", ("意見", "3", "駐輪場を増やして。")),
        ("■ご意見の概要", ("ご意見の概要", "", "")),
        ("Q2. なぜですか。", ("Q", "2", "なぜですか。")),
        ("市の考え方：検討します。", ("市の考え方", "", "検討します。")),
        ("⇒ 市の考え方", ("市の考え方", "", "")),
        ("意見1　駐輪場を増やして。", ("意見", "1", "駐輪場を増やして。")),
        ("回答　　検討します。", ("回答", "", "検討します。")),
        ("意見番号3　（駐輪場）", ("意見番号", "3", "（駐輪場）")),
        ("市の考え\n方", ("市の考え方", "", "")),
    ],
)
def test_marks_of_texts(text, expected):
    assert mark(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "意見を踏まえて修正します。",
        "回答いたします。",
        "市の考え方として示します。",
        "回答 検討します。",
        "第1章 総則",
        "8ページ",
    ],
)
def test_sentences_begin_with_the_same_words(text):
    assert mark(text) is None


def read(*rows, headings=None):
    source = Source("test", "", COLUMNS, layout="blocks", unfiled="全体")
    lines, found = BlockReader(document(*rows, form="html"), source, headings or {}).read()
    return [each.kind for each in lines], found


def test_nothing():
    assert read() == ([], [])


def test_texts_go_on_until_the_next_mark():
    kinds, found = read("結果", "意見1", "駐輪場を", "増やして。", "市の考え方", "検討します。", "- 1 -", "意見2", "賛成。")
    assert kinds == ["front_matter", "row", *["continuation"] * 4, "page_mark", "row", "continuation"]
    assert found[0].cells == {"no": "1", "opinion": "駐輪場を\n増やして。", "reply": "検討します。"}
    assert found[1].cells == {"no": "2", "opinion": "賛成。"}


def test_headings_of_sections_file_the_comments_below_and_end_the_text_above():
    kinds, found = read(
        "第1章", "意見1", "あ。", "市の考え方", "い。", "第2章", "意見2", "う。", headings={"第1章": "1", "第2章": "2"}
    )
    assert kinds[0] == kinds[5] == "section_heading"
    assert [(row.pillar, row.cells.get("reply")) for row in found] == [("1", "い。"), ("2", None)]


def test_a_category_before_the_opinion_belongs_to_it():
    _, found = read("該当箇所：12ページ", "意見1", "あ。", "市の考え方", "い。", "該当箇所：20ページ", "意見2", "う。")
    assert [row.cells["category"] for row in found] == ["12ページ", "20ページ"]


def test_marks_and_texts_in_two_columns():
    _, found = read(("1", "意見", "あ。"), ("", "市の考え方", "い。"), ("2", "意見", "う。"), ("", "市の考え方", "え。"))
    assert [row.cells for row in found] == [
        {"no": "1", "opinion": "あ。", "reply": "い。"},
        {"no": "2", "opinion": "う。", "reply": "え。"},
    ]


def test_a_number_beside_its_text_is_a_mark_and_not_a_mere_number():
    kinds, found = read(("意見1", "駐輪場を増やして。"), ("市の考え方", "検討します。"), ("意見2", "賛成。"))
    assert kinds == ["row", "continuation", "row"]
    assert [row.cells["no"] for row in found] == ["1", "2"]


def test_what_follows_the_number_above_an_opinion_says_what_it_is_about():
    source = Source("test", "", {"意見番号": "no", "意見": "opinion"}, layout="blocks", unfiled="全体")
    text = document("意見番号1　（駐輪場）", "（意見）", "増やして。", "意見番号2", "（意見）", "賛成。", form="html")
    lines, found = BlockReader(text, source, {}).read()
    assert [each.kind for each in lines] == ["page_header", "row", "continuation"] * 2
    assert [row.cells for row in found] == [
        {"no": "1", "category": "駐輪場", "opinion": "増やして。"},
        {"no": "2", "opinion": "賛成。"},
    ]


def test_a_number_over_the_heading_of_the_opinion_is_its_number():
    columns = {"意見": "opinion", "意見の概要": "opinion", "市の考え方": "reply"}
    source = Source("test", "", columns, layout="blocks", unfiled="全体")
    text = document(
        "意見1", ("意見の概要", "増やして。"), ("市の考え方", "検討します。"), "意見2", ("意見の概要", "賛成。"), form="html"
    )
    lines, found = BlockReader(text, source, {}).read()
    assert [each.kind for each in lines] == ["row", "continuation", "continuation", "row", "continuation"]
    assert [row.cells for row in found] == [
        {"no": "1", "opinion": "増やして。", "reply": "検討します。"},
        {"no": "2", "opinion": "賛成。"},
    ]
