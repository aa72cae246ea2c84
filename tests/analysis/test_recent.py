"""Results are made once, kept so far, and the one unused for longest goes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

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
