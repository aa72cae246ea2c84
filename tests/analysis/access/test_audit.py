"""The log: one chain of lines whoever writes, private to the server's account; what was tampered with shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from analysis.access.audit import COLUMNS, audit_log, breaks, log_file, note
from analysis.access.people import Person, Role
from tests.conftest import ROOT

PERSON = Person("山田", Role.REVIEWER, address="192.0.2.1")
WRITER = """
import sys
from analysis.access.audit import note
from analysis.access.people import Person, Role
for number in range(25):
    note(Person(sys.argv[1], Role.EDITOR), "import", str(number), "kept")
"""


@pytest.fixture(autouse=True)
def own_log(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_AUDIT", str(tmp_path / "audit"))


def test_without_a_log_there_is_an_empty_table_of_the_same_columns():
    assert audit_log().empty and list(audit_log().columns) == list(COLUMNS) and breaks() == []


def test_lines_are_added_and_read_back_newest_first():
    note(PERSON, "review", "nerima-2023", "kept", before="a", after="b", detail="No.1")
    before = log_file().read_bytes()
    note(PERSON, "review", "nerima-2023", "refused")
    assert log_file().read_bytes().startswith(before)
    table = audit_log()
    assert table["outcome"].tolist() == ["refused", "kept"] and not table["verified"].any()
    assert table.iloc[1][["who", "address", "before", "after", "detail"]].tolist() == ["山田", "192.0.2.1", "a", "b", "No.1"]
    assert breaks() == []


def test_only_the_account_of_the_server_may_read_it():
    note(PERSON, "review", "x", "kept")
    assert log_file().stat().st_mode & 0o777 == 0o600 and log_file().parent.stat().st_mode & 0o777 == 0o700


def test_several_processes_make_one_chain():
    names = ("山田", "鈴木", "佐藤")
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen([sys.executable, "-c", WRITER, name], cwd=ROOT, env=settings) for name in names]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    table = audit_log()
    assert len(table) == 75 and breaks() == []
    for name in names:
        assert table[table["who"] == name]["consultation"].tolist() == [str(number) for number in range(24, -1, -1)]


@pytest.mark.parametrize("how", ["change", "remove", "insert", "cut"])
def test_a_line_that_was_changed_taken_out_or_put_in_shows(how):
    for number in range(5):
        note(PERSON, "review", str(number), "kept")
    lines = log_file().read_text(encoding="utf-8").splitlines()
    if how == "change":
        lines[1] = lines[1].replace("山田", "鈴木")
    elif how == "remove":
        del lines[2]
    elif how == "insert":
        lines.insert(2, json.dumps({"who": "鈴木", "previous": "0" * 64}))
    else:
        lines[4] = lines[4][:40]
    log_file().write_text("\n".join(lines) + "\n" * (how != "cut"), encoding="utf-8")
    note(PERSON, "review", "after", "kept")
    assert breaks() == {"change": [3], "remove": [3], "insert": [3, 4], "cut": [5]}[how]
    assert audit_log()["consultation"].tolist()[0] == "after"  # and the log goes on


def test_a_text_made_to_break_the_lines_does_not():
    note(Person('"}\n{"who": "偽', Role.READER, address="\r\n"), "review", "\u2028\x00", "refused", detail="あ" * 10_000)
    assert len(audit_log()) == 1 and breaks() == [] and len(audit_log()["detail"][0]) == 500


def test_a_disk_that_takes_no_line_is_said_in_the_servers_own_log(tmp_path, monkeypatch, caplog):
    (tmp_path / "file").touch()
    monkeypatch.setenv("IKEN_AUDIT", str(tmp_path / "file" / "audit"))
    note(PERSON, "review", "nerima-2023", "kept", after="abc")
    assert "nerima-2023" in caplog.text and "abc" in caplog.text
