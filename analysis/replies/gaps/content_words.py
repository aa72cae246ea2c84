"""The words of opinions and replies that say what they are about, weighed by how rare they are in the document."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from analysis.replies.gaps.reply_words import Word
from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from pandera.typing.pandas import DataFrame

    from analysis import schema

_SHARES = {"名詞": 1.0, "固有名詞": 1.0, "サ変名詞": 1.0, "動詞": 0.3, "形容詞": 0.3, "形容動詞": 0.3, "副詞": 0.2}
"""Part of speech → how much it says about the matter."""
_EMPTY = ("名詞,非自立", "名詞,接尾", "名詞,代名詞", "名詞,数", "動詞,非自立", "動詞,接尾", "形容詞,非自立")
_LIGHT = 0.1


def content_words(tokens: DataFrame[schema.Tokens], light: Collection[str]) -> dict[tuple[int, str], list[Word]]:
    """(row, field) → its content words in order, with their weights from 0 to 1; stop words are left out.

    The weight is the inverse document frequency log((n+1)/(df+½)) over its largest value, opinions and replies each a document,
    times the share of the part of speech; light words weigh a tenth.
    """
    kept = tokens[tokens["pos"].isin(list(_SHARES)) & ~tokens["stop"]]
    kept = kept[~kept["pos_detail"].astype("str").str.startswith(_EMPTY)]
    columns = (kept[name].tolist() for name in ("row", "field", "start", "end", "term", "pos"))
    rows = list(zip(*columns, strict=True))
    texts = len({(row, field) for row, field, *_ in rows})
    frequency = Counter(term for _, _, term in {(row, field, term) for row, field, _, _, term, _ in rows})
    words: dict[tuple[int, str], list[Word]] = {}
    for row, field, start, end, term, pos in rows:
        rarity = math.log((texts + 1) / (frequency[term] + 0.5)) / math.log((texts + 1) / 0.5)
        weight = rarity * _SHARES[pos] * (_LIGHT if term in light else 1)
        words.setdefault((row, field), []).append(Word(term, Span(start, end), weight))
    return words
