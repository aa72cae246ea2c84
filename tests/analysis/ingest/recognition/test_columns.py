"""What columns hold: by heading and contents, in any order; what is doubtful is asked."""

from __future__ import annotations

import random

import pytest

from analysis.ingest.recognition.columns import column_cells, recognised_columns
from analysis.ingest.rows.heading_rows import HeadingRow, comment_heading_rows
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment, document


def roles(cells, wishes=None):
    return {column.heading: column.role for column in recognised_columns(cells, wishes)}


def test_no_column_and_a_column_without_a_cell():
    assert recognised_columns({}) == []
    assert roles({"意見": [], "回答": []}) == {"意見": "opinion", "回答": "reply"}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_columns_does_not_matter(seed):
    order = random.Random(seed).sample(range(len(HEAD)), len(HEAD))
    rows = [tuple(row[place] for place in order) for row in (HEAD, *(comment(number) for number in range(1, 6)))]
    lines = document(*rows).lines
    found = roles(column_cells(lines, comment_heading_rows(lines)))
    assert found == dict(zip(HEAD, ("no", "category", "opinion", "reply", "printed_mark"), strict=True)) | {}


def test_the_same_heading_means_what_stands_under_it():
    opinions, replies = [LONG] * 4, [ANSWER] * 4
    assert roles({"意見": opinions, "市の考え方": replies, "対応": ["◎", "○", "△", "◎"]})["対応"] == "printed_mark"
    assert roles({"意見": opinions, "対応": replies})["対応"] == "reply"
    assert roles({"意見": opinions, "市の考え方": replies, "区分": ["Ａ", "Ｂ", "Ａ", "Ｃ"]})["区分"] == "printed_mark"
    assert roles({"意見": opinions, "市の考え方": replies, "区分": ["道路", "公園", "道路", "道路"]})["区分"] in (
        "category",
        "section",
    )


def test_contents_decide_where_no_heading_is_known():
    found = recognised_columns({"甲": ["1", "2", "3"], "乙": [LONG] * 3, "丙": [ANSWER] * 3, "丁": ["○", "△", "○"]})
    assert [column.role for column in found] == ["no", "opinion", "reply", "printed_mark"]
    assert all(column.question for column in found)
    assert all(column.confidence < 0.5 for column in found)


def test_two_columns_of_marks_are_two_axes():
    found = roles({"意見": [LONG] * 3, "対応区分": ["◎", "○", "○"], "修正の有無": ["有", "無", "無"]})
    assert sorted(found.values()) == ["opinion", "printed_mark", "second_mark"]


def test_counts_and_page_numbers_are_no_numbers_of_comments():
    found = roles({"番号": ["1", "2", "3"], "件数": ["1", "4", "1"], "頁": ["8ページ", "p.12", "15"], "意見": [LONG] * 3})
    assert found == {"番号": "no", "件数": "count", "頁": "place", "意見": "opinion"}


def test_a_person_is_told_that_the_column_of_numbers_is_empty():
    cells = {"番号": ["", ""], "": ["", ""], "意見": [LONG] * 2, "回答": [ANSWER] * 2}
    numbers, nameless, *_ = recognised_columns(cells)
    assert (numbers.role, numbers.reason) == ("ignore", "見出しは番号ですが、どの行も空です")
    assert numbers.question.startswith("番号の列「番号」が空なので、番号のない表として読みました")
    assert (nameless.role, nameless.reason, nameless.question) == ("ignore", "内容がありません", "")
    assert not any(column.question for column in recognised_columns({**cells, "番号": ["1", ""]}))
    assert not any(column.question for column in recognised_columns({**cells, "番号": []}))


def test_a_column_of_numbers_that_no_row_has_is_left_out():
    texts = {"意見": [LONG] * 2, "回答": [ANSWER] * 2}
    assert roles({"番号": ["", ""], **texts})["番号"] == "ignore"
    assert roles({"番号": ["1", ""], **texts})["番号"] == "no"
    assert roles({"番号": ["", ""], "受付番号": ["11", "12"], **texts}) == {
        **{"番号": "ignore", "受付番号": "no"},
        **{"意見": "opinion", "回答": "reply"},
    }


