"""`python -m analysis terms`: columns, choices and their sums."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.package.folder import read_consultation


def test_one_row_a_term_most_frequent_first(printed):
    table = printed("terms")
    assert list(table)[:4] == ["term", "pos", "term_frequency", "document_frequency"]
    assert table["term"].is_unique
    assert table["term_frequency"].is_monotonic_decreasing
    assert (table["document_frequency"] <= table["term_frequency"]).all() and table["document_frequency"].max() <= 94


def test_opinions_and_replies_sum_to_both(printed):
    opinion, reply, both = (
        printed("terms", "--field", field).set_index("term")["term_frequency"] for field in ("opinion", "reply", "both")
    )
    pd.testing.assert_series_equal(opinion.add(reply, fill_value=0).astype(int).sort_index(), both.sort_index())


def test_pillars_sum_to_all(printed, nerima_folder):
    pillars = read_consultation(nerima_folder).pillars["pillar"]
    summed = (
        pd.concat([printed("terms", "--pillar", pillar) for pillar in pillars])
        .groupby("term")[["term_frequency", "document_frequency"]]
        .sum()
    )
    pd.testing.assert_frame_equal(
        summed, printed("terms").set_index("term")[["term_frequency", "document_frequency"]].sort_index()
    )


def test_parts_of_speech_are_chosen_in_any_form(printed):
    nouns, verbs = printed("terms", "--pos", "名詞"), printed("terms", "--pos", "動詞")
    assert set(nouns["pos"]) == {"名詞"} and set(verbs["pos"]) == {"動詞"}
    for options in (("--pos", "名詞", "動詞"), ("--pos", "名詞,動詞"), ("--pos", "名詞", "--pos", "動詞")):
        assert len(printed("terms", *options)) == len(nouns) + len(verbs)


def test_a_pillar_is_found_by_key_name_or_part_of_a_name(printed):
    expected = printed("terms", "--pillar", "柱Ⅱ")
    for name in ("柱II", "柱Ⅱ DX", "DX", "dx"):
        assert printed("terms", "--pillar", name).equals(expected)


@pytest.mark.parametrize(
    ("options", "known"), [(("--pillar", "柱Ⅸ"), "柱Ⅱ（柱Ⅱ DX）"), (("--pillar", "柱"), "柱Ⅰ"), (("--pos", "冠詞"), "名詞")]
)
def test_what_is_not_there_is_named_with_what_is(printed, capsys, options, known):
    assert main(["terms", "nerima-2023", *options]) == 64
    printed = capsys.readouterr()
    assert f"「{options[1]}」" in printed.err and known in printed.err and printed.out == ""


def test_help_shows_an_example(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["terms", "--help"])
    assert stop.value.code == 0
    assert "python -m analysis terms nerima-2023 --field opinion" in capsys.readouterr().out
