"""Which two pillars the pages compare unless the visitor chooses others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.corpus import Corpus


@lru_cache(maxsize=64)
def pillar_pair(corpus: Corpus) -> tuple[str, str]:
    """Target and reference: the pillars whose subject the coding rules name, else all; of these the two with most comments.

    Empty where there are fewer than two pillars.
    """
    pillars = list(corpus.consultation.pillars.sort_values("order")["pillar"])
    named = [pillar for pillar in pillars if any(theme.idea_of == pillar for theme in corpus.themes)]
    comments = corpus.consultation.comments["pillar"].value_counts()
    ranked = sorted(named if len(named) > 1 else pillars, key=lambda pillar: -int(comments.get(pillar, 0)))
    return (ranked[0], ranked[1]) if len(ranked) > 1 else ("", "")
