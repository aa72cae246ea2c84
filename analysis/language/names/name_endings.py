"""Where a name ends among adjacent nouns, and what a name may hold besides nouns; the endings are data."""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Booleans = NDArray[np.bool_]

TABLE = Path(__file__).parents[3] / "data" / "lexicon" / "name_endings.csv"
ANY, LAW = "any", "law"
_EXACT, _TAIL, _LAST = 1, 2, 4
"""A word is an ending, ends in one, ends with the last letter of one."""
_INSIDE = {"等": ANY, "・": LAW}
"""What a name may hold between two nouns, and the kind of ending that it then has: まん延防止等重点措置, 子ども・子育て支援法."""


@lru_cache(maxsize=1)
def endings() -> dict[str, tuple[str, ...]]:
    """Kind → endings, and under ANY all of them."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[str, list[str]] = {ANY: []}
    for row in csv.DictReader(lines):
        found[ANY].append(row["ending"])
        found.setdefault(row["kind"], []).append(row["ending"])
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def _long(kind: str) -> tuple[str, ...]:
    """Endings that a part of a token may be: of more than a letter."""
    return tuple(ending for ending in endings()[kind] if len(ending) > 1)


@lru_cache(maxsize=100_000)
def _how(name: str, kind: str) -> int:
    """_EXACT and the like of a word, added up: words come again in every part of the texts."""
    long = _long(kind)
    return (
        _EXACT * (name in endings()[kind])
        | _TAIL * (name.endswith(long) and name not in long)
        | _LAST * name.endswith(tuple({ending[-1] for ending in long}))
    )


def ends_name(surfaces: pd.Series[str], joins: Booleans, kind: str = ANY) -> Booleans:
    """Whether a name may end with each token: it is an ending, or ends in one, alone or with the token that it `joins`.

    Something of the name stands before the ending: 計画 alone is no name, 基本|計画 and 教育|委員|会 are.
    """
    names, codes = surfaces.cat.categories.tolist(), surfaces.cat.codes.to_numpy()
    long = _long(kind)
    how = np.fromiter(map(_how, names, repeat(kind)), dtype=np.int8, count=len(names))[codes]
    found: Booleans = (how & _TAIL > 0) | ((how & _EXACT > 0) & joins)
    pairs = np.flatnonzero(joins & ~found & (how & _LAST > 0))
    known: dict[tuple[int, int], bool] = {}
    for place, pair in zip(pairs.tolist(), zip(codes[pairs - 1].tolist(), codes[pairs].tolist(), strict=True), strict=True):
        if pair not in known:
            whole = names[pair[0]] + names[pair[1]]
            known[pair] = whole in long or whole.endswith(long)
        found[place] = known[pair] and (joins[place - 1] or names[pair[0]] + names[pair[1]] not in long)
    return found


def names_apart(surfaces: pd.Series[str], continues: Booleans, suffix: Booleans) -> Booleans:
    """`continues` without what follows the last name of each run: 都市計画法|改正. A suffix stays with its noun."""
    ends = np.flatnonzero(ends_name(surfaces, continues))
    run = np.cumsum(~continues)
    last = ends[np.r_[run[ends][1:] != run[ends][:-1], True]] if len(ends) else ends
    after = last[last + 1 < len(continues)] + 1
    after = after[continues[after] & ~suffix[after]]
    parted = continues.copy()
    parted[after] = False
    return parted


def names_across(surfaces: pd.Series[str], continues: Booleans, nouns: Booleans, touches: Booleans) -> Booleans:
    """`continues` with names that hold 等 or ・ between nouns, where what follows ends as a name of that kind does."""
    joined = continues.copy()
    names, codes = surfaces.cat.categories, surfaces.cat.codes.to_numpy()
    starts = np.flatnonzero(np.r_[~continues, True])
    for sign, kind in _INSIDE.items():
        ends = ends_name(surfaces, continues, kind)
        for place in np.flatnonzero((names == sign)[codes]).tolist():
            if 0 < place < len(codes) - 1 and nouns[place - 1] and nouns[place + 1] and touches[place] and touches[place + 1]:
                last = int(starts[np.searchsorted(starts, place + 2)]) - 1
                if ends[last] and not ends[place - 1]:
                    joined[place : place + 2] = True
    return joined
