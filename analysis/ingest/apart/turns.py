"""Who may read now, and who waits: first come, first served."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tick = Callable[[int | None], None]
    """Called several times a second: with how many are read before this one, then with None while it is read. What it raises
    (a visitor who left) ends waiting and reading."""

AT_ONCE = 2
"""Readings at once: each takes up to a gigabyte and a core, and pages want to be served meanwhile."""
PULSE = 0.25
"""Seconds between two calls of a tick."""


def silent(_ahead: int | None) -> None:
    """The tick of who waits without a screen."""


class Turns:
    """A queue before a number of seats."""

    def __init__(self, seats: int = AT_ONCE) -> None:
        self._seats, self._taken = seats, 0
        self._waiting: deque[object] = deque()
        self._changed = Condition()

    @contextmanager
    def taken(self, tick: Tick = silent) -> Iterator[None]:
        """Wait for a seat and hold it."""
        self._sit(tick)
        try:
            yield
        finally:
            with self._changed:
                self._taken -= 1
                self._changed.notify_all()

    def _sit(self, tick: Tick) -> None:
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
        try:
            while (ahead := self._ahead(ticket)) is not None:
                tick(ahead)
        except BaseException:
            with self._changed:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            raise

    def _ahead(self, ticket: object) -> int | None:
        """How many come before this ticket, those who are read among them; None when it has its seat. Waits a pulse at most."""
        with self._changed:
            if not self._has_turn(ticket):
                self._changed.wait(PULSE)
            if not self._has_turn(ticket):
                return self._waiting.index(ticket) + self._taken
            self._waiting.popleft()
            self._taken += 1
            return None

    def _has_turn(self, ticket: object) -> bool:
        return self._taken < self._seats and self._waiting[0] is ticket


TURNS = Turns()
"""The queue of this server process."""
