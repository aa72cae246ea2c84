"""The proposed groups of a consultation and their map, made once a number of groups for every visitor."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.indexing.kept_groups import laid_out
from analysis.recent import Recent
from analysis.statistics.texts.map_area import inside
from analysis.statistics.texts.map_grid import map_grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.corpus import Corpus
    from analysis.indexing.kept_groups import Laid
    from analysis.statistics.texts.map_grid import MapGrid
    from analysis.statistics.texts.text_groups import TextGroups
    from pages.components.frame.view import View


WAIT = 120
"""Seconds for which a second visitor waits for what the first has begun to lay out: 345,100 comments take 46 s."""
_LAID: Recent[Laid] = Recent(16, wait=WAIT)


def laid(corpus: Corpus, count: int) -> Laid:
    """The comments sorted by the words of opinion and reply: a reply takes up the subject of a short opinion."""
    return _LAID.get((corpus, count), lambda: _laid(corpus, count))


def _laid(corpus: Corpus, count: int) -> Laid:
    joined = not corpus.names_are_whole
    comments = len(corpus.consultation.comments)
    return laid_out(corpus.kept, lambda: corpus.matrix("both", joined=joined), comments, count, joined=joined)


def groups(corpus: Corpus, count: int) -> TextGroups:
    return laid(corpus, count).groups


@lru_cache(maxsize=16)
def grid(corpus: Corpus, count: int) -> MapGrid:
    """The map as the browser has it."""
    found = laid(corpus, count)
    return map_grid(found.places, found.groups)


def words(found: TextGroups, group: int, most: int) -> str:
    """The heaviest words of a group: 「スマートフォン、窓口、高齢者」."""
    return "、".join(terms(found, group)[:most])


def terms(found: TextGroups, group: int) -> list[str]:
    """The words of a group, the heaviest first."""
    return found.words.loc[found.words["group"] == group, "term"].tolist()


def conditions(view: View) -> list[tuple[str, str, NDArray[np.intp]]]:
    """Parameter, name and rows of what is asked of groups: one of them, a part of the map."""
    asked, count = [], int(view.value("groups") or 0)
    if number := view.value("in_group"):
        found = groups(view.corpus, count)
        rows = np.flatnonzero(found.group == int(number) - 1)
        asked.append(("in_group", f"まとまり{number}（{words(found, int(number) - 1, 3)}）", rows))
    if area := view.value("in_area"):
        asked.append(("in_area", "地図で囲んだ範囲", inside(grid(view.corpus, count), area)))
    return asked
