"""Tables as commands print them."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pandas as pd
import pytest

from analysis.commands.terminal.output import aligned, write_table

TABLE = pd.DataFrame({"term": ["デジタル", "DX"], "count": pd.array([12, None], dtype="Int64"), "score": [0.123456, 2.0]})


def test_columns_stand_under_each_other_and_numbers_to_the_right():
    assert aligned(TABLE) == "term      count   score\nデジタル     12  0.1235\nDX                    2\n"


def test_an_empty_table_is_its_header():
    assert aligned(TABLE.head(0)) == "term  count  score\n"


def test_a_table_without_columns_is_nothing():
    assert aligned(pd.DataFrame()) == ""


def test_a_text_cannot_steer_the_terminal():
    assert "\x1b" not in aligned(pd.DataFrame({"text": ["\x1b[2J改\n行"]}))


@pytest.mark.parametrize("form", ["csv", None])
def test_a_pipe_gets_csv(form, capsys):
    write_table(TABLE, form)
    assert capsys.readouterr().out == "term,count,score\nデジタル,12,0.123456\nDX,,2.0\n"


def test_json_has_null_for_missing_and_numbers_as_numbers(capsys):
    write_table(TABLE, "json")
    assert json.loads(capsys.readouterr().out) == [
        {"term": "デジタル", "count": 12, "score": 0.123456},
        {"term": "DX", "count": None, "score": 2.0},
    ]


def test_a_terminal_gets_a_table(monkeypatch):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", terminal)
    write_table(TABLE)
    assert terminal.getvalue() == aligned(TABLE)


def test_a_pipe_has_utf_8_whatever_the_locale(nerima_folder):
    root = nerima_folder.parents[2]
    words = [sys.executable, "-m", "analysis", "check", "--format", "csv"]
    done = subprocess.run(words, capture_output=True, check=True, cwd=root, env={"PYTHONIOENCODING": "cp932", "PATH": ""})
    assert "柱Ⅱ DXで区政を身近にする" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout
