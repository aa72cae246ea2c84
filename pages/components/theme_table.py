"""The themes of a consultation as the pages need them: which belong to a pillar, who speaks of what, and by which words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.statistics.theme_counts import ThemePresence, sides, theme_presence, without_theme

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from analysis.themes.codebook import Theme
    from numpy.typing import NDArray

    from analysis.library import Corpus

PLACE = ["row", "field", "start", "end"]


@lru_cache(maxsize=16)
def presence(corpus: Corpus) -> ThemePresence:
    """Which comments have which themes."""
    return theme_presence(corpus.assignments, [theme.code for theme in corpus.themes], len(corpus.consultation.comments))


def of_pillar(corpus: Corpus, pillar: str) -> tuple[Theme, ...]:
    """The themes that divide one pillar, in the codebook's order."""
    return tuple(theme for theme in corpus.themes if theme.pillar == pillar)


def cross_cutting(corpus: Corpus) -> tuple[Theme, ...]:
    """The themes that run through all pillars."""
    return tuple(theme for theme in corpus.themes if not theme.pillar)


def idea(corpus: Corpus, pillar: str) -> list[str]:
    """Codes by which a comment counts as speaking of a pillar's subject."""
    return [theme.code for theme in of_pillar(corpus, pillar)]


def evidence(corpus: Corpus, codes: list[str], *, field: str = "both") -> pd.DataFrame:
    """Places in the texts that some themes were found by: row, field, start, end."""
    table = corpus.assignments
    table = table[table["theme"].isin(codes)]
    return (table if field == "both" else table[table["field"] == field])[PLACE]


def sides_of(corpus: Corpus, target: str, reference: str) -> pd.Series[str]:
    """Which of two pillars' subjects each comment's opinion speaks of, by position."""
    grid = presence(corpus)
    here, there = (grid.opinion[:, grid.columns(idea(corpus, pillar))] for pillar in (target, reference))
    return sides(here, there)


def untouched(corpus: Corpus) -> NDArray[np.intp]:
    """Positions of the comments without a theme."""
    return without_theme(presence(corpus), [theme.code for theme in corpus.themes])
