"""Documents in the layouts of towns: every comment and every cell is read, without a word about their layout."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from analysis.ingest.build import built
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import Wishes, proposal
from analysis.package.problem import PackageError
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment, document, line
from tests.bench.ingest import compared
from tests.documents.layouts import LAYOUTS


@pytest.fixture(scope="module")
def read_layout(tmp_path_factory):
    @cache
    def read(name):
        layout = LAYOUTS[name]()
        path = tmp_path_factory.mktemp("layout") / f"result{layout.suffix}"
        path.write_bytes(layout.content)
        opened = original(path)
        found = proposal(opened, path.name)
        return layout, found, built(opened, found.recipe)

    return read


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_comment_and_every_cell_of_a_layout_is_read(name, read_layout):
    layout, _, result = read_layout(name)
    figures = compared(layout, result)
    assert (figures.found, figures.expected, figures.read) == (len(layout.rows),) * 3
    assert figures.wrong == []
    assert result.tables["rejects.csv"].empty


@pytest.mark.parametrize("name", [name for name in LAYOUTS if LAYOUTS[name]().legend])
def test_the_legend_of_a_layout_is_its_own(name, read_layout):
    layout, found, _ = read_layout(name)
    assert {entry.mark for entry in found.legend} == set(layout.legend)
    assert all(entry.known for entry in found.legend)


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "shared_replies"])
def test_the_printed_totals_of_a_layout_are_found(name, read_layout):
    layout, _, result = read_layout(name)
    printed = result.tables["official_totals.csv"]
    counts = printed.loc[printed["key"].notna(), "count"].tolist()
    assert counts == [count for _, _, count in layout.totals]


def test_marks_in_the_heads_of_replies_and_in_headings(read_layout):
    _, found, result = read_layout("head_of_reply")
    assert found.recipe.source.marks_from == "reply"
    assert result.tables["comments.csv"]["printed_mark"].tolist()[:3] == ["反映困難", "修正する", "その他"]
    _, found, result = read_layout("marks_by_heading")
    assert found.recipe.source.marks_from == "heading"
    assert result.tables["comments.csv"]["printed_mark"].tolist()[:3] == ["Ⅰ", "Ⅰ", "Ⅱ"]


def test_merged_replies_are_printed_and_empty_ones_inferred(read_layout):
    _, found, result = read_layout("merged_pdf")
    assert found.recipe.shared_replies == {}
    assert result.tables["comments.csv"]["reply_shared_with"].dropna().tolist() == ["5"]
    _, found, _ = read_layout("ruled_pdf")
    assert found.recipe.shared_replies == {"6": "5"}
    assert any("推定" in question.message for question in found.questions)


def test_a_document_without_comments_is_refused_with_what_to_do():
    for empty in (document(), document("意見募集を始めます", "締切は12月です")):
        with pytest.raises(PackageError, match="--columns"):
            proposal(empty, "source.csv")


def test_one_comment_is_enough():
    found = proposal(document(HEAD, comment(1)), "source.csv")
    assert [column.role for column in found.columns] == ["no", "category", "opinion", "reply", "printed_mark"]


def test_a_mark_that_nothing_explains_is_asked_about():
    questions = proposal(document(HEAD, comment(1, mark="☆"), comment(2, mark="★")), "source.csv").questions
    assert [question.value for question in questions if "意味" in question.message] == ["☆", "★"]


def test_numbers_that_begin_anew_are_told_apart_by_their_section():
    rows = (HEAD, ("第1章", "", "", "", ""), comment(1), comment(2), ("第2章", "", "", "", ""), comment(1), comment(2))
    found = proposal(document(*rows), "source.csv")
    assert built(document(*rows), found.recipe).tables["comments.csv"]["id"].tolist() == ["1-1", "1-2", "2-1", "2-2"]


def test_without_numbers_a_comment_is_called_by_its_place():
    rows = (("意見", "回答"), (LONG, ANSWER), (LONG, ANSWER))
    found = proposal(document(*rows), "source.csv")
    assert built(document(*rows), found.recipe).tables["comments.csv"]["id"].tolist() == ["p1-r1", "p1-r2"]


def test_a_column_of_few_categories_makes_the_pillars():
    rows = [comment(number, category=("交通", "公園")[number % 2]) for number in range(1, 9)]
    found = proposal(document(HEAD, *rows), "source.csv")
    assert found.recipe.source.pillars_from == "category"
    assert built(document(HEAD, *rows), found.recipe).tables["comments.csv"]["pillar"].tolist()[:2] == ["公園", "交通"]


def test_a_text_and_a_group_are_enough():
    rows = (("地域", "年代", "自由記述"), ("北", "20代", LONG), ("南", "30代", LONG), ("北", "", LONG))
    wishes = Wishes({"自由記述": "opinion", "地域": "attribute"}, "地域", quiet=True)
    found = proposal(document(*rows), "source.csv", wishes)
    table = built(document(*rows), found.recipe).tables["comments.csv"]
    assert table["pillar"].tolist() == ["北", "南", "北"]
    assert table["年代"].tolist()[:2] == ["20代", "30代"]
    assert found.questions == ()


def test_a_wish_for_a_heading_that_is_not_there_is_refused():
    with pytest.raises(PackageError, match="指定された見出しの列がありません"):
        proposal(document(HEAD, comment(1)), "source.csv", Wishes({"ご感想": "opinion"}))


def test_totals_that_differ_from_the_rows_are_a_difference_and_no_refusal():
    rows = (("対応区分", "件数"), ("△ 今後検討するもの", "5"), ("合計", "5"), "", HEAD, comment(1), comment(2))
    found = proposal(document(*rows), "source.csv")
    totals = built(document(*rows), found.recipe).tables["official_totals.csv"]
    assert totals["count"].tolist() == [5, 5]


SURVEY = (
    ("分野", "", "景気の現状判断", "業種・職種", "判断の理由", "追加説明及び具体的状況の説明"),
    ("家計\n動向\n関連\n\n(北海道)", "", "◎", "－", "－", "－"),
    ("", "", "○", "商店街（代表者）", "来客数の動き", "・人出が戻ってきている。"),
    ("企業\n動向\n関連\n\n(北海道)", "", "□", "農林水産業（従業者）", "受注量の動き", "・注文は前年並みである。"),
)


def test_a_known_form_is_read_with_what_is_known_of_it():
    rows = ("I．景気の現状に対する判断理由等", "１．北海道（調査機関：甲）", *SURVEY, *SURVEY)
    opened = document(*rows)
    table = built(opened, proposal(opened, "source.csv").recipe).tables["comments.csv"]
    assert table["opinion"].tolist() == ["人出が戻ってきている。", "注文は前年並みである。"] * 2
    assert table[["関連", "地域", "printed_mark"]].values.tolist()[:2] == [
        ["家計動向", "北海道", "○"],
        ["企業動向", "北海道", "□"],
    ]
    assert set(table["pillar"]) == {"北海道"}


def sheets(*names):
    """Two comments on each sheet, under a heading of its own and with numbers of their own."""
    lines = [
        line(number, row, page=page, table=page)
        for page in range(1, len(names) + 1)
        for number, row in enumerate((HEAD, comment(1, category=""), comment(2, category="")), start=1)
    ]
    return document(*(replace(each, sheet=names[each.page - 1]) for each in lines), form="xlsx")


def test_sheets_that_are_named_file_their_comments():
    found = proposal(sheets("福祉", "環境"), "source.xlsx")
    assert found.recipe.source.pillars_from == "sheet"
    table = built(sheets("福祉", "環境"), found.recipe).tables["comments.csv"]
    assert table["pillar"].tolist() == ["福祉", "福祉", "環境", "環境"]
    assert table["id"].tolist() == ["p1-r1", "p1-r2", "p2-r1", "p2-r2"]


@pytest.mark.parametrize("names", [("Sheet1", "Sheet2"), ("その1", "その２"), ("一覧",), ("1", "2"), ("Table 1", "P.2")])
def test_sheets_that_nobody_named_file_nothing(names):
    found = proposal(sheets(*names), "source.xlsx")
    assert found.recipe.pillars["pillar"].tolist() == ["全体"]
