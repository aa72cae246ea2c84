"""操作の記録: for editors alone, in plain words, as files that open anywhere; a gap in the log is said."""

from __future__ import annotations

import pytest

from analysis.access.audit import audit_log, log_file, note
from analysis.access.people import Person, Role
from analysis.export.csv import safe_csv
from pages.components.audit import record
from tests.pages.screen import bodies, text


@pytest.fixture(autouse=True)
def own_log(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_AUDIT", str(tmp_path / "audit"))


def links(app):
    return [each.proto.label for each in app.sidebar.get("page_link")]


def test_an_empty_log_is_a_page_too(open_page):
    app = open_page("audit")
    assert "（0行、新しい順）" in text(app) and not any("<caption>操作の記録" in body for body in bodies(app))
    assert "操作の記録" in links(app)


def test_it_says_who_did_what_and_marks_what_nobody_vouches_for(open_page):
    note(Person("企画課 山田", Role.EDITOR, address="127.0.0.1"), "import", "ward-2026", "kept", after="f" * 64)
    note(Person("鈴木", Role.REVIEWER, "suzuki@example.lg.jp", "10.0.0.7"), "review", "<i>x</i>", "refused", detail="=1+1")
    app = open_page("audit")
    table = next(body for body in bodies(app) if "<caption>操作の記録" in body)
    for said in (
        "企画課 山田（本人確認なし）",
        "資料の取り込み",
        "保存した",
        "ffffffff",
        "suzuki@example.lg.jp",
        "断った",
        "10.0.0.7",
    ):
        assert said in table
    assert "鈴木（本人確認なし）" not in table and "&lt;i&gt;x" in table and table.index("断った") < table.index("保存した")
    assert "つながらない" not in text(app)
    file = safe_csv(record.in_words(audit_log())).decode("utf-8-sig")
    assert "'=1+1" in file and "f" * 64 in file and file.count("\r\n") == 3


def test_a_line_that_was_taken_out_is_said(open_page):
    for number in range(3):
        note(Person("山田", Role.EDITOR), "import", str(number), "kept")
    lines = log_file().read_bytes().splitlines(keepends=True)
    log_file().write_bytes(lines[0] + lines[2])
    assert "つながらない行があります" in text(open_page("audit"))
    assert "2行目" in text(open_page("audit"))


def test_nobody_else_sees_it_or_is_led_there(open_page, monkeypatch):
    note(Person("山田", Role.EDITOR), "import", "秘密の資料", "kept")
    monkeypatch.setattr("pages.serving.visitor.served_to_network", lambda: True)
    app = open_page("audit")
    assert "「編集」の権限が要ります" in text(app) and "秘密の資料" not in text(app)
    assert "操作の記録" not in links(app) and not app.get("download_button")
