"""Morphological analysis; the only file that knows janome.

A janome Tokenizer shared by threads gives wrong tokens and stays broken, so each thread has its own.
"""

from __future__ import annotations

import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from janome.tokenizer import Token, Tokenizer

    from analysis.language.lexicon import Lexicon

_own = threading.local()


class Morpheme(NamedTuple):
    """One token of a normalised text. `tag` is the IPADIC part of speech in full, `inflection` the form it stands in."""

    surface: str
    tag: str
    inflection: str
    lemma: str


def morphemes(text: str, lexicon: Lexicon) -> list[Morpheme]:
    """Tokenise one normalised text. White space at its ends is no token."""
    # `tokenize` is typed as if it might also give strings; without `wakati` it gives tokens only.
    tokens = cast("Iterator[Token]", _tokenizer(lexicon).tokenize(text))
    return [Morpheme(each.surface, _tag(each), each.infl_form, _lemma(each)) for each in tokens]


def _tag(token: Token) -> str:
    """The part of speech; signs that the dictionary knows only in full width, such as (, would else pass for nouns."""
    return str(token.part_of_speech) if any(map(str.isalnum, token.surface)) else "記号,一般,*,*"


def _lemma(token: Token) -> str:
    """The dictionary form; a word that the dictionary does not know is its own."""
    return str(token.surface if token.base_form == "*" else token.base_form)


def _tokenizer(lexicon: Lexicon) -> Tokenizer:
    """This thread's tokenizer for a lexicon; only the last one is kept, it takes 60 MB."""
    if getattr(_own, "content_hash", None) != lexicon.content_hash:
        _own.tokenizer = _new_tokenizer(lexicon)
        _own.content_hash = lexicon.content_hash
    tokenizer: Tokenizer = _own.tokenizer
    return tokenizer


def _new_tokenizer(lexicon: Lexicon) -> Tokenizer:
    from janome.tokenizer import Tokenizer  # its dictionary takes long to import; an indexed consultation never needs it

    if not lexicon.entries:
        return Tokenizer()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "user.csv"
        path.write_text("".join(",".join(entry) + "\n" for entry in lexicon.entries), encoding="utf-8")
        return Tokenizer(udic=str(path), udic_enc="utf8", udic_type="ipadic")
