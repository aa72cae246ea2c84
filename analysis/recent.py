"""What was made before and may be asked for again: so many results, those unused for longest go first."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Event, Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """Results by their keys, for several threads.

    With `room`, they have no more bytes together than that, by `weigh`; the one made last stays, however large. Two that ask for
    one at the same moment may both make it; the last is kept. With `wait`, the second waits so many seconds for the first, and
    makes it itself where that was not enough, or the first failed.
    """

    def __init__(
        self, most: int, *, wait: float = 0.0, room: int | None = None, weigh: Callable[[Made], int] = lambda _: 0
    ) -> None:
        self._most, self._wait, self._room, self._weigh = most, wait, room, weigh
        self._made: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()
        self._weight = 0
        self._making: dict[Hashable, Event] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What stands under a key; made where nothing does. It must not be changed."""
        own, end = Event(), time.monotonic() + self._wait
        while True:
            with self._lock:
                if key in self._made:
                    self._made.move_to_end(key)
                    return self._made[key][0]
                other = self._making.setdefault(key, own)
            if other is own or not other.wait(max(end - time.monotonic(), 0.0)):
                break
        try:
            made = make()
            self._keep(key, made)
            return made
        finally:
            with self._lock:
                if self._making.get(key) is own:
                    del self._making[key]
            own.set()

    def _keep(self, key: Hashable, made: Made) -> None:
        weight = 0 if self._room is None else self._weigh(made)
        with self._lock:
            self._weight += weight - self._made.pop(key, (made, 0))[1]
            self._made[key] = made, weight
            while len(self._made) > self._most or (self._room is not None and self._weight > self._room and len(self._made) > 1):
                _, (_, gone) = self._made.popitem(last=False)
                self._weight -= gone
