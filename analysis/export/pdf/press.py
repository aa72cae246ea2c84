"""typst, which sets a template with its data, in a process of its own: it keeps what it set (1.5 GB after ten reports).

python -m analysis.export.pdf.press pdf TEMPLATE FONTS SECONDS < report.json > report.pdf
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typst

import analysis
from analysis.export.pdf.fonts import shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Kind = Literal["pdf", "png"]
TEMPLATE = Path(__file__).with_name("report.typ")
_ROOT = Path(analysis.__file__).parent.parent
LONGEST = 600
"""Seconds. Ten thousand comments, of which a thousand are quoted, take 15."""

PPI = 220
"""Of pictures: what Word itself keeps of a picture unless told otherwise."""


def printed(report: dict[str, Any], fonts: Sequence[Path], day: datetime, *, template: Path = TEMPLATE) -> bytes:
    """The PDF of what a template is given, in the fonts of these files, dated that day whatever the clock says."""
    with shelf(fonts) as folder:
        return _in_own_process("pdf", report, template, folder, int(day.timestamp()))


def pictured(report: dict[str, Any], fonts: Sequence[Path], *, template: Path) -> list[bytes]:
    """Each page of what a template is given as a picture (PNG)."""
    with shelf(fonts) as folder:
        pages = json.loads(_in_own_process("png", report, template, folder, 0))
    return [b64decode(page) for page in pages]


def _in_own_process(kind: Kind, report: dict[str, Any], template: Path, fonts: Path, seconds: int) -> bytes:
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-m", __name__, kind, str(template), str(fonts), str(seconds)],
        input=json.dumps(report, ensure_ascii=False).encode(),
        stdout=subprocess.PIPE,
        timeout=LONGEST,
        check=True,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.stdout


def _set(kind: Kind, report: str, template: Path, fonts: Path, seconds: int) -> bytes:
    written, warnings = typst.compile_with_warnings(
        template,
        format=kind,
        ppi=PPI,
        root=template.parent,
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"report": report},
        pdf_standards=["ua-1"] if kind == "pdf" else [],
        timestamp=seconds,
    )
    if warnings:  # without its font a text would be left out
        sys.exit("\n".join(map(str, warnings)))
    if kind == "pdf":
        return bytes(written)
    pages = written if isinstance(written, list) else [written]  # of a single page typst gives the picture itself
    return json.dumps([b64encode(page).decode() for page in pages]).encode()


if __name__ == "__main__":
    asked, *words = sys.argv[1:]
    given = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(_set("png" if asked == "png" else "pdf", given, Path(words[0]), Path(words[1]), int(words[2])))
