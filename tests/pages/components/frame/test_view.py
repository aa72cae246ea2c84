"""What is computed once for a selection, and when it is computed anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.selection import FEW, Selected
from pages.components.frame import view as views
from pages.components.frame.view import View, bytes_of, once


class Texts:
    """A corpus of so many comments."""

    def __init__(self, comments: int) -> None:
        self.consultation = SimpleNamespace(comments=range(comments))


@pytest.fixture
def view() -> View:
    return View(Texts(94), "selected", {"chart": "bars", "q": ""}, (), {})


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
    assert table(replace(view, corpus=Texts(94)), "a") == ["a"]
    assert asked == ["a", "b", "a", "a"]


def test_a_choice_that_is_named_is_told_apart(view):
    @once("chart")
    def table(view: View) -> list[str]:
        return [view.value("chart")]

    assert table(view) == ["bars"]
    assert table(replace(view, values={"chart": "cells"})) == ["cells"]


@pytest.mark.parametrize("comments", [FEW, FEW + 1])
def test_no_more_is_kept_than_is_allowed_of_few_comments_and_of_many(view, monkeypatch, comments):
    monkeypatch.setattr(views, "KEPT_OF_MANY" if comments > FEW else "KEPT", 2)
    view = replace(view, corpus=Texts(comments))
    asked = []

    @once()
    def table(view: View, code: str) -> str:
        asked.append(code)
        return code

    for code in ("a", "b", "a", "c", "a", "b"):
        table(view, code)
    assert asked == ["a", "b", "c", "b"]  # b was unused for longest when c came


def test_of_many_comments_no_more_bytes_are_kept_than_there_is_room_for(view, monkeypatch):
    monkeypatch.setattr(views, "ROOM", 1_000)
    view, asked = replace(view, corpus=Texts(FEW + 1)), []

    @once()
    def rows(view: View, code: str) -> np.ndarray:
        asked.append(code)
        return np.zeros(50)  # 400 bytes

    for code in ("a", "b", "a", "c", "a", "b"):
        rows(view, code)
    assert asked == ["a", "b", "c", "b"]


def test_the_bytes_of_what_is_kept_are_those_of_its_tables_arrays_and_selections():
    @dataclass
    class Found:
        corpus: object
        rows: np.ndarray
        tables: tuple

    rows, table = np.zeros(5, np.int64), pd.DataFrame({"n": np.zeros(3)}, index=range(3))
    whole = table.memory_usage().sum()
    assert bytes_of(rows) == 40 and bytes_of(table) == whole >= 24 and bytes_of("text") == bytes_of(None) == 0
    assert bytes_of({"a": [rows, (rows, table)]}) == 80 + whole
    assert bytes_of(Found(rows, rows, (table["n"],))) == 40 + table["n"].memory_usage()
    assert bytes_of(Selected(None, None, rows)) == 4 * 40
