"""`python -m analysis keyness`: columns, and what changes when the sides do."""

from __future__ import annotations

import numpy as np

from analysis.__main__ import main


def test_from_the_targets_words_to_the_references(printed):
    table = printed("keyness", "--target", "柱Ⅱ", "--reference", "柱Ⅰ")
    assert list(table)[:5] == ["term", "strength", "p", "q", "target_documents"]
    assert table["strength"].is_monotonic_decreasing and table["strength"].iloc[0] > 0 > table["strength"].iloc[-1]
    assert set(table["target_size"]) == {44} and set(table["reference_size"]) == {22}
    assert "相談" in set(table["term"].head(3)) and "協働" in set(table["term"].tail(3)), "12 of 44 and 0 of 22; 0 and 8"


def test_swapping_the_sides_turns_the_signs(printed):
    one = printed("keyness", "--target", "柱Ⅱ", "--reference", "柱Ⅰ").set_index("term").sort_index()
    other = printed("keyness", "--target", "柱Ⅰ", "--reference", "柱Ⅱ").set_index("term").sort_index()
    for score in ("z", "strength"):
        np.testing.assert_allclose(one[score], -other[score], atol=1e-9)
    assert one["target_documents"].equals(other["reference_documents"].rename("target_documents"))


def test_without_a_reference_all_other_pillars_are_compared(printed):
    assert set(printed("keyness", "--target", "柱Ⅱ")["reference_size"]) == {94 - 44}


def test_a_stronger_prior_draws_the_scores_together(printed):
    weak, strong = (printed("keyness", "--target", "柱Ⅱ", "--prior", prior)["log_odds"].abs().max() for prior in ("0.1", "10"))
    assert strong < weak


def test_an_unknown_pillar_and_a_prior_of_nothing_are_refused(printed, capsys):
    assert main(["keyness", "nerima-2023", "--target", "柱Ⅸ"]) == 64
    assert "「柱Ⅸ」" in capsys.readouterr().err
    assert main(["keyness", "nerima-2023", "--target", "柱Ⅱ", "--prior", "0"]) == 64
    assert "--prior" in capsys.readouterr().err
