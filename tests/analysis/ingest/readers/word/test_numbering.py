"""Numbers as a style of numbering writes them."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.word.numbering import written


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (1, "decimal", "1"),
        (10, "decimalFullWidth", "１０"),
        (1, "japaneseCounting", "一"),
        (10, "japaneseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (2, "aiueoFullWidth", "イ"),
        (44, "aiueoFullWidth", "ワ"),
        (47, "aiueoFullWidth", "47"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (26, "upperLetter", "Z"),
        (27, "lowerLetter", "27"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (3, "none", ""),
        (3, "chicago", "3"),
    ],
)
def test_a_number_is_written_in_its_style(number, style, text):
    assert written(number, style) == text
