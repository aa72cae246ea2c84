"""Documents made with the programs that towns use: every comment and every cell is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bench.ingest import measured
from tests.documents.files import FILES
from tests.libreoffice import poppler


def test_there_are_files():
    assert len(FILES) >= 8


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_it_was_written(name, tmp_path):
    figures = measured(FILES[name](), tmp_path)
    assert figures.refused == ""
    assert (figures.read, figures.found) == (figures.expected, figures.expected)
    assert figures.wrong == []
    assert figures.cells == figures.right > 0


LAID_OUT = ["word_marks_with_lists", "word_merged_categories", "word_numbers_above_opinions"]
"""What can be told from the places of the texts alone: no cell is centred, none comes within a blank of the next column."""


@pytest.mark.office
@pytest.mark.parametrize("name", LAID_OUT)
def test_the_text_that_a_converter_makes_of_a_file_is_read_as_well(name, tmp_path):
    layout = FILES[name]()
    (tmp_path / "result.pdf").write_bytes(layout.content)
    text = poppler("pdftotext", "-layout", tmp_path / "result.pdf", "-")
    figures = measured(replace(layout, suffix=".txt", content=text.encode()), tmp_path)
    assert (figures.read, figures.found, figures.refused) == (figures.expected, figures.expected, "")
    assert figures.wrong == []
