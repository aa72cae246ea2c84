"""How the words with kanji of a text are read: what the dictionary says, and of which words it cannot be known.

Names of people and places are read as their bearers read them, and a word after a number as the number wants it (三本, 二日): the
dictionary's reading is a proposal there, as it is of every word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.language.engines.engine import Spoken, in_dictionary_form
from analysis.language.engines.tokenizer import engine_of
from analysis.language.normalize import normalize
from analysis.language.tokens import between_blanks, signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analysis.language.lexicon import Lexicon

    Place = Callable[[int, int], tuple[int, int]]

Kind = Literal["name", "number", "unknown", "word"]
CERTAIN: Kind = "word"
"""The kind whose reading may be used before anybody looked at it."""
KANJI = r"々〆〇㐀-䶿一-鿿豈-﫿⺀-⿕\U00020000-\U0003ffff"
HAS_KANJI = re.compile(f"[{KANJI}]")
_ONE_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile("[ァ-ヺー・]+")
_DIGITS = re.compile("[0-9０-９]+")
_NAME, _PERSON, _NUMBER, _NOUN = "名詞,固有名詞", "名詞,固有名詞,人名", "名詞,数", "名詞"
_ENDS_NAME = ("名詞,接尾,地域", "名詞,接尾,人名")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Read(NamedTuple):
    """A word with kanji: its place in the verbatim text, itself, its reading in hiragana (empty where no dictionary has one)."""

    start: int
    end: int
    word: str
    """With the number before it, which has no reading of its own and no part in the place (4年度)."""
    given: str
    kind: Kind


@dataclass
class _Word:
    """Words of the dictionary that are read as one."""

    parts: list[Spoken]
    start: int

    @property
    def kind(self) -> Kind:
        tag = self.parts[0].tag
        if tag.startswith(_NAME):
            return "name"
        if tag.startswith(_NUMBER) and len(self.parts) > 1:
            return "number"
        return "word" if all(_KANA.fullmatch(part.reading) for part in self.parts) else "unknown"

    def takes(self, after: Spoken) -> bool:
        """Whether the next word belongs to this one: 山田|太郎, 村山|市, 荒|川, 二|人, 4|年度. A noun of one letter behind a name
        is read as the name wants it."""
        first, last = self.parts[0].tag, self.parts[-1].tag
        if first.startswith(_NAME):
            both = last.startswith(_PERSON) and after.tag.startswith(_PERSON)
            ends = after.tag.startswith(_ENDS_NAME) or (after.tag.startswith(_NOUN) and _ONE_KANJI.fullmatch(after.surface))
            return last.startswith(_NAME) and bool(both or ends)
        return last.startswith(_NUMBER) and after.tag.startswith(_NOUN)


def hiragana(text: str) -> str:
    """
    >>> hiragana("ネリマク・くちょう")
    'ねりまく・くちょう'
    """
    return text.translate(_HIRAGANA)


def read_words(text: str, lexicon: Lexicon, *, engine: str = "janome") -> list[Read]:
    """Every word with kanji of a verbatim text, in order. Raises EngineError."""
    copy = normalize(text)
    analyser = engine_of(lexicon, engine)
    found = []
    for begin, _, piece in between_blanks(in_dictionary_form(copy.text)):
        start = begin
        for sign, part in signs(piece):
            words = [] if sign else list(_joined(analyser.read(part), start))
            found += [read for word in words if (read := _read(word, copy.text, copy.verbatim_span, text))]
            start += len(part)
    return found


def _joined(spoken: Sequence[Spoken], start: int) -> Iterator[_Word]:
    word: _Word | None = None
    for each in spoken:
        if word and word.takes(each):
            word.parts.append(each)
        else:
            if word:
                yield word
            word = _Word([each], start)
        start += len(each.surface)
    if word:
        yield word


def _read(word: _Word, copy: str, place: Place, verbatim: str) -> Read | None:
    """The word in the verbatim text; None where nothing of it is kanji."""
    end = word.start + sum(len(part.surface) for part in word.parts)
    parts = list(word.parts)
    start = word.start
    while parts and _DIGITS.fullmatch(parts[0].surface):
        start += len(parts.pop(0).surface)
    if start >= end or not HAS_KANJI.search(copy[start:end]):
        return None
    begin, last = place(start, end)
    whole = verbatim[place(word.start, end)[0] : last]
    known = all(_KANA.fullmatch(part.reading) for part in parts)
    given = hiragana("".join(part.reading for part in parts)) if known else ""
    return Read(begin, last, whole, given, word.kind)
