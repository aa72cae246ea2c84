"""Which themes a place of an opinion stands for, and whether its reply has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.replies.sentences import Span

if TYPE_CHECKING:
    import pandas as pd


class ThemeEvidence:
    """Evidence of themes (`analysis.themes.assignment`), arranged to be asked comment by comment."""

    def __init__(self, assignments: pd.DataFrame | None) -> None:
        self._opinions: dict[int, list[tuple[Span, str]]] = {}
        self._replies: dict[int, set[str]] = {}
        if assignments is not None:
            columns = (assignments[name].tolist() for name in ("row", "field", "theme", "start", "end"))
            for row, field, theme, start, end in zip(*columns, strict=True):
                if field == "reply":
                    self._replies.setdefault(row, set()).add(theme)
                else:
                    self._opinions.setdefault(row, []).append((Span(start, end), theme))
        # A theme that no reply has (its rule reads opinions only) says nothing about this one.
        self._of_replies = {theme for themes in self._replies.values() for theme in themes}

    def of(self, row: int, reply_row: int) -> list[tuple[Span, bool]]:
        """Places of the opinion that stand for a theme, and whether the reply has it."""
        there = self._replies.get(reply_row, set())
        return [(place, theme in there) for place, theme in self._opinions.get(row, ()) if theme in self._of_replies]


def reply_has_theme(place: Span, evidence: list[tuple[Span, bool]]) -> bool | None:
    """Whether the reply has a theme that this place stands for; None where it stands for none."""
    own = [there for start_end, there in evidence if start_end.start < place.end and place.start < start_end.end]
    return any(own) if own else None
