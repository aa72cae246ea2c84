"""Lines of a document: each is something, and none is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.text_table import KINDS, classified_lines

SETTINGS = {
    "header": ["No", "意見", "回答"],
    "headings": {"柱 DX": "柱Ⅱ"},
    "group_headings": ["第2章"],
    "total_heads": {"項目": "pillar"},
}


def kinds(text):
    return classified_lines(text, **SETTINGS)["kind"].tolist()


def test_a_small_document():
    text = "題名\n\n項目\t件数\n柱Ⅱ DX\t1\n合計\t1\n\nNo\t意見\t回答\n第2章\t\t\n柱 DX\t\t\n1\tあ\tい\n"
    assert kinds(text) == [
        *("front_matter", "blank", "front_matter", "total", "total", "blank"),
        *("page_header", "section_heading", "section_heading", "row"),
    ]


def test_an_empty_document_is_an_empty_table():
    table = classified_lines("", **SETTINGS)
    assert table.empty
    assert table.columns.tolist() == ["line", "kind", "page", "pillar", "axis", "cells", "reason"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_line_ends_of_any_system(end):
    table = classified_lines(end.join(["No\t意見\t回答", "柱 DX\t\t", "1\tあ\tい", ""]), **SETTINGS)
    assert table["kind"].tolist() == ["page_header", "section_heading", "row"]
    assert table["cells"].tolist()[-1] == ["1", "あ", "い"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1\tあ", "3列のはずが2列です"),
        ("1\tあ\tい\tう", "3列のはずが4列です"),
        ("\tあ\tい", "番号がありません"),
    ],
)
def test_a_line_that_is_no_comment_is_rejected_with_its_reason(line, reason):
    table = classified_lines(f"No\t意見\t回答\n柱 DX\t\t\n{line}\n", **SETTINGS)
    assert table.iloc[-1][["kind", "reason"]].tolist() == ["rejected", reason]


@pytest.mark.parametrize("heading", ["", "第2章\t\t\n", "知らない見出し\t\t\n"])
def test_a_comment_under_no_pillar_is_rejected(heading):
    table = classified_lines(f"No\t意見\t回答\n{heading}1\tあ\tい\n", **SETTINGS)
    assert table.iloc[-1][["kind", "reason"]].tolist() == ["rejected", "どの項目の見出しの下にもありません"]


def test_pages_are_counted_by_their_heads():
    table = classified_lines("No\t意見\t回答\n柱 DX\t\t\n1\tあ\tい\n\nNo\t意見\t回答\n2\tう\tえ\n", **SETTINGS)
    assert table.loc[table["kind"] == "row", "page"].tolist() == [1, 2]
    assert table.loc[table["kind"] == "row", "pillar"].tolist() == ["柱Ⅱ", "柱Ⅱ"]


def test_a_number_that_is_not_one_is_no_total():
    assert kinds("項目\t件数\n柱Ⅱ DX\t②\n") == ["front_matter", "front_matter"]


PIECES = st.sampled_from(
    ["No", "意見", "回答", "柱 DX", "第2章", "項目", "1", "②", "\t", "\n", "\r\n", " ", "　", "あ", "\x0b", "\u2028"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_line_is_lost_and_no_character_of_a_row(text):
    table = classified_lines(text, **SETTINGS)
    plain = text.replace("\r\n", "\n")
    assert "\n".join("\t".join(cells) for cells in table["cells"]) == plain.removesuffix("\n")
    assert table["line"].tolist() == list(range(1, len(table) + 1))
    assert set(table["kind"]) <= set(KINDS)
    assert (table["reason"] != "").tolist() == (table["kind"] == "rejected").tolist()
