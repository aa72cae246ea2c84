"""Rows as the table of comments: cells verbatim, labels of merged cells, marks, names, shared replies."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.recipe.decisions import Cover, Recipe, pillar_table, response_type_table
from analysis.ingest.recipe.source import Source
from analysis.ingest.rows.comment_table import comment_table, reply_mark
from analysis.ingest.rows.lines_read import Row
from tests.analysis.ingest.documents import ANSWER, LONG

COLUMNS = {"番号": "no", "分類": "category", "意見": "opinion", "回答": "reply", "区分": "printed_mark"}
PILLARS = [
    {"pillar": key, "order": order, "name": name, "short_name": name, "total_label": None, "heading": name, "category": name}
    for order, (key, name) in enumerate([("1", "◎第1章"), ("2", "○第2章")], start=1)
]
TYPES = [
    {"mark": mark, "order": order, "wording": mark, "label": mark, "meaning": "other"}
    for order, mark in enumerate(["◎", "○", "Ａ"], start=1)
]


def recipe(*, shared=None, cells=(), pillars=PILLARS, columns=COLUMNS, **source):
    return Recipe(
        Cover("", "", "", (), "", ""),
        Source("test", "", columns, **source),
        pillar_table(pillars),
        response_type_table(TYPES),
        {},
        shared or {},
        None,
        (),
        tuple(cells),
    )


def row(number, *, merged=(), pillar="1", page=1, sheet="", **cells):
    given = {"no": str(number), "category": "交通", "opinion": LONG, "reply": ANSWER, "printed_mark": "○", **cells}
    return Row(given, page, number, pillar, set(merged), f"p{page}-r{number}", sheet)


def table(*rows, wrapped=False, **decisions):
    return comment_table(rows, recipe(**decisions), wrapped=wrapped)


def column(found, name):
    return [None if pd.isna(each) else each for each in found[name]]


def test_no_row_gives_the_columns_of_the_table():
    assert list(table()) == list(table(row(1)))
    assert table().empty and str(table()["page"].dtype) == "Int64"


def test_texts_are_verbatim_and_blank_cells_are_missing():
    found = table(row(1, opinion=" 駅前\n広場 ", reply=" 　", printed_mark=""))
    assert found["opinion"].tolist() == [" 駅前\n広場 "]
    assert column(found, "reply") == [None] and column(found, "printed_mark") == [None]
    assert (found["page"].tolist(), found["line"].tolist()) == ([1], [1])


def test_breaks_that_the_page_made_are_taken_out_of_labels_and_texts():
    wide = "あいうえおかきくけこ\nさしす"
    found = table(row(1, category="交\n通", opinion=wide, printed_mark="◎\n"), wrapped=True)
    assert (found["category"][0], found["opinion"][0], found["printed_mark"][0]) == ("交通", wide.replace("\n", ""), "◎")
    kept = table(row(1, category="交\n通", opinion=wide, no="1\n2", printed_mark="◎\n○"))
    assert (kept["category"][0], kept["opinion"][0], kept["no"][0], kept["printed_mark"][0]) == ("交\n通", wide, "12", "◎○")


def test_a_merged_label_stands_for_every_row_it_extends_over():
    merged = {"category"}
    found = table(row(1), row(2, category="", merged=merged), row(3, category="", merged=merged), row(4, category=""))
    assert column(found, "category") == ["交通", "交通", "交通", None]
    assert column(table(row(1, category="", merged=merged)), "category") == [None]
    assert column(table(row(1), row(2, category="公園", merged=merged)), "category") == ["交通", "公園"]


def test_a_sign_before_every_text_is_no_part_of_it():
    assert table(row(1, opinion="・駅前"), bullets={"opinion": "・"})["opinion"].tolist() == ["駅前"]


def test_parts_of_a_cell_are_columns_of_their_own():
    columns = {**COLUMNS, "分野": "attribute"}
    found = table(
        row(1, 分野="家計（北海道）"), row(2, 分野="企業"), columns=columns, parts={"分野": r"(?P<関連>[^(]+)\((?P<地域>[^)]+)\)"}
    )
    assert (column(found, "関連"), column(found, "地域")) == (["家計", None], ["北海道", None])
    assert column(found, "分野") == ["家計（北海道）", "企業"]


@pytest.mark.parametrize(
    ("reply", "mark"),
    [
        ("【修正する】ご意見のとおり改めます。", "修正する"),
        (" 【Ａ】", "Ａ"),
        ("改めます。（対応区分：Ａ）", "Ａ"),
        ("改めます。[反映状況: 反映済み]", "反映済み"),
        ("改めます。（区分：△） ", "△"),
        ("改めます【Ａ】。", None),
        ("（対応：Ａ）のとおり改めます。", None),
        (f"【{'あ' * 20}】", "あ" * 20),
        (f"【{'あ' * 21}】", None),
        ("", None),
    ],
)
def test_a_reply_may_name_its_mark_at_its_head_or_at_its_end(reply, mark):
    assert reply_mark(reply) == mark


def test_marks_take_the_form_of_the_legend_and_unknown_ones_stay():
    found = table(row(1, printed_mark="A"), row(2, printed_mark="〇"), row(3, printed_mark="Ｚ"), row(4, printed_mark=""))
    assert column(found, "printed_mark") == ["Ａ", "○", "Ｚ", None]


def test_a_merged_mark_is_that_of_the_row_above():
    merged = {"printed_mark"}
    found = table(row(1, printed_mark="◎"), row(2, printed_mark="", merged=merged), row(3, printed_mark=""))
    assert column(found, "printed_mark") == ["◎", "◎", None]
    assert column(table(row(1, printed_mark="", merged=merged)), "printed_mark") == [None]
    assert column(table(row(1, printed_mark="◎"), row(2, printed_mark="○", merged=merged)), "printed_mark") == ["◎", "○"]


def test_marks_come_from_replies_where_the_recipe_says_so():
    rows = row(1, reply="【◎】改めます。", pillar="2"), row(2, reply="改めません。", pillar="1")
    assert column(table(*rows, marks_from="reply"), "printed_mark") == ["◎", None]
    assert column(table(*rows), "printed_mark") == ["○", "○"]


def test_comments_are_filed_by_heading_by_category_or_by_sheet():
    rows = row(1, category="○第2章", pillar="1", sheet="◎第1章"), row(2, category="別", pillar="2", sheet="○第2章")
    assert column(table(*rows), "pillar") == ["1", "2"]
    assert column(table(*rows, pillars_from="category", unfiled="他"), "pillar") == ["2", "他"]
    assert column(table(*rows, pillars_from="category"), "pillar") == ["2", None]
    assert column(table(*rows, pillars_from="sheet"), "pillar") == ["1", "2"]
    assert column(table(*rows, pillars_from="none", pillars=PILLARS[:1]), "pillar") == ["1", "1"]


def test_a_number_that_comes_again_is_no_name():
    rows = row(1, no="7"), row(2, no="7"), row(3, no=""), row(4, no=" 8 ")
    assert table(*rows)["id"].tolist() == ["7", "p1-r2", "p1-r3", "8"]
    assert table(*rows, ids="place")["id"].tolist() == ["p1-r1", "p1-r2", "p1-r3", "p1-r4"]


def test_where_numbers_begin_anew_the_pillar_stands_before_them():
    rows = row(1, no="1", pillar="1"), row(2, no="1", pillar="2"), row(3, no="1", pillar="?"), row(4, no="", pillar="2")
    assert table(*rows, ids="pillar-no")["id"].tolist() == ["1-1", "2-1", "0-1", "p1-r4"]


def test_a_merged_reply_answers_for_the_comments_it_extends_over():
    merged = {"reply"}
    rows = (
        row(1),
        row(2, reply="", merged=merged),
        row(3, reply="", merged=merged),
        row(4, reply=""),
        row(5, reply="", merged=merged),
    )
    assert column(table(*rows), "reply_shared_with") == [None, "1", "1", None, None]


def test_a_reply_of_its_own_is_shared_with_nobody():
    rows = row(1), row(2, merged={"reply"}), row(3, reply="", merged={"reply"})
    assert column(table(*rows, shared={"2": "1"}), "reply_shared_with") == [None, None, "2"]


def test_the_recipe_says_whose_reply_an_empty_one_is():
    rows = row(1), row(2), row(3, reply="", merged={"reply"}), row(4, reply="")
    assert column(table(*rows, shared={"3": "1", "4": "1"}), "reply_shared_with") == [None, None, "1", "1"]


def test_a_person_corrects_single_cells():
    cells = [("2", "opinion", "駅前"), ("1", "reply", ""), ("1", "page", "9"), ("1", "ない列", "x")]
    found = table(row(1), row(2), cells=cells)
    assert (found["opinion"].tolist(), column(found, "reply"), found["page"].tolist()) == ([LONG, "駅前"], [None, ANSWER], [1, 1])


def test_further_columns_come_last_in_the_order_of_the_recipe():
    columns = {**COLUMNS, "年代": "attribute", "空": "ignore", "反映": "ticked_mark", "地区": "attribute"}
    found = table(row(1, 年代="30代", 地区="北", section="1"), columns=columns)
    assert list(found)[-2:] == ["年代", "地区"]
    assert not {"空", "反映", "section"} & set(found)
    assert list(table(columns=columns))[-2:] == ["年代", "地区"]
    assert "地区" not in table(row(1, 年代="30代"), columns=columns)


def test_a_day_is_a_number_in_the_column_of_numbers_only():
    found = table(row(1, no="1月2日", opinion="1月2日", category="1月2日"))
    assert (found["no"][0], found["opinion"][0], found["category"][0]) == ("1-2", "1月2日", "1月2日")


def test_a_recipe_read_from_a_file_says_where_marks_stand():
    """A text from a file is another object than the one in the code."""
    assert column(table(row(1, reply="【◎】改めます。"), marks_from="".join(("re", "ply"))), "printed_mark") == ["◎"]


def test_a_reply_that_names_another_comment_is_shared_with_it():
    rows = [row(1), row(2, reply="No.1と同じ"), row(3, reply="No.9と同じ"), row(4, reply="No.2と同じ")]
    table = comment_table(rows, recipe(), wrapped=False)
    assert table["reply_shared_with"].astype("object").where(table["reply_shared_with"].notna(), "").tolist() == ["", "1", "", ""]
    assert table["reply"].isna().tolist() == [False, True, False, False]
