"""One sentence of the overview: how this consultation stands beside the others of its publisher, and the way to the record."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.comparison.standing import sentence, standing
from analysis.comparison.years import years
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from pages.components.frame import choices, review_store
from pages.components.frame.library import library

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.library import Library
    from pages.components.frame.view import View

MOST = 32
"""Consultations of one publisher up to which the sentence is made."""


def draw(view: View) -> None:
    """Draw the sentence and the link; nothing while a filter is in force, for the record is of whole documents."""
    if view.selected.selection.narrows or not (said := text(view)):
        return
    st.html(f"<p>{escape(said)}</p>")
    view.link("compare", "年ごとの記録を見る", icon=":material/arrow_forward:", compared="years", of_publisher="own")


def text(view: View) -> str:
    """The sentence; empty where there are no others, or none that can be compared."""
    shelf, own = library(), view.consultation
    names = [each for each in choices.same_publisher(shelf, own.id) if each != own.id]
    if not 0 < len(names) < MOST:
        return ""
    return _said(own, tuple(found for each in names if (found := _consultation(shelf, each)) is not None))


@lru_cache(maxsize=MOST)  # made anew where one of them was replaced or reviewed, for then it is another object
def _said(own: Consultation, others: tuple[Consultation, ...]) -> str:
    beside = standing(years([own, *others]), own.id)
    return sentence(beside, own.metadata.publisher) if beside else ""


def _consultation(shelf: Library, name: str) -> Consultation | None:
    """Another consultation: as it is open now, else its tables alone, for opening its texts would take a second."""
    held = shelf.corpora.held([name])
    return review_store.reviewed(held[name]).consultation if name in held else _tables(shelf, name)


@lru_cache(maxsize=4 * MOST)
def _tables(_shelf: Library, name: str) -> Consultation | None:
    """The tables of a package that is not open; None where they cannot be read (the page that opens it says so)."""
    folder = next((each for each in consultation_folders(data_folder()) if each.name == name), None)
    try:
        return read_consultation(folder, validate=False) if folder else None
    except PackageError:
        return None
