"""`python -m analysis check`: what it prints, and the exit code a script can use."""

from __future__ import annotations

import hashlib
import io
import json
import shutil

import pandas as pd
import pytest

from analysis.__main__ import main


@pytest.fixture
def data(copy_of_nerima, monkeypatch):
    """A data folder of its own with the Nerima consultation."""
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    return copy_of_nerima


def lose_row_31(folder):
    """Make the original lose a row, and everything made by hand agree with that."""
    source, recipe, coding = folder / "source.txt", folder / "build.toml", folder / "coding" / "response_types.csv"
    old = hashlib.sha256(source.read_bytes()).hexdigest()
    source.write_text(source.read_text(encoding="utf-8").replace("\n31\t柱 DX\t", "\n31\t柱 DX ", 1), encoding="utf-8")
    new = hashlib.sha256(source.read_bytes()).hexdigest()
    recipe.write_text(recipe.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    kept = [line for line in coding.read_text(encoding="utf-8").split("\n") if not line.startswith("31,")]
    coding.write_text("\n".join(kept), encoding="utf-8")


def test_it_prints_the_comparison_of_every_total(data, capsys):
    assert main(["check", "nerima-2023"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert table.columns.tolist() == ["consultation", "axis", "key", "label", "official", "printed", "coded", "status", "counted"]
    assert table["official"].tolist() == [5, 3, 22, 44, 7, 13, 94, 4, 34, 25, 12, 6, 13, 94]
    assert table["printed"].tolist() == [5, 3, 22, 44, 7, 13, 94, 0, 0, 0, 0, 0, 0, 0]
    assert table["status"].tolist() == ["match"] * 7 + ["unverified"] * 7


def test_a_tick_for_what_the_source_shows_and_none_for_what_readers_say(data, capsys):
    main(["check", "nerima-2023"])
    lines = [line.strip() for line in capsys.readouterr().err.splitlines()]
    assert "✓ 項目別の件数：公式集計と一致（7行）" in lines
    assert any("意見 94行" in line and "除いた行 0行" in line for line in lines)
    (types,) = [line for line in lines if "対応区分：" in line]
    assert types.startswith("△ 対応区分：印字 printed 0 / 読解 coded 94 / 公式 official 94。資料の行からは確かめられません")
    assert "✓" not in types


def test_all_formats(data, capsys):
    main(["check", "--format", "json"])
    records = json.loads(capsys.readouterr().out)
    assert (records[0]["official"], records[0]["coded"], records[6]["key"]) == (5, None, None)
    main(["check", "--format", "table"])
    assert capsys.readouterr().out.startswith("consultation")


def test_a_mismatch_exits_with_two(data, capsys):
    lose_row_31(data)
    assert main(["build", "nerima-2023"]) == 0
    assert main(["check"]) == 2
    printed = capsys.readouterr()
    assert "✗ 項目別の件数：公式集計と2行で不一致" in printed.err
    assert "除いた行 1行" in printed.err
    table = pd.read_csv(io.StringIO(printed.out))
    assert table.loc[table["status"] == "mismatch", ["official", "printed"]].to_numpy().tolist() == [[44, 43], [94, 93]]


def test_a_damaged_package_exits_with_three_and_the_others_are_checked(data, capsys):
    shutil.copytree(data, data.parent / "zushi-2024")
    (data / "comments.csv").unlink()
    assert main(["check"]) == 3
    printed = capsys.readouterr()
    assert "comments.csv：ファイルがありません" in printed.err
    assert set(pd.read_csv(io.StringIO(printed.out))["consultation"]) == {"zushi-2024"}


def test_a_file_that_nobody_listed_is_said_and_forgiven(data, capsys):
    (data / "memo.txt").write_text("memo", encoding="utf-8")
    assert main(["check"]) == 0
    assert "△ memo.txt：" in capsys.readouterr().err


def test_an_unknown_consultation_names_the_known_ones(data, capsys):
    assert main(["check", "tokyo"]) == 3
    assert "nerima-2023" in capsys.readouterr().err


def test_no_consultations_at_all(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    assert main(["check"]) == 3
    assert "資料がありません" in capsys.readouterr().err
