"""Differences: planted ones are found, and shuffled labels show none, at the sizes of the first consultation and of larger ones.

Each round takes the themes (or words) of the real comments, and shuffles which group each comment belongs to. What is called
clear then is false. A planted theme (or word) is then set by chance: in one group as often as `here` says, elsewhere as often as
`elsewhere` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.library import open_library
from analysis.statistics.groups.theme_counts import ThemePresence, theme_by, theme_presence
from analysis.statistics.groups.theme_differences import theme_differences
from analysis.statistics.matrix import DocumentTermMatrix
from analysis.statistics.words.distinct import clear, with_chances
from analysis.statistics.words.keyness import log_odds
from analysis.statistics.words.word_kinds import of_kinds
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.corpus import Corpus

    Screen = Callable[[Corpus, np.ndarray, np.ndarray, int], tuple[bool, bool]]

ROUNDS = 200
AIM_FOUND, AIM_FALSE = 0.80, 0.05


@dataclass(frozen=True)
class Planted:
    """How often a theme or word stands in the comments of one group and of all others; how many copies the document has."""

    here: float
    elsewhere: float
    copies: int = 1


PLANTED = (Planted(0.5, 0.05), Planted(0.6, 0.05), Planted(0.35, 0.1, copies=5), Planted(0.25, 0.1, copies=10))
GROUP = "柱Ⅰ"


@dataclass
class Tally:
    """Rounds; those in which shuffled labels showed anything; those in which the planted one was found."""

    rounds: int = 0
    false: int = 0
    found: int = 0


def print_differences(*, rounds: int = ROUNDS) -> None:
    corpus = open_library(ROOT / "data").corpora["nerima-2023"]
    print(f"Differences between groups, {rounds} rounds each      comments  group    planted   found  false (shuffled)")
    for planted in PLANTED:
        for what, screen in (("theme × pillar", themes_round), ("words of a pillar", words_round)):
            tally = measured(corpus, planted, screen, rounds=rounds)
            n = len(corpus.consultation.comments) * planted.copies
            group = int((corpus.consultation.comments["pillar"] == GROUP).sum()) * planted.copies
            effect = f"{planted.here:.0%} : {planted.elsewhere:.0%}"
            print(
                f"  {what:50} {n:6,} {group:6,}  {effect:>10}  {tally.found / rounds:6.1%}  {tally.false / rounds:6.1%}",
                flush=True,
            )
    print(f"  aims: found at least {AIM_FOUND:.0%}, false at most {AIM_FALSE:.0%} of the rounds\n")


def measured(corpus: Corpus, planted: Planted, screen: Screen, *, rounds: int, seed: int = 0) -> Tally:
    """Run so many rounds, each with its own shuffled labels and its own planted theme or word."""
    rng, tally = np.random.default_rng(seed), Tally()
    labels = np.tile(corpus.consultation.comments["pillar"].to_numpy(), planted.copies)
    for _ in range(rounds):
        shuffled = rng.permutation(labels)
        odds = np.where(shuffled == GROUP, planted.here, planted.elsewhere)
        false, found = screen(corpus, shuffled, rng.random(len(labels)) < odds, planted.copies)
        tally.rounds += 1
        tally.false += false
        tally.found += found
    return tally


def themes_round(corpus: Corpus, labels: np.ndarray, planted: np.ndarray, copies: int) -> tuple[bool, bool]:
    """Whether shuffled labels show a difference of a real theme, and whether the planted theme is found in its group."""
    codes = [theme.code for theme in corpus.themes if not theme.pillars]
    real = theme_presence(corpus.assignments, codes, len(corpus.consultation.comments))
    grid = np.tile(real.opinion, (copies, 1))
    groups = pd.Series(pd.Categorical(labels))
    empty = np.zeros_like(grid)
    alone = theme_differences(theme_by(ThemePresence(tuple(codes), grid, empty), codes, groups))
    both = np.column_stack([grid, planted])
    beside = ThemePresence((*codes, "planted"), both, np.zeros_like(both))
    found = theme_differences(theme_by(beside, list(beside.codes), groups))
    hit = found[(found["row"] == "planted") & (found["column"] == GROUP)]
    return bool(alone["clear"].any()), bool(hit["clear"].iloc[0] and hit["more"].iloc[0])


def words_round(corpus: Corpus, labels: np.ndarray, planted: np.ndarray, copies: int) -> tuple[bool, bool]:
    """Whether shuffled labels show a real word as clear for the group, and whether the planted word is found."""
    matrix = repeated(corpus.matrix("opinion"), copies)
    target, reference = np.flatnonzero(labels == GROUP), np.flatnonzero(labels != GROUP)
    scored = of_kinds(log_odds(matrix, target, reference))
    here, there = int(planted[target].sum()), int(planted[reference].sum())
    extra = scored.head(1).assign(term="planted", target_documents=here, reference_documents=there)
    found = with_chances(pd.concat([scored, extra], ignore_index=True))
    hit = clear(found)
    return not clear(with_chances(scored)).empty, bool((hit["term"] == "planted").any())


def repeated(matrix: DocumentTermMatrix, copies: int) -> DocumentTermMatrix:
    """The matrix of the same comments several times over: a larger document with as many words."""
    starts = [matrix.indptr[1:] + each * matrix.indptr[-1] for each in range(copies)]
    return DocumentTermMatrix(
        np.concatenate([[0], *starts]), np.tile(matrix.indices, copies), np.tile(matrix.data, copies), matrix.terms, matrix.field
    )


if __name__ == "__main__":
    print_differences()
