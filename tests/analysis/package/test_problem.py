"""What a visitor reads when a package is damaged."""

from __future__ import annotations

import pytest

from analysis.package.problem import PackageError, Problem, each, refuse, shortened


def test_a_problem_is_a_sentence_with_place_value_and_remedy():
    problem = Problem("comments.csv", "「no」が空です", "値を入れてください", 7, "x")
    assert str(problem) == "comments.csv 7行目：「no」が空です（値：「x」）。値を入れてください"


def test_a_problem_without_line_and_value():
    assert (
        str(Problem("pillars.csv", "ファイルがありません", "戻してください"))
        == "pillars.csv：ファイルがありません。戻してください"
    )


def test_no_problem_refuses_nothing():
    refuse([])


def test_the_same_problem_is_said_once():
    with pytest.raises(PackageError) as error:
        refuse([Problem("a", "b", "c"), Problem("a", "b", "c"), Problem("a", "b", "d")])
    assert [problem.remedy for problem in error.value.problems] == ["c", "d"]


def test_a_long_list_is_cut_in_the_message_and_kept_in_the_error():
    error = PackageError(each("a.csv", "空です", "直してください", [(line, "") for line in range(1, 101)]))
    assert len(error.problems) == 100
    assert str(error).count("\n") == 30
    assert str(error).endswith("ほかに70か所あります")


def test_a_value_fits_on_a_line_and_rings_no_bell():
    assert shortened("あ\n\a" + "い" * 100) == "あ  " + "い" * 57 + "…"
