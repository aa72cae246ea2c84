"""One page of a scan: its picture set straight, its rules, and the characters that tesseract tells, each with how sure it is.

Run as a program (`python -m analysis.ingest.readers.scan.page FILE PAGE`), so that a broken file or a tesseract that hangs takes
only its own process with it.
"""

from __future__ import annotations

import html
import io
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.ingest.readers.__main__ import limit_memory
from analysis.ingest.readers.scan.ruling import DARK, rules_across, turned, without

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

DOTS = 300
"""Dots an inch at which tesseract was trained and reads best."""
ASKEW = 2.0
"""Degrees up to which a page laid crookedly on the glass is set straight, in steps of STEP."""
STEP = 0.25
POINT = 72 / DOTS
WIDE = 0.7
"""Of its height, how far a character reaches to the next one: the boxes are those of the ink, and 1 and 2 would stand apart."""
_LINE = re.compile(r"<span class='ocr_(?:line|header|caption|textfloat)'")
"""Where a line of text begins in what tesseract writes (hOCR)."""
_CHARACTER = re.compile(r"x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([^<]+)<")


def recognised_page(path: Path, page: int) -> dict[str, Any]:
    """Size of a page in points, its rules across and down (boxes), its characters (text, box, confidence from 0 to 100).

    Raises whatever a broken file leads pdfium into, and OSError or subprocess.SubprocessError where tesseract cannot be run.
    """
    picture = np.asarray(_straight(_picture(path, page)))
    ink = picture < DARK
    across, down = rules_across(ink), turned(rules_across(np.ascontiguousarray(ink.T)))
    return {
        "width": round(picture.shape[1] * POINT, 2),
        "height": round(picture.shape[0] * POINT, 2),
        "across": [_points(rule) for rule in across],
        "down": [_points(rule) for rule in down],
        "characters": _characters(without(picture, across + down)),
    }


def counts(path: Path) -> tuple[int, int]:
    """Pages of a PDF, and the characters of its text layer; raises whatever a broken file leads pdfium into."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document), sum(page.get_textpage().count_chars() for page in document)


def _picture(path: Path, page: int) -> Image:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        picture: Image = document[page - 1].render(scale=DOTS / 72).to_pil()
    return picture.convert("L")


def _straight(image: Image) -> Image:
    """The picture turned so that its lines lie level: then dark and light rows differ most (a projection profile)."""
    from PIL.Image import Resampling

    small = image.reduce(4)
    steps = np.arange(-ASKEW, ASKEW + STEP / 2, STEP)
    best = max(steps.tolist(), key=lambda angle: (_level(small, angle), -abs(angle)))
    return image.rotate(best, Resampling.BICUBIC, fillcolor=255) if best else image


def _level(small: Image, angle: float) -> float:
    dark = (np.asarray(small.rotate(angle, fillcolor=255)) < DARK).sum(axis=1)
    return float(np.square(np.diff(dark.astype(np.int64))).sum())


def _characters(picture: NDArray[np.uint8]) -> list[list[Any]]:
    """Text, left, top, right, bottom and confidence of each character; raises where tesseract fails."""
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "PNG", dpi=(DOTS, DOTS))
    words = ["tesseract", "-", "-", "-l", "jpn", "--psm", "6", "--dpi", str(DOTS), "-c", "hocr_char_boxes=1", "hocr"]
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}  # several threads gain nothing on a page and take the machine
    done = subprocess.run(words, input=stream.getvalue(), capture_output=True, check=True, env=alone)
    lines = (_CHARACTER.findall(line) for line in _LINE.split(done.stdout.decode()))
    return [character for line in lines for character in _beside([_character(found) for found in line])]


def _character(found: tuple[str, ...]) -> list[Any]:
    *box, sure, text = found
    return [html.unescape(text), *_points(tuple(map(int, box))), round(float(sure), 1)]


def _beside(line: list[list[Any]]) -> list[list[Any]]:
    """The characters of a line, each as wide as its place, where the next one is near."""
    height = max((bottom - top for _, _, top, _, bottom, _ in line), default=0.0)
    ordered = sorted(line, key=lambda character: character[1])
    for own, following in itertools.pairwise(ordered):
        if 0 < following[1] - own[3] < WIDE * height:
            own[3] = following[1]
    return ordered


def _points(box: tuple[int, ...]) -> list[float]:
    return [round(each * POINT, 2) for each in box]


if __name__ == "__main__":
    limit_memory()
    path, page = Path(sys.argv[1]), int(sys.argv[2])
    sys.stdout.write(json.dumps(recognised_page(path, page) if page else counts(path), ensure_ascii=False))
