"""What a request is about at its core: the nouns that its predicate takes, the nearest first (団地の集会所を加えて: 集会所)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.replies.gaps.reply_words import Word
    from analysis.replies.gaps.requests import Token

ARGUMENTS = 3
"""How many of them count; those farther off say under what circumstances."""
_CASES = frozenset(
    ("を", "が", "は", "も", "に", "で", "と", "へ", "から", "まで", "には", "では", "にも", "でも", "として", "について")
)
_JOINED = frozenset(("や", "と", "・", "、", "及び", "および", "並びに", "または", "又は", "とか", "かつ"))
_BESIDE = frozenset(("等", "など", "だけ", "のみ", "）", ")", "」", "』", "”"))
"""What may stand between a noun and the particle that makes it an argument."""


class Head(NamedTuple):
    """A word that a request is about, and how near to its predicate it stands: 0 for the nearest argument, then 1, 2."""

    word: Word
    distance: int


def heads(words: Sequence[Word], tokens: Sequence[Token], light: frozenset[str]) -> list[Head]:
    """The arguments of the last predicate of a part, the nearest first; nouns joined to one (AやBを) stand at its distance.

    `words` are the content words of the part, `tokens` all of its tokens. Light words (検討, 実施) are no core; where a part has
    nothing else, its last content word is.
    """
    by_start = {word.place.start: word for word in words}
    found: list[Head] = []
    distance = 0
    for place in range(len(tokens) - 1, -1, -1):
        word = by_start.get(tokens[place].start)
        if word is None or word.term in light or not tokens[place].tag.startswith("名詞") or distance >= ARGUMENTS:
            continue
        after = _after(tokens, place)
        if after in _CASES and not (after == "と" and _joins(tokens, place)):
            found.append(Head(word, distance))
            distance += 1
        elif found and _joins(tokens, place):
            found.append(Head(word, found[-1].distance))
    plain = [word for word in words if word.term not in light]
    return found or [Head(word, 0) for word in plain[-1:]]


def _after(tokens: Sequence[Token], place: int) -> str:
    """The word behind a noun, past what may stand between."""
    following = place + 1
    while following < len(tokens) and tokens[following].surface in _BESIDE:
        following += 1
    return tokens[following].surface if following < len(tokens) else ""


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun is joined to another noun behind it: 駐輪場と農具置き場."""
    after = _after(tokens, place)
    return (
        after in _JOINED
        and any(each.tag.startswith("名詞") for each in tokens[place + 2 : place + 4])
        and not _is_case(tokens, place)
    )


def _is_case(tokens: Sequence[Token], place: int) -> bool:
    """Whether と behind a noun is the particle of a predicate (大学と協力), told by the tokeniser."""
    return place + 1 < len(tokens) and tokens[place + 1].surface == "と" and tokens[place + 1].tag.startswith("助詞,格助詞")
