"""A wording speaks for the entry of a legend that means it, whatever its sign, or for the nearest."""

from __future__ import annotations

import pandas as pd

from analysis.replies.estimation.legend import NEAREST, marks_of_meaning
from analysis.schema import MEANINGS


def legend(**meanings):
    return pd.DataFrame({"mark": list(meanings), "order": range(len(meanings)), "meaning": list(meanings.values())})


def test_every_meaning_has_a_nearest_one():
    assert set(NEAREST) == set(MEANINGS)
    assert {each for nearest in NEAREST.values() for each in nearest} <= set(MEANINGS)


def test_a_meaning_of_its_own_comes_first():
    assert marks_of_meaning(legend(A="revised", B="other"), ["revised"]) == {"revised": ["A"]}


def test_a_meaning_that_the_legend_lacks_goes_to_the_nearest():
    assert marks_of_meaning(legend(A="revised", B="other"), ["explained", "out_of_scope"]) == {
        "explained": ["B"],
        "out_of_scope": ["B"],
    }


def test_two_marks_of_one_meaning_are_both_named():
    assert marks_of_meaning(legend(A="revised", B="revised"), ["revised"]) == {"revised": ["A", "B"]}


def test_a_legend_without_anything_near_has_no_mark():
    assert marks_of_meaning(legend(A="revised"), ["will_consider"]) == {"will_consider": []}
    assert marks_of_meaning(legend(), ["revised"]) == {"revised": []}
