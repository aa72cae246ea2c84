"""The themes of a consultation as the pages need them: which belong to a pillar, who speaks of what, and by which words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from analysis.statistics.groups.theme_counts import ThemePresence, sides, theme_presence, without_theme

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.corpus import Corpus
    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View

PLACE = ["row", "field", "start", "end"]


@lru_cache(maxsize=16)
def presence(corpus: Corpus) -> ThemePresence:
    """Which comments have which themes."""
    return theme_presence(corpus.assignments, [theme.code for theme in corpus.themes], len(corpus.consultation.comments))


def ordinary(corpus: Corpus) -> tuple[Theme, ...]:
    """The themes that say what a comment is about; not those that stand for a pillar's whole subject."""
    return tuple(theme for theme in corpus.themes if not theme.idea_of)


def of_pillar(corpus: Corpus, pillar: str) -> tuple[Theme, ...]:
    """The themes that divide one pillar, in the codebook's order."""
    return tuple(theme for theme in ordinary(corpus) if pillar in theme.pillars)


def cross_cutting(corpus: Corpus) -> tuple[Theme, ...]:
    """The themes that run through all pillars."""
    return tuple(theme for theme in ordinary(corpus) if not theme.pillars)


def names_for(corpus: Corpus, pillar: str = "") -> dict[str, str]:
    """The themes that comments are described by: the pillar's own where it has any, else those that run through all pillars."""
    found = of_pillar(corpus, pillar) or cross_cutting(corpus) or ordinary(corpus)
    return {theme.code: theme.name for theme in found}


def own_ideas(corpus: Corpus, pillar: str) -> tuple[Theme, ...]:
    """The rules that say when a comment speaks of a pillar's subject as a whole."""
    return tuple(theme for theme in corpus.themes if theme.idea_of == pillar)


def ideas(corpus: Corpus, pillar: str) -> tuple[Theme, ...]:
    """The themes by which a comment counts as speaking of a pillar's subject: the rules for that, else the pillar's themes."""
    return own_ideas(corpus, pillar) or of_pillar(corpus, pillar)


def subject(view: View, pillar: str) -> str:
    """What a pillar is about, in as few words as its name allows: 「柱Ⅱ DX」 → 「DX」."""
    first, _, rest = view.pillars[pillar].partition(" ")
    return rest or first


def draw_pair(view: View) -> tuple[str, str]:
    """Draw the choice of the two pillars that the page compares; gives them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        for label, key in (("柱", "target"), ("比べる柱", "reference")):
            st.selectbox(
                view.say(label),
                list(view.pillars),
                format_func=view.pillars.__getitem__,
                key=key,
                persist_state="session",
                width=220,
            )
    return view.value("target"), view.value("reference")


def evidence(corpus: Corpus, codes: list[str], *, field: str = "both") -> pd.DataFrame:
    """Places in the texts that some themes were found by: row, field, start, end."""
    table = corpus.assignments
    table = table[table["theme"].isin(codes)]
    return (table if field == "both" else table[table["field"] == field])[PLACE]


@lru_cache(maxsize=64)
def sides_of(corpus: Corpus, target: str, reference: str) -> pd.Series[str]:
    """Which of two pillars' subjects each comment's opinion speaks of, by position."""
    grid = presence(corpus)
    codes = ([theme.code for theme in ideas(corpus, pillar)] for pillar in (target, reference))
    here, there = (grid.opinion[:, grid.columns(each)] for each in codes)
    return sides(here, there)


@lru_cache(maxsize=64)
def untouched(corpus: Corpus, pillar: str = "") -> NDArray[np.intp]:
    """Positions of the comments whose opinion has no theme; of one pillar's comments, none of that pillar's themes."""
    themes = of_pillar(corpus, pillar) if pillar else ordinary(corpus)
    without = without_theme(presence(corpus), [theme.code for theme in themes], field="opinion")
    pillars = corpus.consultation.comments["pillar"].iloc[without]
    return without[(pillars == pillar).to_numpy(bool)] if pillar else without
