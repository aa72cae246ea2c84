"""Headings of sections among the comments, and the pillars they make."""

from __future__ import annotations

import pytest

from analysis.ingest.recipe.source import Source
from analysis.ingest.recognition.groups.sections import pillar_rows, sections, unique
from analysis.ingest.rows.block_rows import BlockReader
from analysis.ingest.rows.table_rows import TableReader
from tests.analysis.ingest.documents import HEAD, LONG, comment, document

COLUMNS = dict(zip(HEAD, ("no", "category", "opinion", "reply", "printed_mark"), strict=True))


def found(*rows, labels=()):
    read, _ = TableReader(document(*rows), Source("test", "", COLUMNS, unfiled="?"), {}).read()
    result = sections(read, labels=labels)
    return result.pillars, result.groups, result.subs


def row(text):
    return (text, "", "", "", "")


def test_no_heading():
    assert found() == ((), (), ())
    assert found(HEAD, comment(1)) == ((), (), ())


def test_headings_with_comments_are_pillars_and_those_without_gather_them():
    rows = (HEAD, row("第1章 総則"), comment(1), row("第2章 施策"), row("柱1 交通"), comment(2), row("柱2 公園"), comment(3))
    assert found(*rows) == (("第1章 総則", "柱1 交通", "柱2 公園"), ("第2章 施策",), ())


def test_headings_that_come_again_under_several_others_are_below_them():
    rows = (row("第1章"), row("(1) 目的"), comment(1), row("第2章"), row("(1) 目的"), comment(2))
    assert found(HEAD, *rows) == (("第1章", "第2章"), (), ("(1) 目的",))


def test_a_heading_continued_on_the_next_page_is_the_same():
    assert found(HEAD, row("第1章 総則"), comment(1), row("第1章 総則（続き）"), comment(2))[0] == ("第1章 総則",)


def test_headings_stand_between_tables_too():
    rows = ("2 意見の概要と市の考え方", "第1章 総則", HEAD, comment(1), "第2章 施策", HEAD, comment(2))
    assert found("結果", *rows)[0] == ("第1章 総則", "第2章 施策")


@pytest.mark.parametrize(
    "text", ["※ 件数は延べ数です", "（注）重複を含む", "- 3 -", "ご意見の概要は次のとおりです。", "意見の概要と市の考え方"]
)
def test_notes_titles_and_sentences_are_no_headings(text):
    assert found(HEAD, text, comment(1)) == ((), (), ())


def test_the_labels_of_totals_name_sections_whatever_they_look_like():
    assert found(HEAD, "交通", comment(1), "公園", comment(2), labels=["交通", "公園"])[0] == ("交通", "公園")


def test_headings_below_the_last_comment_are_none():
    assert found(HEAD, row("第1章"), comment(1), row("第2章"))[0] == ("第1章",)


def test_pillars_have_short_names_that_tell_them_apart():
    names = ["第1章 総則", "第2章 " + "施策の展開と推進体制の整備について" * 2, "第3章 " + "施策" * 20, "その他"]
    rows = pillar_rows(names, "heading", {"その他": "その他の意見"})
    assert [each["pillar"] for each in rows] == ["第1章", "第2章", "第3章", "その他"]
    assert len({each["short_name"] for each in rows}) == 4
    assert rows[3]["total_label"] == "その他の意見"
    assert pillar_rows([], "heading", {}) == []


def test_names_are_unique_at_any_cost():
    assert unique(["あ", "あ", "い"], ["あ甲", "あ乙", "い"]) == ["あ甲", "あ乙", "い"]
    assert len(set(unique(["あ", "あ"], ["あ", "あ"]))) == 2


def test_items_of_a_list_inside_a_reply_are_no_headings():
    source = Source("test", "", {"意見": "opinion", "回答": "reply"}, layout="blocks", unfiled="?")
    texts = ("第1章 総則", "（意見）", LONG, "（回答）", "次のとおりです。", "①相談窓口の設置", "②費用の補助")
    read, _ = BlockReader(document(*texts, "第2章 施策", "（意見）", LONG, form="pdf"), source, {}).read()
    assert sections(read).pillars == ("第1章 総則", "第2章 施策")


def test_what_reads_like_a_title_is_a_heading_where_it_counts_on():
    rows = ("Ⅰ．案を修正するもの", HEAD, comment(1), "Ⅱ．その他の主な意見", HEAD, comment(2))
    assert found("結果", *rows)[0] == ("Ⅰ．案を修正するもの", "Ⅱ．その他の主な意見")
    assert found("結果", "Ⅱ．その他の主な意見", HEAD, comment(2))[0] == ()
