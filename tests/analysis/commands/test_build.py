"""`python -m analysis build`: rebuilds, says how each line was used, and never leaves half a package."""

from __future__ import annotations

import pytest

from analysis.__main__ import main
from analysis.keeping.history import generations
from analysis.package.folder import package_hash, read_consultation


@pytest.fixture
def data(copy_of_nerima, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    return copy_of_nerima


def test_a_rebuild_changes_nothing_and_accounts_for_every_line(data, capsys):
    before = package_hash(data)
    assert main(["build", "nerima-2023"]) == 0
    assert package_hash(data) == before
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (
        "原本の全173行＝意見 94行、項目の見出し 7行、表の見出し 9行、集計 14行、前文 24行、空行 25行、除いた行 0行" in printed.err
    )


def test_what_was_there_stays_as_a_generation_where_a_rebuild_differs(data):
    assert main(["build", "nerima-2023"]) == 0
    assert generations(data) == []
    themes = data / "themes.toml"
    themes.write_text(themes.read_text(encoding="utf-8") + "\n# 確かめた\n", encoding="utf-8")
    before = package_hash(data)
    assert main(["build", "nerima-2023"]) == 0
    (kept,) = generations(data)
    assert package_hash(kept.folder) == before != package_hash(data)
    read_consultation(data)


def test_what_a_person_should_look_at_is_said(data, capsys):
    recipe = data / "build.toml"
    recipe.write_text(recipe.read_text(encoding="utf-8").replace('"5" = "4"\n', ""), encoding="utf-8")
    assert main(["build", "nerima-2023"]) == 0
    assert "確かめてください：source.txt 62行目：回答が空です（値：「5」）" in capsys.readouterr().err


def test_a_recipe_that_cannot_be_read_exits_with_three(data, capsys):
    (data / "build.toml").write_text("a = [", encoding="utf-8")
    before = package_hash(data)
    assert main(["build", "nerima-2023"]) == 3
    assert package_hash(data) == before
    assert "build.toml" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(data, monkeypatch, capsys):
    def refuse(*_):
        raise PermissionError(13, "Permission denied", "comments.csv")

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    assert main(["build", "nerima-2023"]) == 3
    assert "ファイルを読み書きできません：comments.csv" in capsys.readouterr().err
