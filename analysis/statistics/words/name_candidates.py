"""Runs of nouns that may be names of things, ranked so that a person finds those worth a place in the dictionary (C-value)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

from analysis.language.compounds import noun_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.schema import NameCandidates

    Words = tuple[str, ...]

FEWEST = 2
"""Occurrences of a candidate at least: what stands there once, no count needs whole."""
LONGEST = 8
"""Words of a run that is looked through; longer ones are lists of things rather than names."""
SUFFIX = "名詞,接尾"
"""A name does not begin with one: 化計画 of 緑化計画."""


class _Run(NamedTuple):
    """A run of nouns: where it stands, and its words with their places in the text."""

    row: int
    field: str
    words: Words
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    suffixes: tuple[bool, ...]


def name_candidates(tokens: DataFrame[schema.Tokens], rows: Iterable[int] | None = None) -> DataFrame[NameCandidates]:
    """Sequences of two nouns or more, in the comments at `rows` (all when None), by how much they behave like one word.

    One row is a candidate: term, words (how many), term_frequency, document_frequency, longer (different candidates that hold
    it), c_value, and row, field, start, end of its first occurrence; highest value first, ties by term.

    C-value (Frantzi, Ananiadou and Mima 2000, equation 3): log2 of its words times its occurrences, from which the mean of
    the occurrences of the longer candidates around it is taken. A term of the dictionary is one word already and no candidate.
    """
    runs = list(_runs(tokens, rows))
    found = {
        words: count for words, count in Counter(part for run in runs for part, _, _ in _parts(run)).items() if count >= FEWEST
    }
    longer: dict[Words, list[int]] = defaultdict(list)
    for words, count in found.items():
        for part in set(_inside(words)) & found.keys():
            longer[part].append(count)
    comments, first = _places(runs, found)
    records = [
        (
            "".join(words),
            len(words),
            count,
            comments[words],
            len(longer[words]),
            round(math.log2(len(words)) * (count - (sum(longer[words]) / len(longer[words]) if longer[words] else 0.0)), 3),
            *first[words],
        )
        for words, count in found.items()
    ]
    return _table(records)


def _runs(tokens: pd.DataFrame, rows: Iterable[int] | None) -> Iterator[_Run]:
    """Runs of two nouns or more."""
    chosen = tokens if rows is None else tokens[tokens["row"].isin(list(rows))]
    if chosen.empty:
        return
    run = noun_runs(cast("DataFrame[schema.Tokens]", chosen.reset_index(drop=True)))
    edges = np.flatnonzero(np.r_[True, run[1:] != run[:-1], True])
    lemmas, fields, tags = (chosen[name].astype("str").tolist() for name in ("lemma", "field", "pos_detail"))
    places, starts, ends = (chosen[name].tolist() for name in ("row", "start", "end"))
    for begin, end in pairwise(edges.tolist()):
        if 1 < end - begin <= LONGEST:
            part = slice(begin, end)
            suffixes = tuple(tag.startswith(SUFFIX) for tag in tags[part])
            yield _Run(places[begin], fields[begin], tuple(lemmas[part]), tuple(starts[part]), tuple(ends[part]), suffixes)


def _parts(run: _Run) -> Iterator[tuple[Words, int, int]]:
    """Every part of a run that may be a name, with the places of its first and last word."""
    for begin in range(len(run.words)):
        if not run.suffixes[begin]:
            for end in range(begin + 2, len(run.words) + 1):
                yield run.words[begin:end], begin, end - 1


def _inside(words: Words) -> Iterator[Words]:
    """Shorter sequences of two words or more within one."""
    for length in range(2, len(words)):
        for begin in range(len(words) - length + 1):
            yield words[begin : begin + length]


def _places(runs: Iterable[_Run], found: Mapping[Words, int]) -> tuple[dict[Words, int], dict[Words, tuple[int, str, int, int]]]:
    """Candidate → comments that have it, and the place of its first occurrence."""
    rows: dict[Words, set[int]] = defaultdict(set)
    first: dict[Words, tuple[int, str, int, int]] = {}
    for run in runs:
        for words, begin, last in _parts(run):
            if words in found:
                rows[words].add(run.row)
                first.setdefault(words, (run.row, run.field, run.starts[begin], run.ends[last]))
    return {words: len(given) for words, given in rows.items()}, first


def _table(records: list[tuple[str, int, int, int, int, float, int, str, int, int]]) -> DataFrame[NameCandidates]:
    names = ("term", "words", "term_frequency", "document_frequency", "longer", "c_value", "row", "field", "start", "end")
    whole = ("words", "term_frequency", "document_frequency", "longer", "row", "start", "end")
    types = {name: "int64" if name in whole else "float64" if name == "c_value" else "str" for name in names}
    table = pd.DataFrame(records, columns=list(names)).astype(types)
    # Two ways to cut one name (特別・養護 and 特別養護) are one candidate: the one that is worth more.
    ranked = table.sort_values(["c_value", "term", "words"], ascending=[False, True, True], kind="stable", ignore_index=True)
    return cast("DataFrame[NameCandidates]", ranked.drop_duplicates("term", ignore_index=True))
