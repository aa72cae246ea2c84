"""`python -m analysis gaps`: parts, words and comments, least spoken of first."""

from __future__ import annotations

from analysis.__main__ import main


def test_one_row_a_part_least_spoken_of_first(printed):
    table = printed("gaps")
    assert list(table)[:4] == ["id", "part", "kind", "score"]
    assert table["score"].is_monotonic_decreasing and table["score"].between(0, 1).all()
    assert table["id"].nunique() == 94


def test_how_many_parts_are_not_answered_is_not_said(printed, capsys):
    assert not {"answered", "open_parts"} & ({*printed("gaps")} | {*printed("gaps", "--comments")})
    assert main(["gaps", "nerima-2023"]) == 0
    said = capsys.readouterr().err
    assert "94件の意見を" in said and said.count("か所") == 1


def test_kinds_and_pillars_are_chosen(printed):
    table = printed("gaps")
    assert len(printed("gaps", "--kind", "question,proposal")) == table["kind"].isin(["question", "proposal"]).sum() > 0
    assert printed("gaps", "--pillar", "DX")["id"].nunique() == 44


def test_comments_rank_by_their_worst_part(printed):
    worst = printed("gaps").groupby("id")["score"].max()
    comments = printed("gaps", "--comments").set_index("id")["score"]
    assert comments.sort_index().equals(worst.sort_index())


def test_words_show_what_was_compared(printed):
    words = printed("gaps", "--words")
    row = words[(words["id"] == "50") & (words["how"] == "same")]
    assert {"年齢", "制限"} <= set(row["word"]) or "年齢制限" in set(row["word"])


def test_an_unknown_kind_is_named_with_the_known(capsys, nerima_folder):
    assert main(["gaps", "nerima-2023", "--kind", "wish"]) == 64
    assert "「wish」" in (err := capsys.readouterr().err) and "request" in err
