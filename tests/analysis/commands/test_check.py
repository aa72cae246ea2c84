"""`python -m analysis check`: what it prints, and the exit code a script can use."""

from __future__ import annotations

import hashlib
import io
import json

import pandas as pd
import pytest

from analysis.__main__ import main


@pytest.fixture
def data(copy_of_nerima, monkeypatch):
    """A data folder of its own with the Nerima consultation."""
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    return copy_of_nerima


def test_it_prints_the_comparison_and_no_tick_for_response_types(data, capsys):
    assert main(["check", "nerima-2023"]) == 0
    printed = capsys.readouterr()
    table = pd.read_csv(io.StringIO(printed.out))
    assert len(table) == 14
    assert "✓ 項目別の件数は公式集計と一致" in printed.err
    assert "△ 対応区分：印字 printed 0 / 読解 coded 94 / 公式 official 94" in printed.err


def test_all_formats(data, capsys):
    main(["check", "--format", "json"])
    assert json.loads(capsys.readouterr().out)[0]["official"] == 5
    main(["check", "--format", "table"])
    assert capsys.readouterr().out.startswith("consultation")


def test_a_mismatch_exits_with_two(data, capsys):
    path = data / "source.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("\n31\t柱 DX\t", "\n31\t柱 DX ", 1), encoding="utf-8")
    accept(data)
    assert main(["build", "nerima-2023"]) == 0
    assert "除いた行 1行" in capsys.readouterr().err
    assert main(["check"]) == 2
    assert "不一致" in capsys.readouterr().err


def accept(folder):
    new = hashlib.sha256((folder / "source.txt").read_bytes()).hexdigest()
    recipe = folder / "build.toml"
    lines = [f'sha256 = "{new}"' if line.startswith("sha256 = ") else line for line in recipe.read_text(encoding="utf-8").split("\n")]
    recipe.write_text("\n".join(lines), encoding="utf-8")
    coding = folder / "coding" / "response_types.csv"
    kept = [line for line in coding.read_text(encoding="utf-8").split("\n") if not line.startswith("31,")]
    coding.write_text("\n".join(kept), encoding="utf-8")


def test_a_damaged_package_exits_with_three(data, capsys):
    (data / "comments.csv").unlink()
    assert main(["check"]) == 3
    assert "comments.csv：ファイルがありません" in capsys.readouterr().err


def test_an_unknown_consultation_names_the_known_ones(data, capsys):
    assert main(["check", "tokyo"]) == 3
    assert "nerima-2023" in capsys.readouterr().err
