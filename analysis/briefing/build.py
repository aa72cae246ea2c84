"""From a corpus and a selection to a briefing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.bases import NAMES, STATEMENTS, UNKNOWN
from analysis.briefing.arrangement import Arrangement
from analysis.briefing.attribution import attributed
from analysis.briefing.citation import citations_of
from analysis.briefing.content import Briefing, Quotation, Source
from analysis.briefing.material import Material
from analysis.briefing.questions.expected import questions
from analysis.briefing.sections.answers import answered, answers, shared_reply
from analysis.briefing.sections.asked import asked
from analysis.briefing.sections.concentration import concentration
from analysis.briefing.sections.future import postponed
from analysis.briefing.sections.limits import limits
from analysis.briefing.sections.pair import pair
from analysis.briefing.sections.refused import refused
from analysis.briefing.sections.voices import voices
from analysis.briefing.templates import QUESTIONS_FILE, SENTENCES_FILE, read_templates
from analysis.briefing.view_address import choice_text, view_address

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date
    from pathlib import Path

    from analysis.briefing.citation import Citations
    from analysis.briefing.content import Question, Section
    from analysis.briefing.templates import Templates
    from analysis.corpus import Corpus
    from analysis.selection import Selection

_SECTIONS: Mapping[str, Callable[[Material], Section]] = {
    "asked": asked,
    "concentration": concentration,
    "answers": answers,
    "changed": lambda material: answered(material, "changed"),
    "refused": refused,
    "postponed": postponed,
    "pair": pair,
    "voices": voices,
    "limits": limits,
}


def briefing(
    corpus: Corpus,
    selection: Selection,
    *,
    date: date,
    arrangement: Arrangement | None = None,
    site: str = "",
    data: Path | None = None,
) -> Briefing:
    """Write the briefing of a selection. `date` stands on every page; `site` is the dashboard's own address, for the view's URL.

    Raises TemplateError where a sentence of the data folder cannot be used.
    """
    chosen = arrangement or Arrangement()
    material = material_of(corpus, selection, chosen, data=data)
    sections = tuple(section_of(material, key) for key in chosen.sections)
    numbers = citations_of(corpus.consultation)
    expected = questions_of(material, numbers, data=data)
    return Briefing(
        source_of(material, date, site), sections, expected, partial(quotations, material, sections, numbers), numbers
    )


def material_of(corpus: Corpus, selection: Selection, arrangement: Arrangement, *, data: Path | None = None) -> Material:
    """What the sections of a briefing are made from. Raises TemplateError."""
    templates = _templates(SENTENCES_FILE, corpus, data)
    return Material(corpus, corpus.select(selection), templates, arrangement, choice_text(corpus.consultation, selection))


def section_of(material: Material, key: str) -> Section:
    """One section, with the reader's note; none knows of the others. Raises TemplateError."""
    section, note = attributed(_SECTIONS[key](material), material), material.arrangement.notes.get(key, "")
    return replace(section, note=note) if note else section


def questions_of(material: Material, numbers: Citations, *, data: Path | None = None) -> tuple[Question, ...]:
    """The questions to expect. Raises TemplateError."""
    return questions(material, _templates(QUESTIONS_FILE, material.corpus, data), numbers)


def _templates(file: str, corpus: Corpus, data: Path | None) -> Templates:
    return replace(read_templates(file, data), words=corpus.consultation.words)


def source_of(material: Material, date: date, site: str) -> Source:
    """What stands on every page of a file made from the material."""
    consultation, selection = material.consultation, material.selected.selection
    metadata = consultation.metadata
    return Source(
        consultation=consultation.id,
        title=metadata.title,
        publisher=metadata.publisher,
        unit_line=consultation.unit_line,
        attribution=metadata.cited,
        choice=material.choice,
        basis=NAMES[material.basis],
        words=consultation.words,
        basis_note=STATEMENTS[material.basis] if consultation.marks(material.basis).notna().any() else UNKNOWN,
        date=date,
        data_hash=consultation.data_hash,
        url=view_address(consultation.id, selection, site=site),
    )


def quotations(material: Material, sections: tuple[Section, ...], numbers: Citations) -> dict[str, Quotation]:
    """Quote every selected comment and every other one that a section rests on, in document order."""
    comments = material.consultation.comments
    labels = material.legend["label"].to_dict()
    table = pd.DataFrame(
        {
            "id": comments["id"],
            "pillar": comments["pillar"].map(material.pillars),
            "mark": material.consultation.marks(material.basis).map(labels),
            "opinion": comments["opinion"],
            "reply": shared_reply(material),
            "reply_of": comments["reply_shared_with"],
            "page": comments["page"],
        }
    )
    rows = table[table["id"].isin(cited_ids(sections) | set(material.ids))].astype(object)
    return {row["id"]: _quotation(row, numbers) for row in rows.where(rows.notna(), None).to_dict("records")}


def cited_ids(sections: tuple[Section, ...]) -> set[str]:
    """Every comment that a sentence or a table rests on."""
    sentences = {each for section in sections for sentence in section.sentences for each in sentence.ids}
    return sentences | {each for section in sections for table in section.tables for each in table.ids}


def _quotation(row: Mapping[Hashable, Any], numbers: Citations) -> Quotation:
    own = {key: row[key] for key in ("id", "pillar", "opinion", "reply")}
    reply_of = numbers.label(row["reply_of"]) if row["reply_of"] else ""
    page = None if row["page"] is None else int(row["page"])
    return Quotation(**own, label=numbers.label(row["id"]), mark=row["mark"] or "", reply_of=reply_of, page=page)
