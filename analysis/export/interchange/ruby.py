"""Readings in a published result: those that a person confirmed, and else what the dictionary says; but of names, of words after
numbers and of those that no dictionary has nothing until somebody confirmed it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from analysis.language.reading.furigana import furigana
from analysis.language.reading.readings import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.language.reading.readings import Kind, Read

Extent = Literal["all", "first"]
"""Whether a word has its reading wherever it stands, or where it stands first in the file."""
KINDS: Mapping[Kind, str] = {"name": "名前", "number": "数に続く語", "unknown": "辞書にない語", "word": "辞書の語"}
"""In the order in which they are to be looked at."""
AROUND = 12
"""Characters of the text on either side of a word."""


@dataclass(frozen=True, eq=False)
class Ruby:
    """The words of a result, by the text they stand in, and the readings that people confirmed."""

    words: Mapping[str, Sequence[Read]]
    kept: Mapping[tuple[str, str], str]
    extent: Extent

    def marker(self) -> Marker:
        """What marks the texts of one file, in their order."""
        return Marker(self)

    def reading(self, read: Read) -> str:
        """The reading that stands above a word; empty where none does."""
        kept = self.kept.get((read.word, read.given))
        return kept if kept is not None else read.given if read.kind == CERTAIN else ""


class Marker:
    """Goes through the texts of a file once and remembers which words had their reading."""

    def __init__(self, ruby: Ruby) -> None:
        self._ruby = ruby
        self._met: set[tuple[str, str]] = set()

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with the reading that stands with it, or with none; put together they are the text."""
        end = 0
        for read in self._ruby.words.get(text, ()):
            key = (read.word, read.given)
            if self._ruby.extent == "first" and key in self._met:
                continue
            self._met.add(key)
            yield text[end : read.start], ""
            yield from furigana(text[read.start : read.end], self._ruby.reading(read))
            end = read.end
        yield text[end:], ""


def reading_table(words: Mapping[str, Sequence[Read]], kept: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """One row is a word with its dictionary reading: kind, how many texts have it, an example, the reading in force, whether a
    person kept it. Names first, then what follows numbers, what no dictionary has, the rest; of each the most frequent first.
    """
    counts: Counter[tuple[str, str, Kind]] = Counter()
    examples: dict[tuple[str, str, Kind], str] = {}
    for text, found in words.items():
        counts.update({(read.word, read.given, read.kind) for read in found})
        for read in found:
            examples.setdefault((read.word, read.given, read.kind), text[max(read.start - AROUND, 0) : read.end + AROUND])
    order = sorted(counts, key=lambda key: (list(KINDS).index(key[2]), -counts[key], key))
    rows = [
        (
            word,
            given,
            KINDS[kind],
            counts[word, given, kind],
            " ".join(examples[word, given, kind].split()),
            kept.get((word, given), given if kind == CERTAIN else ""),
            (word, given) in kept,
        )
        for word, given, kind in order
    ]
    return pd.DataFrame(rows, columns=["word", "given", "kind", "texts", "example", "reading", "kept"])


def standing(table: pd.DataFrame) -> str:
    """What of a `reading_table` is confirmed, and what is not, in a sentence."""
    certain = table["kind"] == KINDS[CERTAIN]
    by_dictionary, open_words = int((certain & ~table["kept"]).sum()), int((~certain & ~table["kept"]).sum())
    said = f"ふりがな：人が確かめた読み{int(table['kept'].sum()):,}語、辞書の読みのまま{by_dictionary:,}語。"
    unread = "、".join(each for kind, each in KINDS.items() if kind != CERTAIN)
    return said + (f"{unread}のうち確かめていない{open_words:,}語には付けていません。" if open_words else "")
