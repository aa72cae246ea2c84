"""Consultations by their id, each opened when it is asked for; of very many, those nobody asked for lately are let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

AT_START = 32
"""Consultations up to which all are opened at the start and held: then a damaged one is known at once. 1,000 of 22 to 94 comments
took 80 s and 8 GB, 32 take 3 s and 0.3 GB (two cores, tokens in the cache)."""
HELD = 400_000
"""Comments of which consultations are held, besides the one just asked for: the largest that was tried is 345,100."""


Opened = TypeVar("Opened")
"""An open consultation."""


class Catalogue(Mapping[str, Opened], Generic[Opened]):
    """Id → consultation. Asking for one opens it, which may raise PackageError; walking through all opens all, one by one.

    Several visitors who ask for the same at once wait for one opening. Held are the `most` asked for last, as long as they
    have no more than `comments` comments together; `size` says how many one has.
    """

    def __init__(
        self,
        folders: Mapping[str, Path],
        opened: Callable[[Path], Opened],
        *,
        size: Callable[[Opened], int],
        held: Mapping[str, Opened] | None = None,
        most: int = AT_START,
        comments: int = HELD,
    ) -> None:
        self._folders, self._open, self._size = dict(folders), opened, size
        self._most, self._comments = most, comments
        self._held = OrderedDict((name, corpus) for name, corpus in (held or {}).items() if name in self._folders)
        self._changing, self._opening = Lock(), {name: Lock() for name in self._folders}

    def __getitem__(self, name: str) -> Opened:
        with self._opening[name]:
            with self._changing:
                if name in self._held:
                    self._held.move_to_end(name)
                    return self._held[name]
            corpus = self._open(self._folders[name])
            with self._changing:
                self._held[name] = corpus
                self._let_go()
            return corpus

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._folders))

    def __len__(self) -> int:
        return len(self._folders)

    def __contains__(self, name: object) -> bool:
        return name in self._folders

    def held(self, only: Iterable[str] | None = None) -> dict[str, Opened]:
        """Those that are open now; of `only` where that is given."""
        names = None if only is None else set(only)
        with self._changing:
            return {name: corpus for name, corpus in self._held.items() if names is None or name in names}

    def drop(self, name: str) -> None:
        """Serve this one no longer."""
        with self._changing:
            self._folders.pop(name, None)
            self._held.pop(name, None)

    def _let_go(self) -> None:
        sizes = {name: self._size(corpus) for name, corpus in self._held.items()}
        while len(sizes) > 1 and (len(sizes) > self._most or sum(sizes.values()) > self._comments):
            oldest = next(iter(sizes))
            del sizes[oldest], self._held[oldest]
