"""What a tokenizer is to us, and what all of them need: terms, a compiled user dictionary, texts in dictionary form."""

from __future__ import annotations

import csv
import re
import threading
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, Protocol

from analysis.language.morphemes import Morpheme, Morphemes, Terms
from analysis.language.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from analysis.language.lexicon import Lexicon

    Integers = NDArray[np.int32]

ENGINES = ("janome", "mecab")
"""janome needs nothing else; mecab (fugashi and ipadic, group `fast`) has the same dictionary and is many times as fast."""


class EngineError(RuntimeError):
    """An engine that is not there; the message, in Japanese, says how to get it."""


class Spoken(NamedTuple):
    """A word as the dictionary has it, with its reading in katakana; without one where no dictionary says it."""

    surface: str
    tag: str
    reading: str


class Engine(Protocol):
    """A tokenizer with a lexicon, for one thread."""

    met: Morphemes

    def numbers(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        """Tokenise texts in dictionary form without white space: the morphemes of all, and how many each text has; the surfaces
        of its morphemes, one after the other, are the text."""
        ...

    def read(self, text: str) -> list[Spoken]:
        """The words of a normalised text without white space with their readings; their surfaces, one after the other, are the
        text."""
        ...


_compiling = threading.Lock()
_compiled: dict[tuple[str, str], TemporaryDirectory[str]] = {}


def terms_of(lexicon: Lexicon) -> Terms:
    """The terms of a lexicon as an engine meets them."""
    return Terms({in_dictionary_form(entry.surface): entry for entry in lexicon.entries})


def morpheme(surface: str, tag: str, inflection: str, lemma: str) -> Morpheme:
    """A morpheme as a dictionary gives it; the lemma leaves dictionary form for that of a normalised text."""
    if lemma == "*":
        lemma = surface
    return Morpheme(surface, tag, inflection, lemma if tag.startswith("記号") else normalize(lemma).text)


def compiled(lexicon: Lexicon, engine: str, compile_into: Callable[[Path, Path], None]) -> Path:
    """The folder with the user dictionary compiled for an engine, made once a process."""
    key = (engine, lexicon.content_hash)
    with _compiling:
        if key not in _compiled:
            folder = TemporaryDirectory(prefix="user-dictionary-", ignore_cleanup_errors=True)
            entries = [entry for entry in lexicon.entries if not re.search(r"\s", entry.surface)]
            rows = [(in_dictionary_form(entry.surface), *entry[1:]) for entry in entries]
            table = Path(folder.name) / "user.csv"
            with table.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)
            compile_into(table, Path(folder.name))
            _compiled[key] = folder
        return Path(_compiled[key].name)


# What IPADIC has in full width only, or in one of several forms. An unknown sign would be a noun to janome.
_SIGNS = {chr(code): chr(code + 0xFEE0) for code in range(ord("!"), ord("~")) if not chr(code).isalnum()} | {
    '"': "”", "#": "＊", "'": "’", "-": "−", "~": "〜", "－": "−", "～": "〜", "–": "―", "—": "―", "¥": "￥", "Ð": "D",
}  # fmt: skip
_UNKNOWN_SIGN = "※"
_LONE_LONG_VOWEL = re.compile("(?<![ぁ-ゖァ-ヺー])ー")
_HAS_SIGNS = re.compile(r"[^\w、。・「」]|[_Ð]|(?<![ぁ-ゖァ-ヺー])ー")


def in_dictionary_form(text: str) -> str:
    """Give a normalised text the signs that IPADIC knows, one for one: brackets and punctuation in full width."""
    if not _HAS_SIGNS.search(text):
        return text
    return _LONE_LONG_VOWEL.sub("―", text.translate(_FORMS))


class _Forms(dict[int, str]):
    """Code point → the character to look up, found when first asked."""

    def __missing__(self, code: int) -> str:
        self[code] = self._form(chr(code))
        return self[code]

    @staticmethod
    def _form(character: str) -> str:
        if character in _SIGNS:
            return _SIGNS[character]
        if unicodedata.category(character)[0] in "LNM" or character.isspace():
            return character
        try:
            return character if len(character.encode("euc_jp")) == 2 else _UNKNOWN_SIGN  # the signs of JIS X 0208 are in IPADIC
        except UnicodeEncodeError:
            return _UNKNOWN_SIGN


_FORMS = _Forms()
