"""Which two pillars the pages compare unless the visitor chooses others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.library import Corpus


@lru_cache(maxsize=64)
def pillar_pair(corpus: Corpus) -> tuple[str, str]:
    """Target and reference: the pillars that the coding rules have most themes of their own for, else those with most comments.

    Empty where there are fewer than two pillars.
    """
    pillars = list(corpus.consultation.pillars.sort_values("order")["pillar"])
    comments = corpus.consultation.comments["pillar"].value_counts()
    ranked = sorted(pillars, key=lambda pillar: (-int(comments.get(pillar, 0)), pillars.index(pillar)))
    return (ranked[0], ranked[1]) if len(ranked) > 1 else ("", "")
