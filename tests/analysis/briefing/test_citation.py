"""How comments are cited."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.briefing.citation import citations

COMMENTS = pd.DataFrame({"id": list("abcdefgh"), "no": list("12345678")}, dtype="str")


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("", ""),
        ("a", "1"),
        ("ba", "1、2"),
        ("abc", "1～3"),
        ("hacbf", "1～3、6、8"),
        ("abcdefgh", "1～8"),
        ("aab", "1、2"),
    ],
)
def test_three_neighbours_are_drawn_together(ids, expected):
    assert citations(COMMENTS).text(list(ids)) == expected


def test_beyond_the_limit_the_rest_is_counted():
    assert citations(COMMENTS).text(list("abcfh"), limit=2) == "1～3、6 ほか1件"
    assert citations(COMMENTS).text(list("abcfh"), limit=3) == "1～3、6、8"


@pytest.mark.parametrize("numbers", [[None, *"2345678"], list("11345678")])
def test_without_a_number_of_its_own_a_comment_is_cited_by_its_id(numbers):
    assert citations(COMMENTS.assign(no=pd.array(numbers, dtype="str"))).text(["a", "c"]) == "a、c"


def test_of_no_comments_nothing_is_cited():
    assert citations(COMMENTS.head(0)).text([]) == ""
