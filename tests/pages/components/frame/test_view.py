"""What is computed once for a selection, and when it is computed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.components.frame import view as views
from pages.components.frame.view import View, once


@pytest.fixture
def view() -> View:
    return View("corpus", "selected", {"chart": "bars", "q": ""}, (), {})


def test_the_same_selection_is_computed_once(view):
    asked = []

    @once()
    def table(view: View, code: str) -> list[str]:
        asked.append(code)
        return [code]

    assert table(view, "a") is table(replace(view, values={"chart": "cells"}), "a")
    assert asked == ["a"]
    assert table(view, "b") == ["b"]
    assert table(replace(view, selected="others"), "a") == ["a"]
    assert table(replace(view, corpus="reviewed"), "a") == ["a"]
    assert asked == ["a", "b", "a", "a"]


def test_a_choice_that_is_named_is_told_apart(view):
    @once("chart")
    def table(view: View) -> list[str]:
        return [view.value("chart")]

    assert table(view) == ["bars"]
    assert table(replace(view, values={"chart": "cells"})) == ["cells"]


def test_no_more_is_kept_than_is_allowed(view, monkeypatch):
    monkeypatch.setattr(views, "KEPT", 2)
    asked = []

    @once()
    def table(view: View, code: str) -> str:
        asked.append(code)
        return code

    for code in ("a", "b", "a", "c", "a", "b"):
        table(view, code)
    assert asked == ["a", "b", "c", "b"]  # b was unused for longest when c came
