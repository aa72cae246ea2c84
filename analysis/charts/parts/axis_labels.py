"""Names on the axes of charts that must also fit a telephone, broken into short lines where a reader would break them."""

from __future__ import annotations

import re

WIDTH = 6
"""Characters of a line."""
_BETWEEN_WORDS = re.compile(r"(?<=[のでにをがはともへや・、])(?=[^ぁ-ん・、])|(?<=[ァ-ヶー])(?=[一-鿿])")
"""After a particle or a middle dot, and between katakana and kanji: 他で｜実施済み, 人事・｜人材育成, プラン｜全体."""


def folded_label(text: str, *, width: int = WIDTH) -> str:
    """Break a name after its first blank (the mark or number stands alone), then between words into lines of at most `width`.

    A word longer than a line is cut into pieces of about equal length.

    >>> folded_label("△ 実施時に検討")
    '△<br>実施時に検討'
    >>> folded_label("柱Ⅲ 人事・人材育成", width=4)
    '柱Ⅲ<br>人事・<br>人材育成'
    """
    first, _, rest = text.partition(" ")
    return "<br>".join([first, *_lines(rest, width)] if rest else _lines(first, width))


def _lines(text: str, width: int) -> list[str]:
    """Fill lines with words as long as they fit."""
    lines = [""]
    for word in _BETWEEN_WORDS.split(text):
        for piece in _pieces(word, width):
            if lines[-1] and len(lines[-1]) + len(piece) > width:
                lines.append("")
            lines[-1] += piece
    return lines


def _pieces(word: str, width: int) -> list[str]:
    number = max(-(-len(word) // width), 1)
    length = max(-(-len(word) // number), 1)
    return [word[start : start + length] for start in range(0, len(word), length)]
