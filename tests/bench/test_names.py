"""Marked names are looked for where they stand, each occurrence once."""

from __future__ import annotations

import pandas as pd

from tests.bench.names import MARKED, kept

TEXTS = pd.Series(["東京都の緊急事態宣言と、東京都の敬老の日。", "春です。"], index=["a", "b"], dtype="str")


def test_names_are_whole_in_one_word_or_cut():
    """敬老の日 is three words; 東京都 stands twice and is marked twice."""
    marked = pd.DataFrame({"id": ["a"] * 4, "name": ["東京都", "緊急事態宣言", "東京都", "敬老の日"]})
    assert kept(TEXTS, marked) == (4, 3, 3)


def test_what_was_marked_is_a_name_of_a_comment():
    marked = pd.read_csv(MARKED, dtype="str")
    assert len(marked) == 51 and marked.notna().all().all() and marked["id"].str.fullmatch(r"current-\d{6}-\d{4}").all()
