"""A figure while it is drawn: plain dictionaries, which plotly reads and checks once, when nothing more comes.

plotly's own figure is checked at every step and copied at most of them: that took four times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import plotly.graph_objects as go

if TYPE_CHECKING:
    from collections.abc import Mapping


class Drawn(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that is not changed any more: what it consists of is put together once, not at each run of a page."""

    number: int | None = None
    """That of a figure which is kept (see `kept`): no other figure has it, so that it stands for all that is in the figure."""
    _whole: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        if self._whole is None:
            self._whole = super().to_dict()
        return self._whole


class Sketch:
    """Traces and layout, under the names that plotly gives them."""

    def __init__(self) -> None:
        self.traces: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {}

    def add(self, kind: str, **parts: object) -> Self:
        """Add a trace: `bar`, `scatter`, `heatmap`."""
        self.traces.append({"type": kind, **parts})
        return self

    def add_shape(self, **parts: object) -> Self:
        self.layout.setdefault("shapes", []).append(parts)
        return self

    def set(self, **parts: object) -> Self:
        """Set parts of the layout; of a part that is there already, what is named anew."""
        self.layout = _merged(self.layout, parts)
        return self

    def figure(self) -> go.Figure:
        """The figure, checked by plotly. Raises ValueError for what plotly does not know."""
        return Drawn(data=self.traces, layout=self.layout)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    both = {key: _merged(old[key], new[key]) for key in new if isinstance(old.get(key), dict) and isinstance(new[key], dict)}
    return {**old, **new, **both}
