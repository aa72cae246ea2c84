"""Comments → one row a token, with its place in the verbatim text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.language.columns import Columns, as_written, placed
from analysis.language.engines.engine import in_dictionary_form
from analysis.language.engines.plain_texts import plain_forms
from analysis.language.engines.tokenizer import engine_of
from analysis.language.morphemes import BEGINS_TERM, CLOSES, ENDS_SENTENCE, INSIDE_TERM, NEGATES, Morpheme, Morphemes
from analysis.language.names.place_names import place_names
from analysis.language.negation import AFTER, BEFORE, turned_by
from analysis.language.normalize import Normalized, normalize
from analysis.language.parts_of_speech import screen_part_of_speech
from analysis.language.suffixed import suffixed
from analysis.language.terms import joins, may_go_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.language.engines.engine import Engine
    from analysis.language.lexicon import Lexicon

    Integers = NDArray[np.int32]
    Piece = tuple[int, int, bool, bool]

FIELDS = ("opinion", "reply")
_WORD = re.compile(r"\S+")
SIGN = re.compile(
    r"(?:https?：／／|www．)[!-~！-～−〜＿￥”’]+(?<![．，、）」；：！？])|[\w．+−]+＠[A-Za-z0-9−]+(?:．[A-Za-z0-9−]+)+|※",
    re.ASCII | re.IGNORECASE,
)
"""What is one sign: an address of a page or of mail in dictionary form, where signs have full width (a full stop at its end is
not of it), and each sign that no dictionary has, which in that form is ※."""
_SPACED = re.compile(r"[!-~]\s|\s[!-~]")
"""Blanks beside letters and digits, which a term may leave out."""
_NEW_LINE = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, eq=False)
class Tokenized:
    """The tokens of many texts; one place in each array is a token."""

    text: Integers
    """Position of its text among the texts given."""
    position: Integers
    sentence: Integers
    start: Integers
    end: Integers
    kind: Integers
    """Place of its morpheme in `morphemes`."""
    negated: NDArray[np.bool_]
    morphemes: Sequence[Morpheme]

    def __len__(self) -> int:
        return len(self.kind)


def tokenize_texts(texts: Iterable[object], lexicon: Lexicon, *, engine: str = "janome") -> Tokenized:
    """Tokenise verbatim texts; what is not a string (a missing text) has no tokens.

    Tokens are in order and do not overlap; between them is white space only. Raises EngineError.
    """
    analyser = engine_of(lexicon, engine)
    met = analyser.met
    columns, copies, verbatim = _found(texts, analyser)
    columns = columns.joined(_terms(columns, met))
    columns = columns.joined(place_names(columns, met))
    columns = placed(columns.joined(suffixed(columns, met)), copies, met)
    first = np.flatnonzero(np.diff(columns.text, prepend=-1))
    before = np.repeat(first, np.diff(first, append=len(columns.text)))  # the first token of each token's text
    position = (np.arange(len(before)) - before).astype(np.int32)
    sentence, negated = _sentences(columns, before, met), _negated(columns, before, met)
    columns = as_written(columns, verbatim, met)
    return Tokenized(columns.text, position, sentence, columns.start, columns.end, columns.kind, negated, met.all)


def _found(texts: Iterable[object], analyser: Engine) -> tuple[Columns, dict[int, Normalized], dict[int, str]]:
    """What the tokenizer finds in each text, with the copies it was given where places differ and the texts that differ from
    their copies."""
    strings = [text if isinstance(text, str) else "" for text in texts]
    parts: list[str] = []
    pieces: list[Piece] = []
    copies: dict[int, Normalized] = {}
    verbatim: dict[int, str] = {}
    for index, (text, plain) in enumerate(zip(strings, plain_forms(strings), strict=True)):
        if not text:  # most replies of a consultation without replies
            continue
        if plain:
            form, found = plain, [(0, False, False, plain)]
        else:
            copy = normalize(text)
            form = in_dictionary_form(copy.text)
            found = list(_parts(form))
        if form != text or (not plain and _SPACED.search(form)):
            verbatim[index] = text
            if not plain:
                copies[index] = copy
        pieces += [(index, start, line, sign) for start, line, sign, _ in found]
        parts += [part for *_, part in found]
    return _columns(parts, pieces, analyser), copies, verbatim


def _parts(form: str) -> Iterator[tuple[int, bool, bool, str]]:
    """What is looked up alone: where it begins, whether on a new line, whether it is one sign, and itself."""
    for start, line, word in between_blanks(form):
        place = start
        for sign, part in signs(word):
            yield place, line and place == start, sign, part
            place += len(part)


def signs(word: str) -> Iterator[tuple[bool, str]]:
    """Part a piece of text into what is one sign (true) and what is not; put together they are the piece."""
    end = 0
    for found in SIGN.finditer(word):
        if found.start() > end:
            yield False, word[end : found.start()]
        yield True, found.group()
        end = found.end()
    if end < len(word):
        yield False, word[end:]


def between_blanks(text: str) -> Iterable[tuple[int, bool, str]]:
    """The pieces of a text between its blanks: where each begins, whether on a new line, and itself."""
    if _WORD.fullmatch(text):  # nearly always
        return [(0, False, text)]
    ends = [0, *(match.end() for match in _WORD.finditer(text))]
    return [
        (match.start(), _NEW_LINE.search(text, end, match.start()) is not None, match.group())
        for end, match in zip(ends, _WORD.finditer(text), strict=False)
    ]


def _columns(parts: Sequence[str], pieces: list[Piece], analyser: Engine) -> Columns:
    """Places of tokens, from the lengths of their surfaces and the places of the parts they fill; nothing in a sign is a word."""
    text, begin, line, sign = np.array(pieces, dtype=np.int32).reshape(-1, 4).T
    met, is_sign = analyser.met, sign.astype(np.bool_)
    kind, counts = analyser.numbers([part for part, each in zip(parts, is_sign.tolist(), strict=True) if not each])
    own = [met.number(Morpheme(parts[place], "記号,一般,*,*", "*", parts[place])) for place in np.flatnonzero(is_sign).tolist()]
    count = np.ones(len(parts), dtype=np.int32)
    count[~is_sign] = counts
    first = np.cumsum(count) - count
    if own:
        signs_at, words = first[is_sign], kind
        kind = np.empty(int(count.sum()), dtype=np.int32)
        kind[np.repeat(~is_sign, count)] = words
        kind[signs_at] = own
    length = met.lengths[kind]
    end = np.cumsum(length, dtype=np.int32)
    end += np.repeat(begin - (end[first] - length[first]), count)
    lines = np.zeros(len(kind), dtype=bool)
    lines[first] = line.astype(bool)
    return Columns(np.repeat(text, count), end - length, end, kind, lines)


def _terms(columns: Columns, met: Morphemes) -> Iterator[tuple[int, int, int]]:
    """Spans of tokens that together are a term, and its morpheme."""
    marks = met.marks[columns.kind]
    may_begin = (marks[:-1] & BEGINS_TERM > 0) & (marks[1:] & INSIDE_TERM > 0) & (columns.text[:-1] == columns.text[1:])
    places = np.flatnonzero(may_begin)
    if len(places):
        yield from joins(places[may_go_on(places, columns, met)].tolist(), columns, met)


def _sentences(columns: Columns, before: NDArray[np.intp], met: Morphemes) -> Integers:
    """Number of the sentence in its text: a new one after 。！？ (or the closing bracket after it) and on a new line."""
    marks = met.marks[columns.kind]
    ends, closes = marks & ENDS_SENTENCE > 0, marks & CLOSES > 0
    begins = columns.line.copy()
    begins[1:] |= ends[:-1] & ~(ends | closes)[1:]
    begins[before] = False
    number = np.cumsum(begins, dtype=np.int32)
    return number - number[before]


def _negated(columns: Columns, before: NDArray[np.intp], met: Morphemes) -> NDArray[np.bool_]:
    negated = np.zeros(len(columns.kind), dtype=bool)
    for place in np.flatnonzero(met.marks[columns.kind] & NEGATES).tolist():
        begin = max(int(before[place]), place - BEFORE)
        around = [met.all[kind] for kind in columns.kind[begin : place + 1 + AFTER].tolist()]
        for turned in turned_by(around, place - begin):
            negated[begin + turned] ^= True  # not negated when turned twice
    return negated


def tokenize_comments(comments: pd.DataFrame, lexicon: Lexicon, *, engine: str = "janome") -> DataFrame[schema.Tokens]:
    """Tokenise opinion and reply of each comment; rows are counted from the top of the table given. Raises EngineError."""
    texts = zip(*(comments[name].tolist() for name in FIELDS), strict=True)
    return tokens_table(tokenize_texts(chain.from_iterable(texts), lexicon, engine=engine), lexicon)


def tokens_table(found: Tokenized, lexicon: Lexicon) -> DataFrame[schema.Tokens]:
    """Tokens of texts that are opinion and reply in turn, as a table."""
    kinds = np.flatnonzero(np.bincount(found.kind))
    morphemes = [found.morphemes[kind] for kind in kinds.tolist()]
    local = np.zeros(int(kinds[-1]) + 1 if len(kinds) else 0, dtype=np.int32)
    local[kinds] = np.arange(len(kinds))
    kind = local[found.kind]
    terms = [lexicon.head(morpheme.lemma) for morpheme in morphemes]
    stops = [term in lexicon.stop_words or each.lemma in lexicon.stop_words for term, each in zip(terms, morphemes, strict=True)]
    table = {
        "row": found.text // 2,
        "field": pd.Categorical.from_codes((found.text % 2).astype(np.int8), categories=pd.Index(FIELDS, dtype="str")),
        "position": found.position,
        "sentence": found.sentence,
        "start": found.start,
        "end": found.end,
        "surface": _coded([each.surface for each in morphemes], kind),
        "lemma": _coded([each.lemma for each in morphemes], kind),
        "term": _coded(terms, kind),
        "pos": _coded([screen_part_of_speech(each.tag) for each in morphemes], kind),
        "pos_detail": _coded([each.tag for each in morphemes], kind),
        "negated": found.negated,
        "stop": np.array(stops, dtype=bool)[kind],
    }
    return pd.DataFrame(table)  # type: ignore[return-value]  # the columns are schema.Tokens, tested


def _coded(values: Sequence[str], kind: Integers) -> pd.Categorical:
    """The value of each token's kind; categories are sorted."""
    categories = sorted(set(values))
    place = {value: code for code, value in enumerate(categories)}
    codes = np.array([place[value] for value in values], dtype=np.int32)
    return pd.Categorical.from_codes(codes[kind], categories=pd.Index(categories, dtype="str"))
