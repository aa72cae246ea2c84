"""The briefing of a visitor's choices: made once for the same choices, on the day of the setting."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.arrangement import GUIDED, Arrangement
from analysis.briefing.build import briefing, material_of, questions_of, section_of
from analysis.briefing.citation import citations_of
from analysis.briefing.day import briefing_day
from analysis.package.data_folder import data_folder
from analysis.recent import Recent
from pages.components.shared import share

if TYPE_CHECKING:
    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Briefing, Question, Section
    from analysis.briefing.material import Material
    from analysis.corpus import Corpus
    from analysis.selection import Selection
    from pages.components.frame.view import View

ROOM = 64 * 2**20
_MATERIALS: Recent[Material] = Recent(32, room=ROOM, weigh=lambda material: 16 * material.total)
"""What briefings are made from; of each comment its id, and whether its mark is sure."""
_SECTIONS: Recent[tuple[Section, int]] = Recent(256, room=ROOM, weigh=lambda made: 32 * made[1])
"""Sections, each with the number of comments it is about; their ids stand behind its numbers, in some sections several times."""
NOTES = "briefing_notes"
"""Session state: section → the visitor's own note. Notes stand in a saved file, never in an address."""


def arrangement(view: View) -> Arrangement:
    """What the address and this session's notes ask for."""
    sections = tuple(view.values.get("section", ())) or GUIDED
    notes = {key: note for key, note in st.session_state.get(NOTES, {}).items() if note.strip()}
    return Arrangement(sections, _pair(view), tuple(view.values.get("voice", ())), notes)


def made(view: View) -> Briefing:
    """The whole briefing of the present choices, for files. Raises TemplateError, DayError."""
    chosen = arrangement(view)
    day = briefing_day(os.environ, datetime.date.today())
    notes = tuple(sorted(chosen.notes.items()))
    selection, site = view.selected.selection, share.site()
    return _made(view.corpus, selection, chosen.sections, chosen.pair, chosen.voices, notes, day, site)


def section(view: View, key: str) -> Section:
    """One section alone, be it among those that were chosen or not: a view shows no other. Raises TemplateError."""
    chosen = arrangement(view)
    found, note = _section(_of(view, chosen), key), chosen.notes.get(key, "")
    return replace(found, note=note) if note else found


def questions(view: View) -> tuple[tuple[Question, ...], Citations]:
    """The questions to expect, and how comments are named in them. Raises TemplateError."""
    return _questions(_of(view, arrangement(view)))


def _pair(view: View) -> tuple[str, ...]:
    """The two pillars that the address names; none where it leaves them to the program."""
    given = {parameter.key: parameter.default for parameter in view.parameters if parameter.key in ("target", "reference")}
    chosen = (view.value("target"), view.value("reference"))
    if chosen == (given["target"], given["reference"]) or "rest" in chosen:
        return ()
    return chosen


def _of(view: View, chosen: Arrangement) -> Material:
    return _material(view.corpus, view.selected.selection, chosen.pair, chosen.voices)


def _material(corpus: Corpus, selection: Selection, pair: tuple[str, ...], voices: tuple[str, ...]) -> Material:
    arrangement = Arrangement(pair=pair, voices=voices)
    key = corpus, selection, pair, voices
    return _MATERIALS.get(key, lambda: material_of(corpus, selection, arrangement, data=data_folder()))


def _section(material: Material, key: str) -> Section:
    return _SECTIONS.get((material, key), lambda: (section_of(material, key), material.total))[0]


@lru_cache(maxsize=32)
def _questions(material: Material) -> tuple[tuple[Question, ...], Citations]:
    numbers = citations_of(material.consultation)
    return questions_of(material, numbers, data=data_folder()), numbers


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
