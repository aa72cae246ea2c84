"""The dashboard's library over a data folder of a test's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from pages.components.frame import library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def serving_data(data: Path, cache: Path) -> Iterator[None]:
    """Let pages open what is in `data`, with a cache of its own, until the block ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IKEN_DATA", str(data))
        patch.setenv("IKEN_CACHE", str(cache))
        library._opened.cache_clear()
        yield
    library._opened.cache_clear()
