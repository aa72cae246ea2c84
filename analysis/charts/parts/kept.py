"""Figures drawn before: plotly takes longer to draw a chart than everything else on its page."""

from __future__ import annotations

import hashlib
import pickle
from functools import wraps
from itertools import count
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from analysis.charts.parts.sketch import Drawn
from analysis.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Callable

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")

KEPT = 1_024
"""Figures, of some ten to a hundred kilobytes each; the one unused for longest goes first."""
_figures: Recent[Any] = Recent(KEPT)
_numbers = count()


def kept(draw: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Draw the same table with the same options once, and give the same figure (or HTML) again; it must not be changed."""

    @wraps(draw)
    def figure(*tables: Arguments.args, **options: Arguments.kwargs) -> Made:
        content = pickle.dumps((draw.__module__, draw.__qualname__, tables, sorted(options.items())))
        made: Made = _figures.get(hashlib.blake2b(content, digest_size=20).digest(), lambda: _numbered(draw(*tables, **options)))
        return made

    return figure


def _numbered(made: Made) -> Made:
    if isinstance(made, Drawn) and made.number is None:
        made.number = next(_numbers)
    return made
