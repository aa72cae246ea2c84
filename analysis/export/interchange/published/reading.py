"""The words of a published result that can have readings: all that it says, but for the labels of the text version."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from analysis.export.interchange.published.parts import COUNTED, Comments, Heading, Items, Paragraph, Totals
from analysis.language.reading.readings import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.export.interchange.published.parts import Part
    from analysis.language.lexicon import Lexicon
    from analysis.language.reading.readings import Read


def words_of(parts: Iterable[Part], lexicon: Lexicon, *, engine: str) -> dict[str, list[Read]]:
    """The words with kanji of every text of a published result, in order. Raises EngineError."""
    return {text: read_words(text, lexicon, engine=engine) for text in dict.fromkeys(_texts(parts))}


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Heading(_, text) | Paragraph(text):
                yield text
            case Items(texts):
                yield from texts
            case Totals(heading, rows):
                yield from (heading, COUNTED, *(label for label, _ in rows))
            case Comments(columns, sections):
                yield from (name for _, name in columns)
                for section in sections:
                    yield section.heading
                    yield from (entry.told(field) for entry in section.entries for field, _ in columns)
            case _:
                assert_never(part)
