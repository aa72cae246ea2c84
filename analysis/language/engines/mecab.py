"""MeCab through fugashi, with the IPADIC of the package ipadic; the only file that knows them.

It differs from janome in unknown words only: beside a kanji that no word of the dictionary begins with, janome may swallow a word
that MeCab finds (値|引競争, 値|引|競争).
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.language.engines.engine import EngineError, Spoken, compiled, morpheme, terms_of
from analysis.language.morphemes import Morphemes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from analysis.language.engines.engine import Integers
    from analysis.language.lexicon import Lexicon

_FORMAT = r" -F '%M\t%H\n' -U '%M\t%H\n' -E ''"
"""One line a word: surface, then the row of the dictionary."""
AT_ONCE = 400_000
"""Characters whose lines are told apart at once: some 10 MB of lines."""
_STOP = -1
"""Stands for the end of a text."""
_NONE = np.empty(0, dtype=np.int32)
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

    def numbers(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)))
        cuts = np.flatnonzero(np.diff(ends // AT_ONCE, prepend=0)).tolist()
        found = [self._some(texts[begin:end]) for begin, end in pairwise([0, *cuts, len(texts)]) if begin < end]
        numbers, counts = zip(*found, strict=True) if found else ((), ())
        return np.concatenate([_NONE, *numbers]), np.concatenate([_NONE, *counts])

    def _some(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        """The lines of all texts are told apart at once, and each different line is then looked at once."""
        import pyarrow as pa

        written = "\n\n".join(map(self.tagger.parse, texts)) + "\n\n"  # an empty line ends a text
        content = np.frombuffer(written.encode(), dtype=np.uint8)
        ends = np.flatnonzero(content == ord("\n")).astype(np.int32) + 1
        offsets = pa.py_buffer(np.concatenate([_NONE, [0], ends], dtype=np.int32))
        lines = pa.StringArray.from_buffers(len(ends), offsets, pa.py_buffer(content)).dictionary_encode()
        number_of = np.array([self._lines[line] for line in lines.dictionary.to_pylist()], dtype=np.int32)
        numbers = number_of[lines.indices.to_numpy()]
        stops = np.flatnonzero(numbers == _STOP)
        return numbers[numbers != _STOP], (np.diff(stops, prepend=-1) - 1).astype(np.int32)

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
        super().__init__({"\n": _STOP})
        self.met = met

    def __missing__(self, line: str) -> int:
        surface, _, row = line.rstrip("\n").partition("\t")
        columns = row.split(",")
        self[line] = self.met.number(morpheme(surface, ",".join(columns[:4]), columns[5], columns[6]))
        return self[line]


def _compile(table: Path, folder: Path) -> None:
    """Compile in a process of its own: the compiler reports its progress on stdout, which belongs to our data."""
    from ipadic import DICDIR

    arguments = shlex.join(["build", "-d", DICDIR, "-u", "user.dic", "-f", "utf8", "-t", "utf8", table.name])
    subprocess.run([sys.executable, "-c", _BUILD, arguments], cwd=folder, check=True, capture_output=True)
