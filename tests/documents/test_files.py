"""Documents made with the programs that towns use: every comment and every cell is read."""

from __future__ import annotations

import pytest

from tests.bench.ingest import measured
from tests.documents.files import FILES


def test_there_are_files():
    assert len(FILES) >= 8


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_it_was_written(name, tmp_path):
    figures = measured(FILES[name](), tmp_path)
    assert figures.refused == ""
    assert (figures.read, figures.found) == (figures.expected, figures.expected)
    assert figures.wrong == []
    assert figures.cells == figures.right > 0
