"""Texts of unknown origin made safe to write: what cannot be seen, or turns the text around, is shown instead of dropped."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f"  # what XML does not hold, and delete
    "\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # older controls, halves of characters, what is no character
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # what changes the direction of the text after it
)
_PICTURES = 0x2400
"""Where Unicode has pictures of the first 32 control characters."""


def visible(text: str) -> str:
    """Show control characters as pictures (␛) or by number (〈U+202E〉); tabs stay, every line break is a line feed.

    >>> visible("a\\x1bb\\r\\nc")
    'a␛b\\nc'
    """
    return _UNSEEN.sub(_picture, text.replace("\r\n", "\n").replace("\r", "\n"))


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else f"〈U+{code:04X}〉"
