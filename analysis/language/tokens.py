"""Comments → one row a token, with its place in the verbatim text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.language.negation import negated
from analysis.language.normalize import normalize
from analysis.language.parts_of_speech import screen_part_of_speech
from analysis.language.tokenizer import Morpheme, morphemes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.language.lexicon import Lexicon

FIELDS = ("opinion", "reply")
_SENTENCE_END = frozenset("。!?！？")
_NUMBERS = ("row", "position", "sentence", "start", "end")
_CATEGORIES = ("surface", "lemma", "term", "pos", "pos_detail")


@dataclass
class _Columns:
    """The table while it grows: plain lists, since an object a token would cost more than finding the token."""

    row: list[int] = field(default_factory=list)
    field_code: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    surface: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    pos_detail: list[str] = field(default_factory=list)
    negated: list[bool] = field(default_factory=list)


def tokenize_comments(comments: pd.DataFrame, lexicon: Lexicon) -> DataFrame[schema.Tokens]:
    """Tokenise opinion and reply of each comment; rows are counted from the top of the table given."""
    columns = _Columns()
    texts = {name: comments[name].tolist() for name in FIELDS}
    for row in range(len(comments)):
        for code, name in enumerate(FIELDS):
            text = texts[name][row]
            if isinstance(text, str):
                _add(columns, row, code, text, lexicon)
    return _table(columns, lexicon)


def placed_morphemes(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Morpheme]]:
    """Tokens of a verbatim text with start and end in it; between them is white space only.

    Tokens that share one verbatim character (㈱ → 株) are given as one.
    """
    normal = normalize(text)
    held: tuple[int, int, Morpheme] | None = None
    cursor = 0
    for morpheme in whole_terms(morphemes(normal.text, lexicon), lexicon):
        at = normal.text.index(morpheme.surface, cursor)
        cursor = at + len(morpheme.surface)
        if not morpheme.surface.strip():
            continue
        start, end = normal.verbatim_span(at, cursor)
        if held is not None and start < held[1]:
            held = (held[0], max(end, held[1]), _joined(held[2], morpheme))
            continue
        if held is not None:
            yield held
        held = (start, end, morpheme)
    if held is not None:
        yield held


def whole_terms(found: list[Morpheme], lexicon: Lexicon) -> list[Morpheme]:
    """Join neighbours that together are a term of the lexicon, the longest one first.

    The costs of the dictionary keep nearly every term whole; a long term whose parts are terms too (町会 and 自治会 in 町会・自治会) can still
    come apart, because a cost has only 16 bits.
    """
    whole: list[Morpheme] = []
    place = 0
    while place < len(found):
        end = _longest_term(found, place, lexicon)
        whole.append(found[place] if end == place + 1 else _term(found[place:end], lexicon))
        place = end
    return whole


def _longest_term(found: list[Morpheme], place: int, lexicon: Lexicon) -> int:
    """End of the longest term that starts at a token and ends with one; the next token where there is none."""
    text, end, longest = found[place].surface, place + 1, place + 1
    while text in lexicon.beginnings and end < len(found):
        text += found[end].surface
        end += 1
        if text in lexicon.terms:
            longest = end
    return longest


def _term(parts: list[Morpheme], lexicon: Lexicon) -> Morpheme:
    surface = "".join(part.surface for part in parts)
    return Morpheme(surface, lexicon.tags[surface], "*", surface)


def _joined(first: Morpheme, second: Morpheme) -> Morpheme:
    return Morpheme(first.surface + second.surface, second.tag, second.inflection, first.lemma + second.lemma)


def _add(columns: _Columns, row: int, code: int, text: str, lexicon: Lexicon) -> None:
    placed = list(placed_morphemes(text, lexicon))
    sentence, end_before = 0, 0
    columns.negated += negated([morpheme for _, _, morpheme in placed])
    for position, (start, end, morpheme) in enumerate(placed):
        if position and ("\n" in text[end_before:start] or placed[position - 1][2].surface[-1] in _SENTENCE_END):
            sentence += 1
        end_before = end
        columns.row.append(row)
        columns.field_code.append(code)
        columns.position.append(position)
        columns.sentence.append(sentence)
        columns.start.append(start)
        columns.end.append(end)
        columns.surface.append(text[start:end])
        columns.lemma.append(morpheme.lemma)
        columns.pos_detail.append(morpheme.tag)


def _table(columns: _Columns, lexicon: Lexicon) -> DataFrame[schema.Tokens]:
    heads = lexicon.heads
    data: dict[str, Any] = {
        "row": columns.row,
        "field": pd.Categorical.from_codes(np.array(columns.field_code, dtype=np.int8), dtype=pd.CategoricalDtype(list(FIELDS))),
        **{name: getattr(columns, name) for name in _NUMBERS[1:]},
        "surface": columns.surface,
        "lemma": columns.lemma,
        "term": [heads.get(lemma, lemma) for lemma in columns.lemma],
        "pos": [screen_part_of_speech(tag) for tag in columns.pos_detail],
        "pos_detail": columns.pos_detail,
        "negated": np.array(columns.negated, dtype=bool),
    }
    table = pd.DataFrame(data).astype({name: "int32" for name in _NUMBERS})
    table = table.astype({name: pd.CategoricalDtype(sorted(set(table[name]))) for name in _CATEGORIES})
    stopped = table["term"].isin(lexicon.stop_words) | table["lemma"].isin(lexicon.stop_words)
    return table.assign(stop=stopped.to_numpy(bool))  # type: ignore[return-value]  # the columns are schema.Tokens, tested
