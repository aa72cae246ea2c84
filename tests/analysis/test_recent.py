"""Results are made once, kept so far, and the one unused for longest goes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from analysis.recent import Recent


def test_made_once_and_the_one_unused_for_longest_goes_first():
    kept, made = Recent(2), []

    def get(key):
        return kept.get(key, lambda: made.append(key) or key.upper())

    assert [get(key) for key in "abab"] == ["A", "B", "A", "B"] and made == ["a", "b"]
    get("a")
    get("c")  # b goes
    assert [get("a"), get("c"), get("b")] == ["A", "C", "B"] and made == ["a", "b", "c", "b"]


def test_nothing_that_was_made_is_missing_because_it_is_none():
    kept, made = Recent(2), []
    assert kept.get("a", lambda: made.append(1)) is kept.get("a", lambda: made.append(2)) is None
    assert made == [1]


def test_threads_get_what_they_asked_for():
    kept = Recent(3)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: kept.get(number % 5, lambda: number % 5), range(400)))
    assert found == [number % 5 for number in range(400)]


class Slow:
    """Something that is made when it is let go on; how often it was begun."""

    def __init__(self):
        self.begun, self.go_on, self.times = Event(), Event(), 0

    def make(self):
        self.times += 1
        self.begun.set()
        assert self.go_on.wait(30)
        return self.times


def first_and_second(kept, slow, *, second):
    """Ask a second time while the first still makes it, let that go on after a moment; what each was given, or how it failed."""
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(kept.get, "a", slow.make)
        assert slow.begun.wait(30)
        two = pool.submit(kept.get, "a", second)
        if kept._wait < 1:
            two.result(30)  # it did not wait for long
        slow.go_on.set()
        return one, two


def test_a_second_waits_for_the_first():
    slow = Slow()
    one, two = first_and_second(Recent(2, wait=30), slow, second=slow.make)
    assert one.result() == two.result() == slow.times == 1


@pytest.mark.parametrize("wait", [0, 0.01])
def test_a_second_waits_no_longer_than_it_may(wait):
    one, two = first_and_second(Recent(2, wait=wait), Slow(), second=lambda: "own")
    assert (one.result(), two.result()) == (1, "own")


def test_a_second_makes_itself_what_the_first_failed_to_make():
    slow, kept = Slow(), Recent(2, wait=30)

    def fail():
        slow.make()
        raise ValueError

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(kept.get, "a", fail)
        assert slow.begun.wait(30)
        two = pool.submit(kept.get, "a", lambda: "own")
        slow.go_on.set()
        assert two.result(30) == "own" and isinstance(one.exception(30), ValueError)
    assert kept.get("a", fail) == "own"


def test_no_more_bytes_are_kept_than_there_is_room_for_but_the_last():
    kept, made = Recent(9, room=10, weigh=len), []

    def get(text):
        return kept.get(text[0], lambda: made.append(text[0]) or text)

    get("a" * 4), get("b" * 6), get("a")  # they fill it
    get("c" * 5)  # b goes, the one unused for longest
    assert [get("a"), get("c")] == ["aaaa", "ccccc"] and made == ["a", "b", "c"]
    get("d" * 99)  # all others go
    assert get("d") == "d" * 99 and made == ["a", "b", "c", "d"]
    get("e"), get("a" * 9)
    assert made[4:] == ["e", "a"] and get("e") == "e" and made[4:] == ["e", "a"]
