"""Cells cut in two: what goes where, what new rows are called, and what cannot be cut."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest.recipe.decisions import Split, recipe_of
from analysis.ingest.recipe.splitting import split_cells
from analysis.package.problem import PackageError

TEXTS = {"id": ["1", "1-2"], "no": ["1", None], "opinion": ["橋。道。川。", "山。"], "reply": ["直します。", None]}
COMMENTS = pd.DataFrame({**TEXTS, "reply_shared_with": [None, "1"]}, dtype="str").assign(page=pd.array([1, 1], dtype="Int64"))


def test_new_rows_stand_below_share_the_reply_and_take_a_free_name():
    found = split_cells(COMMENTS, [Split("1", "opinion", "川", "row"), Split("1", "opinion", "道", "row")])
    assert found["id"].tolist() == ["1", "1-4", "1-3", "1-2"]
    assert found["opinion"].tolist() == ["橋。", "道。", "川。", "山。"]
    assert found["reply_shared_with"].tolist()[1:] == ["1", "1", "1"] and found["reply"].notna().tolist() == [
        True,
        False,
        False,
        False,
    ]
    assert found.dtypes.equals(COMMENTS.dtypes)


def test_a_row_that_shares_a_reply_hands_it_on():
    found = split_cells(COMMENTS, [Split("1-2", "opinion", "。", "row")])
    assert found["id"].tolist() == ["1", "1-2", "1-2-2"] and found["reply_shared_with"].tolist()[2] == "1"


def test_the_rest_of_a_reply_stands_before_what_is_there():
    found = split_cells(COMMENTS, [Split("1", "opinion", "川", "reply")])
    assert found.loc[0, ["opinion", "reply"]].tolist() == ["橋。道。", "川。\n直します。"]


@pytest.mark.parametrize(
    "split", [Split("9", "opinion", "道", "row"), Split("1", "opinion", "橋", "row"), Split("1", "x", "道", "row")]
)
def test_what_is_not_there_is_named(split):
    with pytest.raises(PackageError, match="分けるところの言葉がありません"):
        split_cells(COMMENTS, [split])


def test_a_target_that_is_none_is_refused_by_the_recipe(nerima_folder):
    text = (nerima_folder / "build.toml").read_text(encoding="utf-8")
    wrong = '\n[[splits]]\ncomment = "1"\ncolumn = "opinion"\nat = "道"\nto = "somewhere"\n'
    with pytest.raises(PackageError, match="「splits」の「to」に使えない値です"):
        recipe_of(text + wrong)
