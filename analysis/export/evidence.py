"""Which comments stand behind each number of a file, each group of comments once, with names to link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Briefing


class Evidence:
    """The groups of comments that sentences, tables and questions rest on, in order of mention."""

    def __init__(self, briefing: Briefing) -> None:
        self._citations = briefing.citations
        self._comments = {each: f"c{place}" for place, each in enumerate(briefing.quotations, start=1)}
        named = dict.fromkeys(ids for ids in _groups(briefing) if ids)
        self._anchors = {ids: f"e{place}" for place, ids in enumerate(named, start=1)}

    @property
    def groups(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(anchor, ids) for ids, anchor in self._anchors.items()]

    def anchor(self, ids: tuple[str, ...]) -> str:
        """Name of a group; empty for no comments."""
        return self._anchors.get(ids, "")

    def comment_anchor(self, comment: str) -> str:
        return self._comments.get(comment, "")

    def label(self, comment: str) -> str:
        return self._citations.label(comment)

    def text(self, ids: tuple[str, ...]) -> str:
        return self._citations.text(ids)

    def runs(self, ids: tuple[str, ...]) -> list[tuple[str, str]]:
        """`6～8` and the comment it begins with, in document order."""
        return self._citations.runs(ids)


def _groups(briefing: Briefing) -> Iterator[tuple[str, ...]]:
    for section in briefing.sections:
        for sentence in (section.message, *section.details):
            yield from (part.ids for part in sentence.parts)
        yield from (cell.ids for table in section.tables for row in table.rows for cell in row if isinstance(cell, Count))
    yield from (question.ids for question in briefing.questions)
