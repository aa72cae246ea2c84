"""Characters of a page that are no part of its text: watermarks across it, and small kana that say how a word is read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.readers.pdf.drawn import Glyph

LARGE, PALE = 2.5, 0.6
"""How many times the usual size, and how light (0 black, 1 white), a character of a watermark is at least. What the numbers of
this module are stands in no figure of the bench; `tests/analysis/ingest/readers/pdf/test_stray.py` holds them."""
SMALL = 0.65
"""Share of the size of the text that ruby has at most; half is usual."""
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・゛゜]")
_KANJI = re.compile(r"[一-鿿々〆ヶ㐀-䶿]")


@dataclass
class Stray:
    """What was left out of a document."""

    watermarks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Text → pages."""
    ruby: int = 0

    def left_out(self, glyphs: list[Glyph], page: int) -> list[Glyph]:
        """The characters of a page that are its text; the others are noted."""
        stray, kept = _watermark(glyphs)
        if text := "".join(glyph.text for glyph in stray).strip():
            self.watermarks[text].append(page)
        found, kept = _ruby(kept)
        self.ruby += len(found)
        return kept

    def said(self, name: str) -> list[Problem]:
        """What a person should know of it."""
        marks = [
            Problem(
                name,
                f"背景の透かしの文字を読み取りから省きました（{len(pages)}ページ）",
                "本文の文字でないことを確かめてください",
                value=text[:40],
            )
            for text, pages in self.watermarks.items()
        ]
        message = f"ふりがな（{self.ruby}字）を読み取りから省きました"
        return [*marks, *([Problem(name, message, "必要であれば原本で確かめてください")] if self.ruby else [])]


def _watermark(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Characters that run across the page, or are pale and far larger than the others; and the others."""
    upright = [glyph for glyph in glyphs if not glyph.tilted]
    if len(upright) * 2 < len(glyphs):
        return [], list(glyphs)  # the whole page is askew
    usual = median([glyph.size for glyph in upright if not glyph.text.isspace()] or [0.0])

    def is_stray(glyph: Glyph) -> bool:
        return glyph.tilted or (PALE <= glyph.light < 1 and usual > 0 and glyph.size > LARGE * usual)

    return [glyph for glyph in glyphs if is_stray(glyph)], [glyph for glyph in glyphs if not is_stray(glyph)]


def _ruby(glyphs: list[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Kana right above a character of Chinese that is much larger; and everything else."""
    below: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if _KANJI.match(glyph.text) and not glyph.turn:
            for row in {int(glyph.top // 20), int(glyph.bottom // 20)}:
                below[int(glyph.x // 20), row].append(glyph)
    found = {
        place
        for place, glyph in enumerate(glyphs)
        if not glyph.turn and _KANA.match(glyph.text) and any(_reads(glyph, other) for other in _near(glyph, below))
    }
    return [glyphs[place] for place in sorted(found)], [glyph for place, glyph in enumerate(glyphs) if place not in found]


def _near(glyph: Glyph, below: dict[tuple[int, int], list[Glyph]]) -> list[Glyph]:
    column, row = int(glyph.x // 20), int(glyph.bottom // 20)
    return [other for across in (-1, 0, 1) for down in (0, 1) for other in below.get((column + across, row + down), ())]


def _reads(small: Glyph, large: Glyph) -> bool:
    """Whether a small character stands right above a large one, and over it or a little to its side."""
    if small.size > SMALL * large.size:
        return False
    gap = large.top - small.bottom
    return -0.35 * large.size < gap < 0.35 * large.size and large.x0 - small.size < small.x < large.x1 + small.size
