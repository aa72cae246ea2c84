"""`python -m analysis`: help, mistakes in Japanese, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from analysis.__main__ import main
from analysis.commands import commands

NAMES = [command.NAME for command in commands()]


def code_of(*words):
    with pytest.raises(SystemExit) as end:
        main(list(words))
    return end.value.code


def test_help_names_every_command_and_gives_examples(capsys):
    assert code_of("--help") == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in NAMES)
    assert "例：" in printed
    assert "usage" not in printed


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_in_japanese(name, capsys):
    assert code_of(name, "--help") == 0
    printed = capsys.readouterr().out
    assert "使い方：" in printed
    assert not {"usage", "positional", "show this help"} & set(printed.split())


def test_no_command_at_all_shows_the_help(capsys):
    assert main([]) == 64
    printed = capsys.readouterr()
    assert "例：" in printed.err
    assert printed.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc"], "コマンド に 'chekc' は使えません"),
        (["check", "--format", "xml"], "--format に 'xml' は使えません"),
        (["check", "--format"], "--format に値を指定してください"),
        (["check", "--colour"], "「--colour」という指定はありません"),
        (["build"], "「ID」を指定してください"),
        (["concordance", "nerima-2023", "区", "--width", "x"], "--width の値 'x' を数として読めません"),
    ],
)
def test_a_mistake_is_said_in_japanese_and_has_its_own_exit_code(words, said, capsys):
    assert code_of(*words) == 64
    printed = capsys.readouterr().err
    assert said in printed
    assert "--help" in printed


def test_a_reader_that_goes_away_is_no_error(nerima_folder):
    reader, writer = os.pipe()
    os.close(reader)
    words = [sys.executable, "-m", "analysis", "check", "--format", "json"]
    done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, cwd=nerima_folder.parents[2], check=False)
    os.close(writer)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_finding_the_commands_loads_nothing_heavy(nerima_folder):
    program = (
        "import sys; from analysis.commands import commands; list(commands());"
        "print([name for name in ('pandera', 'scipy', 'janome', 'streamlit') if name in sys.modules])"
    )
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=nerima_folder.parents[2])
    assert done.stdout.strip() == "[]"
