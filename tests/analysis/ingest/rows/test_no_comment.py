"""Lines among the comments that are none: sums, signs for nothing, headings."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.readers.document import Line
from analysis.ingest.rows.lines_read import Row
from analysis.ingest.rows.no_comment import goes_across, is_line_of_sums, why_no_comment
from analysis.ingest.words.heading_limits import LONGEST
from analysis.ingest.words.wording import folded
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment


def why(cells, above=(), **named):
    marks = {folded(row.cells["printed_mark"]) for row in above if "printed_mark" in row.cells}
    return why_no_comment(Line(1, 1, cells), named, above, marks)


@pytest.mark.parametrize("cells", [("合計", "", "15件", "", ""), ("", "小計", "3", "1,204"), ("計", "", "４人")])
def test_a_line_that_begins_with_a_sum_and_goes_on_in_counts_is_no_comment(cells):
    assert is_line_of_sums(cells)
    assert why(cells, no=cells[0], opinion=cells[2]) == "合計の行です"


@pytest.mark.parametrize("cells", [(), ("", ""), ("合計",), ("全体", LONG), ("1", "15件"), ("合計", "15件", LONG), ("計画", "3")])
def test_anything_else_is_no_line_of_sums(cells):
    assert not is_line_of_sums(cells)


def test_a_comment_may_be_a_comment():
    assert why(comment(1), no="1", opinion=LONG, reply=ANSWER) == ""


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("第1章", "", "", "計画の基本的事項", ""), "番号ではなく、意見もありません"),
        (("問い合わせ先", "", "企画課", "電話 00-0000-0000", ""), "番号ではなく、意見もありません"),
        (("Ａ", "", "修正するもの", "", ""), "対応区分の説明です"),
        (("第1章 総則", "", "", "", ""), "番号ではなく、意見もありません"),
        (("", "", "－", "", ""), "意見の欄が「－」だけです"),
    ],
)
def test_what_stands_among_comments_and_is_none(cells, reason):
    above = [Row({"no": str(number), "opinion": LONG, "printed_mark": "Ａ"}, 1, number) for number in range(1, 5)]
    assert why(cells, above, no=cells[0], opinion=cells[2], reply=cells[3]) == reason


def test_a_heading_across_a_table_without_numbers():
    merged = frozenset({1, 2})
    assert why_no_comment(Line(1, 1, ("前文について", "", ""), merged=merged), {"opinion": "前文について"}, [], ()) != ""
    assert why_no_comment(Line(1, 1, ("本当ですか。", "", ""), merged=merged), {"opinion": "本当ですか。"}, [], ()) == ""


def test_the_sum_below_a_table_is_not_read_as_an_opinion(tmp_path):
    rows = [HEAD, comment(1), comment(2), ("合計", "", "2件", "", "")]
    (tmp_path / "意見.csv").write_text("\n".join(map(",".join, rows)), encoding="cp932")
    found = import_file(tmp_path / "意見.csv", tmp_path / "out")
    assert found.built.tables["comments.csv"]["no"].tolist() == ["1", "2"]
    assert found.built.lines["kind"].tolist()[-1] in ("front_matter", "total")


def test_a_sum_between_the_comments_is_rejected_with_its_reason(tmp_path):
    rows = [HEAD, comment(1), ("小計", "", "1件", "", ""), comment(2)]
    (tmp_path / "意見.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    rejects = import_file(tmp_path / "意見.csv", tmp_path / "out").built.tables["rejects.csv"]
    assert rejects["reason"].tolist() == ["合計の行です"]


@pytest.mark.parametrize(("length", "expected"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_short_text_in_merged_cells_goes_across(length, expected):
    cells = ("あ" * length, "", "", "")
    assert goes_across(Line(1, 1, cells, merged=frozenset({1, 2, 3}))) == expected
    assert not goes_across(Line(1, 1, cells[:1], merged=frozenset()))
