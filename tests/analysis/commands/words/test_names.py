"""`python -m analysis names`: the candidates, and the dictionary they go into."""

from __future__ import annotations

import shutil

import pytest

from analysis.__main__ import main
from analysis.commands import REFUSED
from analysis.keeping.own_names import own_names


def test_candidates_by_value(printed):
    table = printed("names")
    assert list(table) == ["term", "words", "term_frequency", "document_frequency", "longer", "c_value"]
    assert table["c_value"].is_monotonic_decreasing
    assert table["term"].is_unique


def test_those_of_one_pillar_are_no_more_than_all(printed):
    some, every = printed("names", "--pillar", "DX"), printed("names")
    assert len(some) <= len(every)


@pytest.fixture
def data(tmp_path, nerima_folder, monkeypatch):
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data)
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    return data / "consultations" / "nerima-2023"


def test_a_name_is_added_counted_whole_and_taken_out(data, capsys):
    before = own_names(data)
    assert main(["names", "nerima-2023", "--add", "利便性向上", "--format", "csv"]) == 0
    assert "利便性向上" not in capsys.readouterr().out
    assert own_names(data) == [*before, "利便性向上"]
    assert main(["names", "nerima-2023", "--remove", "利便性向上", "--format", "csv"]) == 0
    assert "利便性向上" in capsys.readouterr().out
    assert own_names(data) == before


def test_what_is_no_name_is_refused(data, capsys):
    assert main(["names", "nerima-2023", "--add", "利便 性"]) == REFUSED
    assert "辞書に入れられない名前です" in capsys.readouterr().err
