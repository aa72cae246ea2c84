"""janome with the terms of a lexicon; the only file that knows janome.

A janome Tokenizer shared by threads gives wrong tokens and stays broken, so each thread has its own (see tokenizer).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, cast

import numpy as np

from analysis.language.engines.engine import Spoken, compiled, morpheme, terms_of
from analysis.language.morphemes import Morphemes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from janome.tokenizer import Token

    from analysis.language.engines.engine import Integers
    from analysis.language.lexicon import Lexicon


class Janome:
    """janome with the terms of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        from janome.tokenizer import Tokenizer  # its dictionary takes long to import; an indexed consultation never needs it

        folder = compiled(lexicon, "janome", _compile_for_janome) if lexicon.entries else None
        self.tokenizer = Tokenizer(str(folder) if folder else "")
        self._numbers: dict[tuple[str, object], int] = {}
        self.met = Morphemes(terms_of(lexicon))

    def numbers(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        found = [self._of_text(text) for text in texts]
        numbers = np.fromiter(chain.from_iterable(found), dtype=np.int32)
        return numbers, np.fromiter(map(len, found), dtype=np.int32, count=len(found))

    def _of_text(self, text: str) -> list[int]:
        found, known = [], self._numbers
        for token in cast("Iterator[Token]", self.tokenizer.tokenize(text)):
            # The row of a dictionary word; unknown words have none. Attributes of the token itself go through a slow __getattr__.
            key = (token.node.surface, token.extra or token.node.part_of_speech)
            number = known.get(key)
            if number is None:
                number = known[key] = self.met.number(
                    morpheme(token.surface, token.part_of_speech, token.infl_form, token.base_form)
                )
            found.append(number)
        return found

    def read(self, text: str) -> list[Spoken]:
        tokens = cast("Iterator[Token]", self.tokenizer.tokenize(text))
        return [Spoken(token.surface, token.part_of_speech, token.reading.replace("*", "")) for token in tokens]


def _compile_for_janome(table: Path, folder: Path) -> None:
    from janome.dic import UserDictionary
    from janome.sysdic import connections  # type: ignore[attr-defined]  # made from a file when imported

    UserDictionary(str(table), "utf8", "ipadic", connections).save(str(folder))  # type: ignore[no-untyped-call]
