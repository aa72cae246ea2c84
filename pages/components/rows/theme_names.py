"""Names of the themes of each comment, for cards."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pages.components.rows.theme_table import ordinary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.corpus import Corpus


@lru_cache(maxsize=16)
def theme_names(corpus: Corpus) -> Mapping[int, Sequence[str]]:
    """Row → names of the themes its texts were given, in the codebook's order."""
    names = {theme.code: theme.full_name for theme in ordinary(corpus)}
    given = corpus.assignments.loc[corpus.assignments["theme"].isin(names), ["row", "theme"]].drop_duplicates()
    order = {code: number for number, code in enumerate(names)}
    given = given.assign(order=given["theme"].map(order)).sort_values(["row", "order"])
    found: dict[int, list[str]] = {}
    for row, code in zip(given["row"].tolist(), given["theme"].tolist(), strict=True):
        found.setdefault(row, []).append(names[code])
    return found
