"""The briefing in Word, read by python-docx and LibreOffice: every sentence, table, question and comment, in any template."""

from __future__ import annotations

import io

import docx
import pytest

from analysis.briefing.content import Count
from analysis.export.visible import visible
from analysis.export.word.briefing import BLOCKS, TEXTS, briefing_bytes, briefing_template_problem
from analysis.export.word.template import TemplateError
from tests import libreoffice
from tests.analysis.export.conftest import NAMES
from tests.japanese_font import provided


@pytest.fixture(scope="module")
def written(briefings):
    provided()
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


def template(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_municipalitys_own_template_takes_the_parts_it_names_where_it_names_them(briefings):
    own = template("資料2", "{{出典と方法}}", "{{公表}}　{{作成日}}現在　{{意見件数}}", "{{ 想定質問 }}")
    made = docx.Document(io.BytesIO(briefing_bytes(briefings["nerima"], template=own)))
    lines = [paragraph.text for paragraph in made.paragraphs]
    assert lines[:2] == ["資料2", "出典と方法"] and "練馬区　2026年1月5日現在　94件（11名・5団体）" in lines
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["出典と方法", "想定質問"]
    assert not made.tables and not made.inline_shapes


def test_all_fields_are_known_and_those_that_are_not_are_named(briefings):
    everything = template(*(f"{{{{{name}}}}}" for name in (*BLOCKS, *TEXTS)))
    assert briefing_template_problem(everything) == ""
    assert "{{" not in "".join(
        p.text for p in docx.Document(io.BytesIO(briefing_bytes(briefings["one"], template=everything))).paragraphs
    )
    with pytest.raises(
        TemplateError, match=r"{{寄せられた意見と考え方}} という項目はありません。本文に使える項目：{{本文}}、{{題名と条件}}"
    ):
        briefing_bytes(briefings["one"], template=template("{{本文}}", "{{寄せられた意見と考え方}}"))


@pytest.mark.office
def test_libreoffice_shows_the_figures_and_the_sentences(briefings, tmp_path):
    provided()
    (tmp_path / "briefing.docx").write_bytes(briefing_bytes(briefings["nerima"]))
    libreoffice.convert([tmp_path / "briefing.docx"], "pdf", tmp_path)
    pictures = libreoffice.poppler("pdfimages", "-list", tmp_path / "briefing.pdf").splitlines()[2:]
    assert (
        [line.split()[2] for line in pictures].count("image")
        == sum(len(section.figures) for section in briefings["nerima"].sections)
        > 3
    )
    text = "".join(libreoffice.poppler("pdftotext", tmp_path / "briefing.pdf", "-").split())
    for section in briefings["nerima"].sections:
        assert "".join(visible(section.message.text).split()) in text
