"""One of two consultations that are compared: its comments, and a name short enough for a chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.consultation import Consultation, Metadata
    from analysis.selection import Selected

SIDES = ("first", "second")
LONGEST = 16
"""Characters of a title in a name."""


@dataclass(frozen=True, eq=False)
class Side:
    """Selected comments of one consultation under a name that tells it from the other."""

    key: str
    name: str
    selected: Selected

    @property
    def consultation(self) -> Consultation:
        return self.selected.consultation

    @property
    def basis(self) -> str:
        return self.selected.selection.basis

    @property
    def marked(self) -> int:
        """Comments whose response type is known on the basis."""
        return int(self.selected.mark.notna().sum())


def sides(first: Selected, second: Selected) -> tuple[Side, Side]:
    """Two sides, named by publisher and year, else by title; by id too where that is not enough to tell them apart."""
    names = [_name(each.consultation.metadata) for each in (first, second)]
    if names[0] == names[1]:
        names = [f"{name} {each.consultation.id}" for name, each in zip(names, (first, second), strict=True)]
    return Side("first", names[0], first), Side("second", names[1], second)


def _name(metadata: Metadata) -> str:
    title = metadata.title if len(metadata.title) <= LONGEST else metadata.title[:LONGEST] + "…"
    who = metadata.publisher or title
    return f"{who}（{metadata.period_end.year}年）" if metadata.period_end else who
