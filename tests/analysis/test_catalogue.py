"""Consultations are opened when asked for, once, and those not asked for lately are let go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from analysis.catalogue import Catalogue
from analysis.package.problem import PackageError, Problem

FOLDERS = {name: Path(name) for name in "abcd"}


class Opener:
    """Opens a folder as its name in capitals, and remembers which it opened."""

    def __init__(self):
        self.opened = []

    def __call__(self, folder):
        self.opened.append(folder.name)
        return folder.name.upper()


def catalogue(opener, **bounds):
    return Catalogue(FOLDERS, opener, size=lambda each: 10, **bounds)


def test_each_is_opened_when_asked_for_and_held():
    opener = Opener()
    kept = catalogue(opener)
    assert tuple(kept) == tuple("abcd") and "a" in kept and "z" not in kept and not opener.opened
    assert (kept["b"], kept["b"], opener.opened) == ("B", "B", ["b"])
    assert kept.held() == {"b": "B"} and kept.held(["a"]) == {}


@pytest.mark.parametrize("bounds", [{"most": 2}, {"comments": 20}, {"comments": 29}])
def test_the_one_asked_for_longest_ago_is_let_go(bounds):
    opener = Opener()
    kept = catalogue(opener, **bounds)
    _ = kept["a"], kept["b"], kept["a"], kept["c"]
    assert list(kept.held()) == ["a", "c"]
    assert kept["b"] == "B" and opener.opened == ["a", "b", "c", "b"]


def test_one_that_is_larger_than_the_bound_is_held_alone():
    kept = catalogue(Opener(), comments=5)
    _ = kept["a"], kept["b"]
    assert list(kept.held()) == ["b"]


def test_several_who_ask_at_once_wait_for_one_opening():
    may_go_on, opener = Event(), Opener()

    def slow(folder):
        assert may_go_on.wait(timeout=30)
        return opener(folder)

    kept = catalogue(slow)
    with ThreadPoolExecutor(4) as visitors:
        asked = [visitors.submit(kept.__getitem__, "a") for _ in range(4)]
        may_go_on.set()
        assert [each.result(timeout=30) for each in asked] == ["A"] * 4
    assert opener.opened == ["a"]


def test_what_was_open_before_is_taken_over_and_what_is_dropped_is_gone():
    opener = Opener()
    kept = Catalogue(FOLDERS, opener, size=len, held={"a": "as before", "gone": "x"})
    assert kept["a"] == "as before" and not opener.opened and list(kept.held()) == ["a"]
    kept.drop("a")
    assert "a" not in kept and not kept.held() and len(kept) == 3


def test_a_damaged_one_is_refused_each_time_and_the_others_are_served():
    def opened(folder):
        if folder.name == "b":
            raise PackageError([Problem("b", "x", "y")])
        return folder.name

    kept = catalogue(opened)
    for _ in range(2):
        with pytest.raises(PackageError):
            _ = kept["b"]
    assert kept["a"] == "a"
