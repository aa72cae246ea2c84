"""Tables that speak of rows, marks and words which are not there."""

from __future__ import annotations

import pytest

from analysis.package.folder import read_consultation


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "value", "said"),
    [
        ("comments.csv", "\n9,9,柱Ⅰ,", "\n9,9,柱Ⅸ,", 10, "柱Ⅸ", "pillars.csv にない柱"),
        ("comments.csv", "\n2,2,全体", "\n2,1,全体", 3, "全体、1", "同じ柱に同じ番号"),
        ("comments.csv", ",,,1,58\n", ",,★,1,58\n", 2, "★", "凡例にない"),
        ("comments.csv", ",4,,1,62\n", ",400,,1,62\n", 6, "400", "回答のある意見を指していません"),
        ("comments.csv", ",4,,1,62\n", ",5,,1,62\n", 6, "5", "回答のある意見を指していません"),
        ("comments.csv", ",,,1,58\n", ",2,,1,58\n", 2, "2", "回答のある意見を指していません"),
        ("response_type_coding.csv", "\n6,◎,", "\n6,★,", 7, "★", "凡例にない"),
        ("response_type_coding.csv", "\n6,◎,coded,◎,", "\n6,◎,coded,★,", 7, "★", "凡例にない"),
        ("response_type_coding.csv", "\n6,◎,", "\n600,◎,", 7, "600", "comments.csv にない番号"),
        ("response_type_coding.csv", "\n6,◎,", "\n5,◎,", 7, "5、coded", "同じよりどころの対応区分"),
        ("corrections.csv", "\n2,opinion,", "\n200,opinion,", 3, "200", "comments.csv にない番号"),
        ("corrections.csv", "するとうい,", "どこにもない,", 16, "どこにもない", "本文にありません"),
        ("official_totals.csv", "pillar,柱Ⅱ,", "pillar,柱Ⅸ,", 5, "柱Ⅸ", "pillars.csv にない柱"),
        ("official_totals.csv", "response_type,◎,", "response_type,★,", 9, "★", "凡例にない"),
        ("official_totals.csv", "pillar,柱Ⅱ,", "pillar,柱Ⅰ,", 5, "pillar、柱Ⅰ", "2つあります"),
    ],
)
def test_a_reference_to_nothing(package, name, old, new, line, value, said):
    package.change(name, old, new)
    found = [problem for problem in package.problems() if said in problem.message]
    assert (found[0].file, found[0].line, found[0].value) == (name, line, value)
    assert found[0].remedy


def test_the_line_is_right_below_a_cell_with_line_breaks(package):
    package.change("comments.csv", "グランドデザイン構想を進める", '"グランドデザイン構想を\n\n進める')
    package.change("comments.csv", "必ず重要となる。", '必ず重要となる。"')
    package.change("comments.csv", "\n9,9,柱Ⅰ,", "\n9,9,柱Ⅸ,")
    assert [problem.line for problem in package.problems() if problem.value == "柱Ⅸ"] == [12]


def test_sections_that_each_start_with_number_1(package):
    package.change("comments.csv", "\n6,6,第1章", "\n6,1,第1章")
    assert read_consultation(package.folder).comments["no"].tolist().count("1") == 2


def test_a_number_may_come_twice_where_comments_are_called_by_their_places(package):
    package.change("comments.csv", "\n10,10,", "\np1-r10,9,")
    assert [problem for problem in package.problems() if "同じ番号" in problem.message] == []
