"""MeCab through fugashi, with the IPADIC of the package ipadic; the only file that knows them.

It differs from janome in unknown words only: beside a kanji that no word of the dictionary begins with, janome may swallow a word
that MeCab finds (値|引競争, 値|引|競争).
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from analysis.language.engines.engine import EngineError, Spoken, compiled, morpheme, terms_of
from analysis.language.morphemes import Morphemes

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.language.lexicon import Lexicon

_FORMAT = r" -F '%M\t%H\n' -U '%M\t%H\n' -E ''"
"""One line a word: surface, then the row of the dictionary."""
_BUILD = "import sys, fugashi; fugashi.build_dictionary(sys.argv[1])"


class Mecab:
    """MeCab with the terms of a lexicon. Raises EngineError where fugashi or ipadic is missing."""

    def __init__(self, lexicon: Lexicon) -> None:
        try:
            import fugashi
            import ipadic
        except ImportError as error:
            raise EngineError("MeCab を使うには、パッケージ fugashi と ipadic（extra「fast」）を入れてください。") from error
        own = f" -u {shlex.quote(str(compiled(lexicon, 'mecab', _compile) / 'user.dic'))}" if lexicon.entries else ""
        self.tagger = fugashi.GenericTagger(ipadic.MECAB_ARGS + own + _FORMAT)
        self._lines = _Lines(Morphemes(terms_of(lexicon)))
        self.met = self._lines.met

    def numbers(self, text: str) -> list[int]:
        return list(map(self._lines.__getitem__, self.tagger.parse(text).split("\n")))

    def read(self, text: str) -> list[Spoken]:
        rows = (line.partition("\t") for line in self.tagger.parse(text).split("\n"))
        return [_spoken(surface, row.split(",")) for surface, _, row in rows]


def _spoken(surface: str, columns: list[str]) -> Spoken:
    """The row of an unknown word ends before the reading."""
    reading = columns[7] if len(columns) > 7 else ""
    return Spoken(surface, ",".join(columns[:4]), reading.replace("*", ""))


class _Lines(dict[str, int]):
    """Line of MeCab's output → number of its morpheme; a line is taken apart when it first comes."""

    def __init__(self, met: Morphemes) -> None:
        super().__init__()
        self.met = met

    def __missing__(self, line: str) -> int:
        surface, _, row = line.partition("\t")
        columns = row.split(",")
        self[line] = self.met.number(morpheme(surface, ",".join(columns[:4]), columns[5], columns[6]))
        return self[line]


def _compile(table: Path, folder: Path) -> None:
    """Compile in a process of its own: the compiler reports its progress on stdout, which belongs to our data."""
    from ipadic import DICDIR

    arguments = shlex.join(["build", "-d", DICDIR, "-u", "user.dic", "-f", "utf8", "-t", "utf8", table.name])
    subprocess.run([sys.executable, "-c", _BUILD, arguments], cwd=folder, check=True, capture_output=True)
