"""The proposed groups of a consultation, made once a number of groups for every visitor."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.statistics.texts.text_groups import text_groups

if TYPE_CHECKING:
    from analysis.library import Corpus
    from analysis.statistics.texts.text_groups import TextGroups


@lru_cache(maxsize=16)
def groups(corpus: Corpus, count: int) -> TextGroups:
    """The comments sorted by the words of opinion and reply: a reply takes up the subject of a short opinion."""
    return text_groups(corpus.matrix("both", joined=not corpus.names_are_whole), count)


def words(found: TextGroups, group: int, most: int) -> str:
    """The heaviest words of a group: 「スマートフォン、窓口、高齢者」."""
    return "、".join(terms(found, group)[:most])


def terms(found: TextGroups, group: int) -> list[str]:
    """The words of a group, the heaviest first."""
    return found.words.loc[found.words["group"] == group, "term"].tolist()
