"""The screening of theme × group: by hand on small tables, and on planted and shuffled ones."""

from math import comb

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.groups.theme_counts import ThemePresence, theme_by
from analysis.statistics.groups.theme_differences import screening_sentence, theme_differences


def cells_of(grid, groups):
    presence = ThemePresence(tuple(f"T{i}" for i in range(grid.shape[1])), grid, np.zeros_like(grid))
    return theme_by(presence, list(presence.codes), pd.Series(pd.Categorical(groups)))


def test_every_cell_is_asked_against_all_other_comments():
    """T0 in all 5 comments of あ and in none of the 15 others: 2 · C(5,5) / C(20,5) = 2 / 15504. T1 in one of each."""
    grid = np.zeros((20, 2), dtype=bool)
    grid[:5, 0] = True
    grid[[0, 10], 1] = True
    found = theme_differences(cells_of(grid, ["あ"] * 5 + ["い"] * 15))
    first = found.iloc[0]
    assert (first["row"], first["column"], first["more"], first["clear"]) == ("T0", "あ", True, True)
    assert first[["count", "column_total", "elsewhere", "elsewhere_total", "n"]].tolist() == [5, 5, 0, 15, 20]
    assert first["p"] == pytest.approx(2 / comb(20, 5))
    second = found.iloc[1]
    assert (second["row"], second["column"], second["more"]) == ("T0", "い", False), "the other side of the same split"
    assert found["clear"].tolist() == [True, True, False, False]
    assert found["q"].isna().tolist() == [False, False, True, True], "two comments cannot differ clearly"


def test_the_sentence_says_how_much_was_asked_and_found():
    grid = np.zeros((20, 2), dtype=bool)
    grid[:5, 0] = True
    found = theme_differences(cells_of(grid, ["あ"] * 5 + ["い"] * 15))
    assert screening_sentence(found, groups="柱（項目）") == (
        "テーマと柱（項目）の組み合わせ4通りを、20件の意見で調べました。件数が少なく判断できないものを除く2通りのうち、"
        "はっきりした偏りは2です（正確検定、偽発見率5％以下）。"
    )
    nothing = theme_differences(cells_of(np.zeros((4, 1), dtype=bool), ["あ", "あ", "い", "い"]))
    assert "はっきりした偏りはありません" in screening_sentence(nothing, groups="対応区分")


def test_no_comments_and_one_comment_are_cases():
    none = theme_differences(cells_of(np.zeros((0, 1), dtype=bool), []))
    assert none.empty
    assert "0通り" in screening_sentence(none, groups="柱（項目）")
    assert not theme_differences(cells_of(np.ones((1, 1), dtype=bool), ["あ"]))["clear"].any()


def test_planted_themes_are_found_and_shuffled_groups_show_none():
    """60 rounds of 94 comments in groups of 22, 44 and 28, ten themes of chance; one planted in 60 % of 22 and 5 % elsewhere."""
    rng, false, found = np.random.default_rng(12), 0, 0
    groups = np.array(["あ"] * 22 + ["い"] * 44 + ["う"] * 28)
    for _ in range(60):
        chance = rng.random((94, 10)) < 0.15
        false += theme_differences(cells_of(chance, groups))["clear"].any()
        planted = rng.random((94, 1)) < np.where(groups == "あ", 0.6, 0.05)[:, None]
        table = theme_differences(cells_of(np.hstack([chance, planted]), groups))
        hit = table[(table["row"] == "T10") & (table["column"] == "あ")].iloc[0]
        found += hit["clear"] and hit["more"]
    assert found >= 0.8 * 60
    assert false <= 0.05 * 60
