"""`python -m analysis response-types`: columns, bases, counts, and marks whose reply reads otherwise."""

from __future__ import annotations

import json

import pytest

from analysis.__main__ import main
from analysis.package.folder import read_consultation

COMMAND = "response-types"
OFFICIAL = [4, 34, 25, 12, 6, 13]


def test_one_row_a_comment_on_the_most_official_basis(printed, nerima_folder):
    table, coding = printed(COMMAND), read_consultation(nerima_folder).coding
    assert list(table) == ["id", "mark", "meaning", "basis", "confidence", "evidence"]
    assert table["id"].tolist() == [str(number) for number in range(1, 95)]
    assert set(table["basis"]) == {"coded"}
    assert table["mark"].tolist() == coding["mark"].tolist() and table["evidence"].tolist() == coding["reason"].tolist()


def test_estimates_have_meanings_confidence_and_quoted_words(printed, nerima_folder):
    table = printed(COMMAND, "--basis", "estimated").merge(read_consultation(nerima_folder).comments, on="id")
    assert set(table["basis"]) == {"estimated"} and set(table["confidence"]) <= {"high", "medium", "low"}
    assert table["mark"].value_counts()[list("◎○□△※－")].tolist() == OFFICIAL
    assert set(table.loc[table["mark"] == "◎", "meaning"]) == {"revised"}
    own = table[table["reply"].notna() & table["evidence"].str.startswith("「")]
    assert len(own) > 60
    for evidence, reply in zip(own["evidence"], own["reply"], strict=True):
        assert all(words in reply for words in evidence.strip("「」").split("」、「"))


def test_counts_of_all_comments_are_the_printed_totals_as_on_screen(printed):
    table = printed(COMMAND, "--basis", "estimated", "--counts")
    for column in ("count", "expected", "low", "high", "official"):
        assert table[column].tolist() == [4, 34, 25, 12, 6, 13]


def test_counts_stand_beside_the_printed_totals(printed):
    table = printed(COMMAND, "--basis", "estimated", "--counts")
    assert list(table) == ["mark", "count", "expected", "low", "high", "official"]
    assert table["official"].tolist() == table["count"].tolist() == OFFICIAL
    assert table["expected"].sum() == pytest.approx(94)
    assert (table["low"] <= table["expected"]).all() and (table["expected"] <= table["high"]).all()


def test_marks_whose_reply_reads_otherwise_are_listed(printed):
    table = printed(COMMAND, "--basis", "coded", "--otherwise")
    assert list(table) == ["id", "mark", "reads_as", "probability", "evidence"]
    assert (table["mark"] != table["reads_as"]).all() and (table["probability"] >= 0.6).all()


def test_json_has_null_for_what_is_missing(printed, capsys):
    assert main([COMMAND, "nerima-2023", "--basis", "estimated", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 94 and rows[0]["id"] == "1"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--basis", "printed"), "coded（人が読んで付けた区分）、estimated（推定）"),
        (("--basis", "reviewed"), "「reviewed」"),
        (("--basis", "estimated", "--otherwise"), "比べられません"),
        (("--basis", "nonsense"), "使えるのは"),
        (("--counts", "--otherwise"), "一緒に使えません"),
    ],
)
def test_what_cannot_be_given_is_said(printed, capsys, options, said):
    try:
        code = main([COMMAND, "nerima-2023", *options])
    except SystemExit as stop:
        code = stop.code
    out = capsys.readouterr()
    assert code == 64 and said in out.err and out.out == ""
