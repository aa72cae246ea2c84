"""Scans for the tests: printed documents as pictures of paper, and tesseract, which reads them; found, or installed.

`python -m tests.scans` prints the version of tesseract, or what to do to get it, and then exits with 1.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from analysis.ingest.readers.scan import recognised
from tests import debian

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PACKAGES = ("tesseract-ocr", "tesseract-ocr-jpn")
DOTS = 200
"""An inch, as an office scans."""
ADVICE = """\
紙の画像を読む試験に使う tesseract（日本語）がありません。
  Debian・Ubuntu: sudo apt install --no-install-recommends tesseract-ocr tesseract-ocr-jpn
  macOS:          brew install tesseract tesseract-lang
No tesseract with Japanese: install it as above."""


class NoTesseractError(Exception):
    """The program is missing."""


def provided() -> str:
    """Name and version of tesseract with Japanese, installed if need be. Raises NoTesseractError."""
    if not recognised.tesseract():
        debian.install(PACKAGES)
        recognised.tesseract.cache_clear()
    if not (version := recognised.tesseract()):
        raise NoTesseractError(ADVICE)
    return version


def scan(pdf: bytes, *, askew: float = 0.0, grain: float = 0.0) -> bytes:
    """A PDF that holds a picture of each page and no text; laid `askew` by degrees, with grain of so many grey values."""
    import numpy as np
    import pypdfium2
    from PIL import Image, ImageFilter

    chance = np.random.default_rng(1)
    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            picture = page.render(scale=DOTS / 72).to_pil().convert("L")
            picture = picture.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(grain / 20))
            noise = chance.normal(0, grain, picture.size[::-1]) if grain else 0
            pictures.append(Image.fromarray(np.clip(np.asarray(picture) + noise, 0, 255).astype("uint8")))
    return as_pdf(pictures)


def as_pdf(pictures: Sequence[object]) -> bytes:
    """Pictures as the pages of a PDF."""
    out = io.BytesIO()
    first, *others = pictures
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DOTS)  # type: ignore[attr-defined]
    return out.getvalue()


def page(*cells: tuple[float, float, str, float], across: Iterable[Sequence[float]] = (), down: Iterable[Sequence[float]] = ()):
    """A page as it is recognised: texts of 10 points, each with its left, its top and how sure it is of its characters."""
    characters = [
        [text, left + 10 * place, top, left + 10 * place + 10, top + 10, sure]
        for left, top, said, sure in cells
        for place, text in enumerate(said)
    ]
    return {"width": 595, "height": 842, "across": list(across), "down": list(down), "characters": characters}


def main() -> int:
    try:
        print(provided())
    except NoTesseractError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
