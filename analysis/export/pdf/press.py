"""typst, which sets a template with its data, in a process of its own: it keeps what it set (1.5 GB after ten reports).

python -m analysis.export.pdf.press TEMPLATE FONTS SECONDS < report.json > report.pdf
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

import analysis
from analysis.export.pdf.fonts import shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

TEMPLATE = Path(__file__).with_name("report.typ")
_ROOT = Path(analysis.__file__).parent.parent
LONGEST = 600
"""Seconds. Ten thousand comments, of which a thousand are quoted, take 15."""


def printed(report: dict[str, Any], fonts: Sequence[Path], day: datetime, *, template: Path = TEMPLATE) -> bytes:
    """The PDF of what a template is given, in the fonts of these files, dated that day whatever the clock says."""
    with shelf(fonts) as folder:
        return _in_own_process(json.dumps(report, ensure_ascii=False).encode(), template, folder, day)


def _in_own_process(report: bytes, template: Path, fonts: Path, day: datetime) -> bytes:
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(template), str(fonts), str(int(day.timestamp()))],
        input=report,
        stdout=subprocess.PIPE,
        timeout=LONGEST,
        check=True,
        env=os.environ | {"PYTHONPATH": paths, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return done.stdout


def _set(report: str, template: Path, fonts: Path, seconds: int) -> bytes:
    written, warnings = typst.compile_with_warnings(
        template,
        format="pdf",
        root=template.parent,
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"report": report},
        pdf_standards=["ua-1"],
        timestamp=seconds,
    )
    if warnings:  # without its font a text would be left out
        sys.exit("\n".join(map(str, warnings)))
    return written


if __name__ == "__main__":
    sys.stdout.buffer.write(_set(sys.stdin.buffer.read().decode(), Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
