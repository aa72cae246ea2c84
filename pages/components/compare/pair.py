"""The two consultations of the page 資料を比べる: the one of the side bar, and the one chosen here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from analysis.attributes import attributes
from analysis.comparison.side import Side, sides
from pages.components.frame import choices, review_store, view
from pages.components.frame.library import corpus_of, library, titles_of

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from pages.components.frame.view import View


@dataclass(frozen=True, eq=False)
class Pair:
    """Both sides, each with a view of its own, so that its comments are read under its own legend and pillars."""

    views: dict[str, View]
    sides: tuple[Side, Side]

    @property
    def view(self) -> View:
        """The view of the page: the first side."""
        return self.views["first"]

    @property
    def names(self) -> dict[str, str]:
        return {side.key: side.name for side in self.sides}

    def side(self, key: str) -> Side:
        return self.sides[0] if key == "first" else self.sides[1]

    def name(self, figure: str) -> str:
        """Name of a figure of this pair, for its state and its files."""
        return f"compare_{figure}_{self.sides[1].consultation.id}"


def others(view_of_page: View) -> dict[str, str]:
    """Consultations that can stand beside this one: id → title."""
    shelf = library()
    titles = titles_of(shelf)
    return {each: titles[each] for each in shelf.with_comments if each != view_of_page.consultation.id}


def any_other() -> bool:
    """Whether there is another consultation at all, also one of printed counts alone."""
    return len(library().ids) > 1


def pair(view_of_page: View) -> Pair:
    """The pair that the choices name."""
    second = _view(view_of_page, view_of_page.value("with"))
    return Pair({"first": view_of_page, "second": second}, sides(view_of_page.selected, second.selected))


def choose(titles: dict[str, str]) -> None:
    """Draw the choice of the second consultation."""
    st.selectbox("比べる資料", list(titles), format_func=titles.__getitem__, key="with", persist_state="session")


def scope(both: Pair) -> str:
    """What the filters in force narrow, in a sentence; empty where none is."""
    selection = both.view.selected.selection
    kinds = ((both.view.say("柱"), selection.pillars), ("対応区分", selection.response_types))
    own = [name for name, chosen in kinds if chosen]
    own += [attributes(both.view.consultation)[column].name for column, _ in selection.attributes]
    parts = [f"{'と'.join(own)}の絞り込みは「{both.sides[0].name}」だけにかかっています"] if own else []
    parts += ["検索の語は両方にかかっています"] if selection.query.strip() else []
    return "。".join(parts) + "。" if parts else ""


def _view(view_of_page: View, consultation: str) -> View:
    """The other consultation under its own choices: all pillars and response types, the same search words."""
    shelf = library()
    corpus = review_store.reviewed(corpus_of(shelf, consultation))
    parameters = choices.url_parameters(shelf, corpus)
    values = {parameter.key: parameter.empty for parameter in parameters}
    values |= {"consultation": consultation, "basis": _basis(view_of_page, corpus.consultation), "q": view_of_page.value("q")}
    return view.View(corpus, corpus.select(choices.selection(values)), values, parameters, view_of_page.pages)


def _basis(view_of_page: View, consultation: Consultation) -> str:
    """The other's usual basis, or the one that was asked for here, so that both can be put on the same footing."""
    asked = view_of_page.basis
    if asked != choices.default_basis(view_of_page.consultation) and asked in choices.bases(consultation):
        return asked
    return choices.default_basis(consultation)
