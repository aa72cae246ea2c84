"""Forms of results written as Word documents: every comment and every cell, by python-docx."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.ingest.build import built
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import proposal
from tests.bench.ingest import compared
from tests.documents.office import word
from tests.documents.shapes import SHAPED

FORMS = {plan.name: plan for plan in SHAPED if plan.name != "html_blocks"}
"""That one has headings that only a page of a web site has."""


@pytest.mark.parametrize("name", FORMS)
def test_every_comment_and_every_cell_of_a_form_is_read_from_word(tmp_path, name):
    layout = replace(FORMS[name], write=word, suffix=".docx").layout()
    (tmp_path / "result.docx").write_bytes(layout.content)
    document = original(tmp_path / "result.docx")
    figures = compared(layout, built(document, proposal(document, "source.docx").recipe))
    assert (figures.found, figures.read) == (figures.expected, figures.expected)
    assert (figures.wrong, figures.invented) == ([], 0)


def test_there_are_ten_forms_at_least():
    assert len(FORMS) >= 10
