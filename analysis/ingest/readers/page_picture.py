"""What a page of a PDF looks like, to lay beside what was read from it; drawn in a process of its own, as it is read in one."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.ingest.readers.__main__ import limit_memory
from analysis.ingest.readers.own_process import run_module

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1100, 1600
"""Pixels of a picture at most: a page of A4 in print of 9 points is read well at 1,100."""
CLOSEST = 3.0
"""Pixels a point at most; a page the size of a stamp is not blown up."""
COLOURS = 32
"""Print and rules in a few colours: a third of the bytes, and nothing to be seen of it."""
SECONDS = 20.0
"""Time that drawing may take; a page of text takes 0.1."""


def page_picture(path: Path, page: int) -> bytes | None:
    """A page of a PDF, counted from 1, as a PNG; None where there is no such page, or it cannot be drawn."""
    try:
        done = run_module(__name__, str(path), str(page), seconds=SECONDS)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


def drawn(path: Path, page: int) -> bytes:
    """The picture, drawn here. Raises whatever a broken file leads the library into."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        sheet = document[page - 1]
        width, height = sheet.get_size()
        image = sheet.render(scale=min(CLOSEST, WIDTH / width, HEIGHT / height)).to_pil()
    return _png(image)


def _png(image: Image) -> bytes:
    stream = io.BytesIO()
    image.convert("RGB").quantize(COLOURS).save(stream, "PNG")
    return stream.getvalue()


if __name__ == "__main__":
    limit_memory()
    sys.stdout.buffer.write(drawn(Path(sys.argv[1]), int(sys.argv[2])))
