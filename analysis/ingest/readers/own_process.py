"""Reads the formats that can be made to burst (PDF, workbooks, HTML) in a process of its own, with a limit on time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import analysis
from analysis.ingest.readers.document import Line
from analysis.ingest.readers.formats import PDF
from analysis.ingest.readers.limits import PAGES, refused, seconds_for
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from analysis.ingest.readers.formats import Format

_ROOT = Path(analysis.__file__).parent.parent
_SMALLER = "ページやシートを分けて保存し、順に入れてください"
_BROKEN = "元のファイルが開けるかを確かめ、開けるときは別名で保存し直してから入れてください"


def lines_from_own_process(format_: Format, name: str, data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of a document and what is doubtful. Raises PackageError, also where the process did not come back."""
    seconds = seconds_for(PAGES if format_ is PDF else 0)  # its reader stops where it falls behind
    try:
        done = run_module("analysis.ingest.readers", format_.code, name, data=data, seconds=seconds)
    except subprocess.TimeoutExpired:
        return refused(name, f"読み取りに{seconds:.0f}秒より長くかかるため、途中でやめました", _SMALLER)
    except (OSError, ValueError) as error:
        return refused(name, "読み取りを始められません", "この機械の空きメモリを確かめてください", value=str(error))
    return answer(name, done.stdout) if done.returncode == 0 else refused(name, "読み取りが途中で止まりました", _BROKEN)


def run_module(module: str, *words: str, data: bytes = b"", seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run one of our modules in a Python of its own and wait. Raises OSError, ValueError, subprocess.TimeoutExpired."""
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        input=data,
        capture_output=True,
        timeout=seconds,
        check=False,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answer(name: str, printed: bytes) -> tuple[list[Line], list[Problem]]:
    """What the process found. Raises PackageError when it refused the document."""
    try:
        content = json.loads(printed)
    except ValueError:
        return refused(name, "読み取りが途中で止まりました", _BROKEN)
    if content["refused"]:
        raise PackageError([Problem(**problem) for problem in content["refused"]])
    lines = [
        Line(page, line, tuple(cells), table, frozenset(merged), end, apart, sheet, level)
        for page, line, cells, table, merged, end, apart, sheet, level in content["lines"]
    ]
    return lines, [Problem(**problem) for problem in content["doubts"]]


def printed_answer(lines: list[Line], doubts: list[Problem], refusal: list[Problem]) -> bytes:
    """What `answer` reads."""
    rows: list[list[Any]] = [
        [x.page, x.line, x.cells, x.table, sorted(x.merged), x.end, x.apart, x.sheet, x.level] for x in lines
    ]
    content = {"lines": rows, "doubts": [asdict(doubt) for doubt in doubts], "refused": [asdict(problem) for problem in refusal]}
    return json.dumps(content).encode("ascii")
