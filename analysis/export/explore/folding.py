"""Texts folded for search in the reader's browser as they are here, so that a word finds the same comments in both.

The script folds by the tables below and Unicode's NFKC. What comes out differently for a rare text (accents that stand apart,
pictures of several signs, letters whose small form is two) goes into the file as it is folded here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.language.look_alikes import DASHES, INVISIBLE, KEPT, RADICALS, SELECTORS
from analysis.language.normalize import fold

if TYPE_CHECKING:
    from analysis.language.search import Spellings

_UNSEEN = re.compile(f"[{INVISIBLE}{SELECTORS}]")
_CHANGED = re.compile(f"[^{''.join(sorted(KEPT))}]+")
_LOOSE = re.compile(f"([ァ-ヺ])[{DASHES}](?=[ァ-ヺぁ-ゖ、。」）)]|$)")
_HALF_WIDTH = re.compile("([ｦ-ﾟ])-")
_SEARCHED = str.maketrans({**dict.fromkeys(DASHES, "-"), "〜": "~", "～": "~", "•": "・", "·": "・"})
_RADICALS = str.maketrans(RADICALS)


def tables(spellings: Spellings) -> dict[str, object]:
    """What the script folds by, and the words that are one for a search."""
    return {
        "kept": "".join(sorted(KEPT)),
        "dashes": DASHES,
        "invisible": INVISIBLE,
        "radicals": RADICALS,
        "spellings": sorted(set(spellings.values())),
    }


def unlike(text: str, shown: str) -> str | None:
    """The folded text where the script would fold what it shows otherwise; None for nearly all."""
    folded = _folded(text)
    return None if _as_the_script_does(shown) == folded else folded


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text).text


def _as_the_script_does(text: str) -> str:
    copy = _HALF_WIDTH.sub(r"\1ー", text)
    copy = _UNSEEN.sub("", copy).translate(_RADICALS)
    copy = _CHANGED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), copy)
    return _LOOSE.sub(r"\1ー", copy).translate(_SEARCHED).lower()
