"""The points of the map as bytes (`/data/map.points`): the same for everybody, whatever is chosen, and kept by the browser."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.statistics.texts.map_grid import packed
from pages.components.comment_map.groups import why_none
from pages.components.data.tables import Answer, opened, refused, unknown
from pages.components.frame import choices
from pages.components.frame.library import library
from pages.components.frame.parameters import parse
from pages.components.rows import text_grouping
from pages.components.shared import figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.corpus import Corpus

KEYS = ("consultation", "groups")
"""What points depend on."""
MEDIA_TYPE = "application/octet-stream"
LEVEL = 3
"""Of gzip."""


def answer(query: Mapping[str, Sequence[str]]) -> Answer:
    """The points of a consultation sorted into a number of groups."""
    corpus = opened(query)
    if isinstance(corpus, Answer):
        return corpus
    parameters = [each for each in choices.url_parameters(library(), corpus) if each.key in KEYS]
    if fault := unknown(query, parameters):
        return refused(400, fault)
    if why := why_none(len(corpus.consultation.comments)):
        return refused(400, why)
    return _written(corpus, int(str(parse(query, parameters)[0]["groups"])))


@lru_cache(maxsize=8)
def _written(corpus: Corpus, count: int) -> Answer:
    content = packed(text_grouping.grid(corpus, count), corpus.consultation.comments["id"].tolist())
    return Answer(200, MEDIA_TYPE, content, figure.content_mark(content), gzip.compress(content, LEVEL, mtime=0))
