"""Texts of which every character is looked up alone, thousands of them at once: most texts, and most of what they cost."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.language.engines.engine import in_dictionary_form
from analysis.language.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ITSELF = re.compile("[ぁ-ゖァ-ヺ一-鿿]")
_ALONE = re.compile(r"[、。「」『』（）【】〔〕・…‥々〇○●◎△□■◆→!-~！-～](?<![-－~:：@＠wWｗＷ※])")
"""Signs, letters and digits whose form depends on nothing beside them; not what a dash or an address may be made of."""
_KANA, _LONG = re.compile("[ぁ-ゖァ-ヺー]"), ord("ー")
_CODES = 0x10000


class _Characters(NamedTuple):
    form: NDArray[np.uint32]
    """Code point → that of its form; 0 where it is not looked up alone."""
    kana: NDArray[np.bool_]
    """Whether ー behind it is a long vowel."""


@cache
def _characters() -> _Characters:
    form, kana = np.zeros(_CODES, dtype=np.uint32), np.zeros(_CODES, dtype=np.bool_)
    for code in range(_CODES):
        character = chr(code)
        if _ITSELF.match(character) or code == _LONG:
            form[code] = code
        elif _ALONE.match(character):
            form[code] = ord(in_dictionary_form(normalize(character).text))
        kana[code] = _KANA.match(character) is not None
    return _Characters(form, kana)


def plain_forms(texts: Sequence[str]) -> list[str]:
    """The dictionary form of each normalised text, of those that are plain: one character for each of theirs, no blank, no sign
    that is more than a character. Empty for the others."""
    known = _characters()
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
    starts = np.concatenate([[0], ends[:-1]]) if len(ends) else ends
    low = np.minimum(codes, _CODES - 1)  # the last is no character
    forms, long = known.form[low], np.flatnonzero(codes == _LONG)
    after_kana = known.kana[low[long - 1]]
    after_kana[np.isin(long, starts, assume_unique=False)] = False
    forms[long[~after_kana]] = 0
    others = np.concatenate([[0], np.cumsum(forms == 0)])
    plain = others[ends] == others[starts]
    whole = forms.astype("<u4").tobytes().decode("utf-32-le")
    return [
        whole[start:end] if each else "" for start, end, each in zip(starts.tolist(), ends.tolist(), plain.tolist(), strict=True)
    ]
