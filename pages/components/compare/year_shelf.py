"""The consultations of a record over years: those of the same publisher, or all; their tables, and a view of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.comparison.years import counted_rows, meanings_by_year, years
from pages.components.frame import choices, review_store
from pages.components.frame.library import corpus_of, library
from pages.components.frame.view import View

if TYPE_CHECKING:
    import pandas as pd

    from analysis.consultation import Consultation

PUBLISHERS = {"own": "同じ公表元だけ", "all": "すべて"}
MOST, KEPT = 32, 8
"""Consultations that one record holds, for each is opened for it; records that are kept."""


@dataclass(frozen=True, eq=False)
class Years:
    """A record and what it is of."""

    record: pd.DataFrame
    """See `meanings_by_year`."""
    years: pd.DataFrame
    rows: dict[str, int]
    """Id → how many comments it holds."""
    hashes: dict[str, str]
    sentence: str
    """Which consultations these are."""
    choosable: bool
    """Whether those of the same publisher are some, but not all."""


def shown(view: View) -> list[str]:
    """The consultations that the choices name."""
    return _newest(_named(view))


def all_years(view: View) -> Years:
    """The record that the choices name."""
    own, every = choices.same_publisher(library(), view.consultation.id), library().ids
    names = _named(view)
    latest = _newest(names)
    found = tuple(consultation_of(each) for each in latest)
    record, by_year = _tables(found)
    return Years(
        record=record,
        years=by_year,
        rows={each.id: len(each.comments) for each in found},
        hashes={each.id: each.data_hash for each in found},
        sentence=_sentence(view, names, latest),
        choosable=1 < len(own) < len(every),
    )


@lru_cache(maxsize=KEPT)  # made anew where one of them was replaced or reviewed, for then it is another object
def _tables(found: tuple[Consultation, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return meanings_by_year(found), years(found)


def consultation_of(name: str) -> Consultation:
    """A consultation as reviewers left it."""
    return review_store.reviewed(corpus_of(library(), name)).consultation


def view_of(view: View, name: str) -> View:
    """A consultation whole, on the basis by which its rows are counted here."""
    shelf = library()
    corpus = review_store.reviewed(corpus_of(shelf, name))
    parameters = choices.url_parameters(shelf, corpus)
    rows = counted_rows(corpus.consultation)
    values = {parameter.key: parameter.empty for parameter in parameters}
    values |= {"consultation": name, "basis": rows.basis if rows else "printed"}
    return View(corpus, corpus.select(choices.selection(values)), values, parameters, view.pages)


def _named(view: View) -> tuple[str, ...]:
    shelf = library()
    return choices.same_publisher(shelf, view.consultation.id) if view.value("of_publisher") == "own" else shelf.ids


def _newest(names: tuple[str, ...]) -> list[str]:
    """At most MOST of them, those of the latest days."""
    described = library().described
    days = {name: described[name].period_end or described[name].published for name in names}
    return sorted(names, key=lambda name: (str(days[name] or ""), name))[-MOST:]


def _sentence(view: View, names: tuple[str, ...], shown: list[str]) -> str:
    publisher = view.consultation.metadata.publisher
    whose = f"{publisher}が公表した" if view.value("of_publisher") == "own" else "入っている"
    if len(shown) < len(names):
        return f"{whose}{len(names):,}件の資料のうち、新しい{len(shown):,}件を早い順に並べています。"
    return f"{whose}{len(names):,}件の資料を、早い順に並べています。"
