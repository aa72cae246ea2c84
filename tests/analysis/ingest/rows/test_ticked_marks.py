"""Response types as columns with a sign in one of them: the mark of a comment is the heading above its sign."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.columns import recognised_columns
from analysis.ingest.rows.ticked_marks import heading_mark, ticked_columns, ticked_mark
from tests.analysis.ingest.documents import ANSWER, LONG

GROUPED = ("対応区分／反映", "対応区分／参考", "対応区分／その他")
SIGNS = {"反映": ["○", "", "", "○"], "参考": ["", "○", "", ""], "その他": ["", "", "○", ""]}


def named(*headings, signs=()):
    return dict(zip(headings, signs or SIGNS.values(), strict=True))


def test_no_column_and_columns_without_a_sign():
    assert ticked_columns({}) == []
    assert ticked_columns({"反映": [], "参考": []}) == []
    assert ticked_columns({"反映": ["", ""], "参考": ["", ""]}) == []


@pytest.mark.parametrize("headings", [tuple(SIGNS), GROUPED])
def test_signs_of_which_each_row_has_one_belong_together(headings):
    assert ticked_columns(named(*headings)) == list(headings)


def test_a_column_that_no_row_uses_belongs_to_its_group():
    assert ticked_columns({**named(*GROUPED), "対応区分／不採用": [""] * 4}) == [*GROUPED, "対応区分／不採用"]


def test_a_dash_where_there_is_no_sign_is_none():
    dashed = {key: [sign or "－" for sign in signs] for key, signs in SIGNS.items()}
    assert ticked_columns(dashed) == list(SIGNS)
    assert ticked_mark([(key, "ticked_mark") for key in SIGNS], ["―", "○", "-"]) == "参考"


def test_signs_that_answer_something_else_are_left_alone():
    assert ticked_columns({"男": ["○", "", "○"], "女": ["", "○", ""]}) == []
    assert ticked_columns({"市内": ["○", "", "○"], "市外": ["", "○", ""]}) == []
    assert ticked_columns({"修正の有無": ["○", "×", "○"], "反映": ["○", "", "○"]}) == []


def test_two_questions_answered_side_by_side_are_not_one():
    both = ["○", "○", "○", "○"]
    assert ticked_columns({"反映": both, "素案の修正": both}) == []


def test_a_sum_below_the_signs_is_no_sign_and_does_not_hide_them():
    summed = named(*SIGNS, signs=(["○", "", "", "○", "2"], ["", "○", "○", "", "2"], ["", "", "", "", "0"]))
    assert ticked_columns(summed) == list(SIGNS)
    assert ticked_columns({"反映": ["1", "", "1"], "参考": ["", "1", ""]}) == ["反映", "参考"]
    assert ticked_columns({"反映": ["12", "4"], "参考": ["3", "8"]}) == []


def test_the_mark_is_the_heading_above_the_sign():
    columns = [("番号", "no"), *((heading, "ticked_mark") for heading in GROUPED)]
    assert ticked_mark(columns, ["1", "", "○", ""]) == "参考"
    assert ticked_mark(columns, ["1", "", "", ""]) == ""
    assert ticked_mark(columns, ["1", "○", "", "○"]) == "反映・その他"
    assert ticked_mark([("番号", "no")], ["1"]) is None
    assert heading_mark("参考#2") == "参考"


def test_a_column_named_by_a_person_is_not_taken_for_one_of_several():
    cells = {"意見": [LONG] * 4, **SIGNS}
    assert {each.role for each in recognised_columns(cells)} == {"opinion", "ticked_mark"}
    assert "ticked_mark" not in {each.role for each in recognised_columns(cells, {"反映": "printed_mark"})}


def test_a_file_with_signs_gives_each_comment_its_mark(tmp_path):
    rows = ["番号,意見の概要,町の考え方,対応区分,,", ",,,反映,参考,その他"]
    signs = ["○,,", ",○,", ",,○"]
    rows += [f"{number},{number}番目。{LONG},{ANSWER},{signs[number % 3]}" for number in range(1, 10)]
    (tmp_path / "意見.csv").write_text("\n".join([*rows, "合計,,,3,3,3"]), encoding="utf-8")
    found = import_file(tmp_path / "意見.csv", tmp_path / "out")
    comments = found.built.tables["comments.csv"]
    assert comments["printed_mark"].tolist() == ["参考", "その他", "反映"] * 3
    assert found.proposal.recipe.response_types["mark"].tolist() == ["参考", "その他", "反映"]
    assert found.warnings == []
