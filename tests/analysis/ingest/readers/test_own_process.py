"""The process that reads: what it finds comes back whole, and what it refuses or dies of is said."""

from __future__ import annotations

import subprocess

import pytest

from analysis.ingest.readers import own_process
from analysis.ingest.readers.document import Line
from analysis.ingest.readers.formats import HTML
from analysis.ingest.readers.own_process import answer, lines_from_own_process, printed_answer, run_module
from analysis.package.problem import PackageError, Problem


def test_lines_and_doubts_come_back_as_they_were():
    lines = [Line(2, 3, ("－", "改\n行"), 1, frozenset({0, 2}), 5, True, "表1"), Line(1, 1, ())]
    doubts = [Problem("a.pdf", "疑わしい", "見てください", 3, "x")]
    assert answer("a.pdf", printed_answer(lines, doubts, [])) == (lines, doubts)


def test_a_refusal_comes_back_as_one():
    with pytest.raises(PackageError, match=r"a\.pdf：だめです。直してください"):
        answer("a.pdf", printed_answer([], [], [Problem("a.pdf", "だめです", "直してください")]))


@pytest.mark.parametrize("printed", [b"", b"half of an ans", b"\xff"])
def test_half_an_answer_is_none(printed):
    with pytest.raises(PackageError, match="途中で止まりました"):
        answer("a.pdf", printed)


def test_a_document_is_read_in_the_process():
    lines, doubts = lines_from_own_process(HTML, "a.html", "<p>駅前の駐輪場</p>".encode())
    assert [line.cells for line in lines] == [("駅前の駐輪場",)]
    assert doubts == []


def test_a_process_that_takes_too_long_or_dies_is_said(monkeypatch):
    def late(*_, **__):
        raise subprocess.TimeoutExpired("reader", 1)

    monkeypatch.setattr(own_process, "run_module", late)
    with pytest.raises(PackageError, match="途中でやめました"):
        lines_from_own_process(HTML, "a.html", b"<p>")
    monkeypatch.setattr(own_process, "run_module", lambda *_, **__: subprocess.CompletedProcess([], -9, b"", b""))
    with pytest.raises(PackageError, match="途中で止まりました"):
        lines_from_own_process(HTML, "a.html", b"<p>")


def test_a_module_is_waited_for_no_longer_than_allowed():
    with pytest.raises(subprocess.TimeoutExpired):
        run_module("timeit", "-n", "1", "-r", "1", "import time; time.sleep(30)", seconds=0.3)
