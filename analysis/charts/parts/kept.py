"""Figures drawn before: plotly takes longer to draw a chart than everything else on its page."""

from __future__ import annotations

import hashlib
import pickle
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from analysis.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Drawn = TypeVar("Drawn")

KEPT = 256
"""Figures, of some ten to a hundred kilobytes each; the one unused for longest goes first."""
_figures: Recent[Any] = Recent(KEPT)


def kept(draw: Callable[Arguments, Drawn]) -> Callable[Arguments, Drawn]:
    """Draw the same table with the same options once, and give the same figure (or HTML) again; it must not be changed."""

    @wraps(draw)
    def figure(*tables: Arguments.args, **options: Arguments.kwargs) -> Drawn:
        content = pickle.dumps((draw.__module__, draw.__qualname__, tables, sorted(options.items())))
        drawn: Drawn = _figures.get(hashlib.blake2b(content, digest_size=20).digest(), lambda: draw(*tables, **options))
        return drawn

    return figure
