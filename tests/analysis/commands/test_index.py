"""`python -m analysis index`: what it counts, and that everything after reads it."""

from __future__ import annotations

import pytest

from analysis import opening
from analysis.__main__ import main


def test_the_index_has_the_tokens_that_the_other_commands_print(printed, monkeypatch):
    made = printed("index", "--workers", "2").iloc[0]
    assert (made["id"], made["engine"], made["comments"]) == ("nerima-2023", "janome", 94)
    monkeypatch.setattr(opening, "build_index", None)  # from here on nothing is tokenised again
    assert made["words"] == len(printed("tokens")) > made["compounds"] == len(printed("tokens", "--compounds"))


def test_mecab_has_an_index_of_its_own(printed):
    janome, mecab = printed("index").iloc[0], printed("index", "--engine", "mecab").iloc[0]
    assert mecab["engine"] == "mecab"
    assert mecab["words"] == janome["words"]


@pytest.mark.parametrize("workers", ["0", "-1"])
def test_a_number_of_workers_that_makes_no_sense(nerima_folder, monkeypatch, capsys, workers):
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    assert main(["index", "nerima-2023", "--workers", workers]) == 64
    assert f"値：{workers}" in capsys.readouterr().err
