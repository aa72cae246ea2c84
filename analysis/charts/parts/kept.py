"""Figures drawn before: plotly takes longer to draw a chart than everything else on its page."""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    import plotly.graph_objects as go

Arguments = ParamSpec("Arguments")

KEPT = 256
"""Figures, of some ten to a hundred kilobytes each; the one unused for longest goes first."""
_figures: OrderedDict[bytes, go.Figure] = OrderedDict()
_keeping = Lock()


def kept(draw: Callable[Arguments, go.Figure]) -> Callable[Arguments, go.Figure]:
    """Draw the same table with the same options once, and give the same figure again; it must not be changed."""

    @wraps(draw)
    def figure(*tables: Arguments.args, **options: Arguments.kwargs) -> go.Figure:
        content = pickle.dumps((draw.__module__, draw.__qualname__, tables, sorted(options.items())))
        key = hashlib.blake2b(content, digest_size=20).digest()
        with _keeping:
            if (found := _figures.get(key)) is not None:
                _figures.move_to_end(key)
                return found
        drawn = draw(*tables, **options)
        with _keeping:
            _figures[key] = drawn
            while len(_figures) > KEPT:
                _figures.popitem(last=False)
        return drawn

    return figure
