"""Two are read at once, the others wait in order and know how many come first."""

from __future__ import annotations

import threading
import time

import pytest

from analysis.ingest.apart.turns import Turns


class LeftError(Exception):
    """A visitor who went elsewhere."""


def test_two_at_once_the_others_in_order_and_each_told_how_many_come_first():
    turns, running, most, order, told = Turns(2), [], [], [], {}
    release = threading.Event()

    def read(number: int) -> None:
        with turns.taken(lambda ahead: told.setdefault(number, []).append(ahead)):
            running.append(number)
            order.append(number)
            most.append(len(running))
            release.wait(30)
            running.remove(number)

    readers = []
    for number in range(6):
        readers.append(threading.Thread(target=read, args=(number,)))
        readers[-1].start()
        time.sleep(0.1)
    time.sleep(0.6)
    assert sorted(running) == [0, 1] and [told[number][-1] for number in (2, 3, 4, 5)] == [2, 3, 4, 5]
    release.set()
    for reader in readers:
        reader.join(timeout=30)
    assert max(most) == 2 and order == [0, 1, 2, 3, 4, 5]


def test_who_leaves_while_waiting_gives_up_the_place():
    turns, order = Turns(1), []
    release = threading.Event()

    def leaving(_ahead: int | None) -> None:
        raise LeftError

    def hold() -> None:
        with turns.taken():
            release.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.1)
    with pytest.raises(LeftError), turns.taken(leaving):
        order.append("never")
    release.set()
    holder.join(timeout=30)
    with turns.taken():
        order.append("next")
    assert order == ["next"]
