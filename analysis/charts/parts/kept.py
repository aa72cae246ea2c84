"""Figures drawn before: plotly takes longer to draw a chart than everything else on its page."""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import plotly.graph_objects as go

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Drawn = TypeVar("Drawn")

KEPT = 256
"""Figures, of some ten to a hundred kilobytes each; the one unused for longest goes first."""
_figures: OrderedDict[bytes, Any] = OrderedDict()
_keeping = Lock()


class Kept(go.Figure):  # type: ignore[misc]  # plotly has no types
    """A figure that is not changed any more: what it consists of is put together once, not at each run of a page."""

    _whole: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        if self._whole is None:
            self._whole = super().to_dict()
        return self._whole


def kept(draw: Callable[Arguments, Drawn]) -> Callable[Arguments, Drawn]:
    """Draw the same table with the same options once, and give the same figure (or HTML) again; it must not be changed."""

    @wraps(draw)
    def figure(*tables: Arguments.args, **options: Arguments.kwargs) -> Drawn:
        content = pickle.dumps((draw.__module__, draw.__qualname__, tables, sorted(options.items())))
        key = hashlib.blake2b(content, digest_size=20).digest()
        with _keeping:
            if key in _figures:
                _figures.move_to_end(key)
                found: Drawn = _figures[key]
                return found
        made = draw(*tables, **options)
        drawn: Drawn = Kept(made) if isinstance(made, go.Figure) else made
        with _keeping:
            _figures[key] = drawn
            while len(_figures) > KEPT:
                _figures.popitem(last=False)
        return drawn

    return figure