def test_of_two_columns_of_numbers_the_one_that_every_row_has_numbers_the_comments():
    people, own = ["1", "", "", "2", "", "3"], ["1", "2", "3", "4", "5", "6"]
    texts = {"意見／内容": [LONG] * 6, "回答": [ANSWER] * 6}
    found = roles({"提出者／番号": people, "意見／番号": own, **texts})
    assert found["意見／番号"] == "no"
    assert found["提出者／番号"] != "no"


def test_small_numbers_under_any_other_heading_are_no_counts():
    cells = {"番号": ["1", "2", "3"], "意見": [LONG] * 3, "市の考え方": [ANSWER] * 3}
    assert roles({**cells, "図の数字": ["3", "12", "3"]})["図の数字"] != "count"
    assert roles({**cells, "件数": ["3", "12", "3"]})["件数"] == "count"


def test_a_person_has_the_last_word():
    column = recognised_columns({"意見": [LONG], "備考": [LONG]}, {"備 考": "opinion", "意見": "ignore"})
    assert [(each.role, each.confidence, each.question) for each in column] == [("ignore", 1.0, ""), ("opinion", 1.0, "")]


def test_cells_come_from_every_table_with_the_heading():
    lines = document(HEAD, comment(1), HEAD, comment(2)).lines
    found = column_cells(lines, [HeadingRow(0, 0, HEAD), HeadingRow(2, 2, HEAD)])
    assert found["No."] == ["1", "2"]
    assert column_cells(lines, []) == {}


def test_two_tables_may_call_the_opinions_differently():
    tables = [("番号", "ご意見", "町の回答"), ("番号", "ご質問", "町の回答")]
    cells = {"番号": ["1", "2"], "ご意見": [LONG] * 2, "町の回答": [ANSWER] * 2, "ご質問": [LONG] * 2}
    found = {column.heading: column.role for column in recognised_columns(cells, tables=tables)}
    assert found == {"番号": "no", "ご意見": "opinion", "町の回答": "reply", "ご質問": "opinion"}
    side_by_side = {column.heading: column.role for column in recognised_columns(cells)}
    assert sorted(side_by_side.values()).count("opinion") == 1


def test_numbers_are_no_counts_of_comments_unless_their_heading_says_so():
    cells = {"意見": [LONG] * 3, "頁": ["3", "8", "12"], "行": ["5", "21", "7"], "件数": ["1", "2", "1"]}
    assert roles(cells) == {"意見": "opinion", "頁": "place", "行": "attribute", "件数": "count"}


PLAIN = (
    "路線バスの本数を増やしてほしい。",
    "公民館の図書室は夜も開いていると助かる。",
    "街灯が暗い通りがあるのでお願いしたい。",
    "公園の水飲み場が壊れている。",
)
ANSWERED = (
    "運行本数は事業者と協議してまいります。",
    "開館時間は利用の状況を見ながら検討します。",
    "現地を確認し、必要な箇所から進めています。",
    "修繕を予定しています。ご指摘ありがとうございます。",
)


def test_texts_that_wish_and_answer_are_told_apart_without_any_heading():
    found = recognised_columns({"#1": ["1", "2", "3", "4"], "#2": PLAIN, "#3": ANSWERED, "#4": ["○", "△", "○", "○"]})
    assert [column.role for column in found] == ["no", "opinion", "reply", "printed_mark"]
    assert all(column.question for column in found)


def test_texts_that_neither_wish_nor_answer_are_no_opinions():
    halls = ["昭和50年に建てられた鉄筋の建物です。", "大小の会議室と調理室があります。", "駅から歩いて10分の所にあります。"]
    assert "opinion" not in roles({"#1": ["1", "2", "3"], "#2": ["東館", "西館", "南館"], "#3": halls})


@pytest.mark.parametrize("heading", ["区分", "分類", "種別"])
def test_a_heading_that_may_mean_a_topic_or_a_mark_means_what_stands_under_it(heading):
    cells = {"項目": ["道路", "公園", "道路", "防災"], "意見": [LONG] * 4, "市の考え方": [ANSWER] * 4}
    assert roles({**cells, heading: ["反映する", "参考とする", "記載済み", "その他"]})[heading] == "printed_mark"
    assert roles({**cells, heading: ["交通", "その他", "計画の趣旨", "防災"]})[heading] != "printed_mark"
