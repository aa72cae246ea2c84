"""One group of the selected comments, a pillar or a response type, and the comments it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from pages.components.frame.view import once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.selection import Selected, Selection
    from pages.components.frame.view import View


@dataclass(frozen=True)
class Axis:
    """A way to divide comments into groups."""

    key: str
    """The parameter that narrows rows to a group."""
    filter: str
    """The shared filter on the same axis."""
    field: str
    """Its field of a Selection."""
    here: str
    """Short for the group beside a number."""
    other: str

    def names(self, view: View) -> dict[str, str]:
        return view.pillars if self is PILLAR else view.response_types

    def positions(self, selected: Selected, code: str = "") -> NDArray[np.intp]:
        """Positions of the comments under one label, or under any."""
        labels = selected.pillar if self is PILLAR else selected.mark
        return selected.positions[((labels == code) if code else labels.notna()).to_numpy(bool)]

    def unfiltered(self, selection: Selection) -> Selection:
        """The same selection without the filter on this axis."""
        nothing: dict[str, Any] = {self.field: ()}
        return replace(selection, **nothing)


PILLAR = Axis("in_pillar", "pillar", "pillars", "この柱", "ほかの柱")
TYPE = Axis("in_type", "response_type", "response_types", "この区分", "ほかの区分")


@dataclass(frozen=True, eq=False)
class Group:
    """The selected comments under one label, and those under the others."""

    axis: Axis
    code: str
    name: str
    positions: NDArray[np.intp]
    others: NDArray[np.intp]
    widened: bool
    """Whether the others stand outside the selection, because its filter leaves nothing else."""


@once()
def group(view: View, axis: Axis, code: str) -> Group:
    """The group of one label; where the filters leave only this label, it is compared with what they leave out on its axis."""
    selected = view.selected
    inside = axis.positions(selected, code)
    others = np.setdiff1d(axis.positions(selected), inside, assume_unique=True)
    if widened := not len(others):
        wider = view.corpus.select(axis.unfiltered(selected.selection))
        others = np.setdiff1d(axis.positions(wider), axis.positions(wider, code), assume_unique=True)
    return Group(axis, code, axis.names(view)[code], inside, others, widened)
