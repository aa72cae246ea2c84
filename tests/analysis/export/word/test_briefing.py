"""The briefing in Word, read by python-docx: every sentence, table, question and comment of it, and nothing that runs."""

from __future__ import annotations

import io

import docx
import pytest

from analysis.briefing.content import Count
from analysis.export.visible import visible
from analysis.export.word.briefing import briefing_bytes
from tests.analysis.export.conftest import NAMES


@pytest.fixture(scope="module")
def written(briefings):
    return {name: docx.Document(io.BytesIO(briefing_bytes(briefings[name]))) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_question_and_comment_is_there(briefings, written, name):
    briefing, lines = briefings[name], {paragraph.text for paragraph in written[name].paragraphs}
    for section in briefing.sections:
        assert {visible(sentence.text) for sentence in section.sentences} <= lines
    assert {f"{n}　{visible(question.text)}" for n, question in enumerate(briefing.questions, start=1)} <= lines
    headings = [p.text for p in written[name].paragraphs if p.style.name == "Heading 2" and "番" in p.text]
    assert len(headings) >= len(briefing.quotations)


@pytest.mark.parametrize("name", NAMES)
def test_tables_hold_the_counts_of_the_briefing_and_repeat_their_heads(briefings, written, name):
    tables = [table for section in briefings[name].sections for table in section.tables]
    assert len(written[name].tables) == len(tables)
    for made, table in zip(written[name].tables, tables, strict=True):
        assert [cell.text for cell in made.rows[0].cells] == [visible(column.label) for column in table.columns]
        for row, cells in zip(list(made.rows)[1:], table.rows, strict=True):
            counts = [f"{int(cell):,}" if isinstance(cell, Count) else None for cell in cells]
            assert [text if count else None for text, count in zip((c.text for c in row.cells), counts, strict=True)] == counts


def test_the_same_briefing_gives_the_same_bytes(briefings):
    assert briefing_bytes(briefings["nerima"]) == briefing_bytes(briefings["nerima"])
