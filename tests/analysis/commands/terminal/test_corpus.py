"""Pillars, marks and values as people write them at a terminal; one that there is not is answered with those there are."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.commands import UsageError
from analysis.commands.terminal.corpus import chosen, known_values, pillar_key, several

PILLARS = pd.DataFrame(
    {
        "pillar": ["p2", "p1", "p3"],
        "short_name": ["柱Ⅱ DX", "柱Ⅰ 区民協働", "その他"],
        "name": ["柱Ⅱ デジタル、行政", "柱Ⅰ 区民との協働", "その他"],
        "order": [2, 1, 3],
    }
)


def test_values_are_split_at_commas_and_names_with_their_own_comma_stay_whole():
    assert several(["a,b", "柱Ⅱ デジタル、行政", ",c,"]) == ["a", "b", "柱Ⅱ デジタル、行政", "c"]


@pytest.mark.parametrize(
    ("asked", "key"),
    [("p2", "p2"), ("柱Ⅱ デジタル、行政", "p2"), ("柱II dx", "p2"), ("ＤＸ", "p2"), ("協働", "p1"), ("その他", "p3")],
)
def test_a_pillar_is_found_by_key_name_or_a_part_that_only_one_has_whatever_its_width(asked, key):
    assert pillar_key(PILLARS, asked) == key


@pytest.mark.parametrize("asked", ["柱", "柱Ⅳ"])
def test_a_pillar_that_is_none_or_several_is_refused_with_all_in_their_order(asked):
    with pytest.raises(UsageError, match="p1（柱Ⅰ 区民協働）、p2（柱Ⅱ DX）、p3（その他）"):
        pillar_key(PILLARS, asked)


def test_comments_of_any_of_the_pillars_and_of_all_where_none_is_named():
    comments = pd.DataFrame({"pillar": ["p1", "p2", "p1", "p3"]})
    consultation = SimpleNamespace(pillars=PILLARS, comments=comments, pillar_labels=comments["pillar"])
    corpus = SimpleNamespace(consultation=consultation)
    assert chosen(corpus, ["協働,その他"]).tolist() == [0, 2, 3]
    assert chosen(corpus, []).tolist() == [0, 1, 2, 3]


def test_every_unknown_value_is_named():
    assert known_values(["◎,○"], ["◎", "○", "※"], "対応区分") == ["◎", "○"]
    with pytest.raises(UsageError, match="対応区分「★」「☆」はありません。あるのは次のとおりです：◎、○"):
        known_values(["★", "◎", "☆"], ["◎", "○"], "対応区分")
