"""Groups of sentences that say the same in nearly the same words, found without comparing all with all."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

GRAM = 3
"""Characters in a row that two sentences have in common or not."""
LEAST_JACCARD = 0.6
LEAST_CONTAINED = 0.85
LEAST_GRAMS = 18
"""Trigrams that a text has at least to be sought inside a longer one: 「今後も支援していきます」 is in half of all sentences."""
RUN, LEAST_RUN = 24, 0.65
"""Characters in a row that two sentences share, and the part of the shorter one that they are: 手続の申請件数に係わらず、 and
働く世代などが、 before 42 same letters. The name of a plan (18 letters) is no shared sentence, nor is half of one."""
_PREFIX = 2 * LEAST_JACCARD / (1 + LEAST_JACCARD)
"""What any pair shares at least of the shorter one: a Jaccard index of j asks for 2j/(1+j) of it."""


class Likeness(NamedTuple):
    """How a sentence belongs to its group: the number of the sentence that leads it, and the likeness to that one (1: equal)."""

    leader: int
    similarity: float


def likenesses(texts: Sequence[str]) -> list[Likeness]:
    """For each of some different texts, the first text before it that it is like; itself where there is none.

    Two texts are alike when the sets of their character trigrams have a Jaccard index of LEAST_JACCARD, when the longer one
    contains LEAST_CONTAINED of the shorter (which has LEAST_GRAMS), or when they share a run of RUN characters that is LEAST_RUN
    of the shorter. Everyone is compared with leaders only, so that a chain of
    small differences does not join what has nothing in common, and a thousand wordings of one form do not make a million pairs.
    The closest leader counts, the first of equals. Source of the filter: Bayardo, Ma & Srikant, Scaling up all pairs similarity
    search (WWW 2007): two sets that share enough share one of the rarest members of the smaller.
    """
    grams = [_grams(text) for text in texts]
    rarity = Counter(gram for each in grams for gram in each)
    whole: defaultdict[str, list[int]] = defaultdict(list)
    rarest: defaultdict[str, list[int]] = defaultdict(list)
    runs: defaultdict[str, list[int]] = defaultdict(list)
    found: list[Likeness] = []
    for number, each in enumerate(grams):
        prefix = _prefix(each, rarity)
        candidates = {leader for gram in prefix for leader in whole[gram]} | {leader for gram in each for leader in rarest[gram]}
        candidates |= {leader for run in _runs(texts[number]) for leader in runs[run]}
        scored = ((_likeness((texts[number], each), (texts[leader], grams[leader])), -leader) for leader in candidates)
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            found.append(Likeness(-best[1], best[0]))
            continue
        found.append(Likeness(number, 1.0))
        for gram in each:
            whole[gram].append(number)
        for gram in prefix:
            rarest[gram].append(number)
        for run in _runs(texts[number]):
            runs[run].append(number)
    return found


def differing_spans(text: str, other: str, *, least: int = 1) -> list[Span]:
    """Places of a text that stand otherwise, or not at all, in another; fewer than `least` same letters do not part them."""
    blocks = SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks()
    same = [Span(block.a, block.a + block.size) for block in blocks if block.size >= least]
    edges = [0, *(edge for place in same for edge in place), len(text)]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def common_run(text: str, other: str) -> str:
    """The longest stretch of a text that another has too, the first of equals."""
    found = SequenceMatcher(None, text, other, autojunk=False).find_longest_match()
    return text[found.a : found.a + found.size]


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + GRAM] for place in range(max(1, len(text) - GRAM + 1)))


def _runs(text: str) -> set[str]:
    return {text[place : place + RUN] for place in range(len(text) - RUN + 1)}


def _prefix(grams: frozenset[str], rarity: Counter[str]) -> list[str]:
    """The rarest members, so many that whoever shares enough of the set has one of them."""
    rarest_first = sorted(sorted(grams), key=rarity.__getitem__)
    return rarest_first[: len(grams) - math.ceil(_PREFIX * len(grams)) + 1]


def _likeness(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> float:
    """The likeness of two texts with their trigrams: by these, else by the longest run they share; 0 where it is not enough."""
    by_grams = _similarity(one[1], other[1])
    if by_grams or min(len(one[0]), len(other[0])) < RUN:
        return by_grams
    run = len(common_run(one[0], other[0]))
    share = run / min(len(one[0]), len(other[0]))
    return share * LEAST_JACCARD if run >= RUN and share >= LEAST_RUN else 0.0


def _similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard index where it is enough; a little less than enough where only the shorter one is in the longer; else 0."""
    both, shorter = len(one & other), min(len(one), len(other))
    jaccard = both / (len(one) + len(other) - both)
    if jaccard >= LEAST_JACCARD:
        return jaccard
    contained = both / shorter
    return contained * LEAST_JACCARD if contained >= LEAST_CONTAINED and shorter >= LEAST_GRAMS else 0.0
