"""The briefing of a visitor's choices: made once for the same choices, on the day of the setting."""

from __future__ import annotations

import datetime
import os
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.arrangement import GUIDED, SECTIONS, Arrangement
from analysis.briefing.build import briefing
from analysis.briefing.day import briefing_day
from analysis.package.data_folder import data_folder
from pages.components.shared import share

if TYPE_CHECKING:
    from analysis.briefing.content import Briefing
    from analysis.library import Corpus
    from analysis.selection import Selection
    from pages.components.frame.view import View

NOTES = "briefing_notes"
"""Session state: section → the visitor's own note. Notes stand in a saved file, never in an address."""


def arrangement(view: View) -> Arrangement:
    """What the address and this session's notes ask for."""
    sections = tuple(view.values.get("section", ())) or GUIDED
    notes = {key: note for key, note in st.session_state.get(NOTES, {}).items() if note.strip()}
    return Arrangement(sections, _pair(view), tuple(view.values.get("voice", ())), notes)


def made(view: View, *, also: str = "") -> Briefing:
    """The briefing of the present choices; `also` adds a section that is not among them. Raises TemplateError, DayError."""
    chosen = arrangement(view)
    added = (also,) if also in SECTIONS and also not in chosen.sections else ()
    day = briefing_day(os.environ, datetime.date.today())
    notes = tuple(sorted(chosen.notes.items()))
    selection, site = view.selected.selection, share.site()
    return _made(view.corpus, selection, chosen.sections + added, chosen.pair, chosen.voices, notes, day, site)


def _pair(view: View) -> tuple[str, ...]:
    """The two pillars that the address names; none where it leaves them to the program."""
    given = {parameter.key: parameter.default for parameter in view.parameters if parameter.key in ("target", "reference")}
    chosen = (view.value("target"), view.value("reference"))
    if chosen == (given["target"], given["reference"]) or "rest" in chosen:
        return ()
    return chosen


@lru_cache(maxsize=32)
def _made(
    corpus: Corpus,
    selection: Selection,
    sections: tuple[str, ...],
    pair: tuple[str, ...],
    voices: tuple[str, ...],
    notes: tuple[tuple[str, str], ...],
    day: datetime.date,
    site: str,
) -> Briefing:
    chosen = Arrangement(sections, pair, voices, dict(notes))
    return briefing(corpus, selection, date=day, arrangement=chosen, site=site, data=data_folder())
