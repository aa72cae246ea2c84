"""How well documents are read, over every layout changed in every way: a floor under it."""

from __future__ import annotations

import pytest

from tests.bench.ingest import Figures, measured, quality, summed
from tests.documents.kinds import KINDS
from tests.documents.layouts import LAYOUTS, MUTATIONS

FLOOR = 0.99
"""All four shares were 1.0 over 36 layouts, 54 changes of them and 17 further kinds on 26 November 2026; one document of these
may go wrong."""


def test_documents_changed_in_every_way_are_read_as_well_as_ever(tmp_path):
    read = {name: measured(layout(), tmp_path) for name, layout in (LAYOUTS | MUTATIONS | KINDS).items()}
    worse = {name: figures.wrong[:3] or figures.refused for name, figures in read.items() if figures.right < figures.cells}
    assert min(quality(read.values()).values()) >= FLOOR, worse


def test_shares_are_counted_from_rows_and_cells():
    """Ten comments, eight read, seven of them whole; twenty cells, fifteen right, three misread, two missed, one invented."""
    wrong = [(0, "mark", "○")] * 3 + [(1, "reply", "")] * 2 + [(2, "count", "3")]
    figures = Figures(10, 8, found=7, cells=20, right=15, invented=1, wrong=wrong)
    assert list(quality([figures]).values()) == pytest.approx([7 / 8, 7 / 10, 15 / 19, 15 / 20])
    assert summed([figures, figures]).expected == 20


def test_a_reader_that_reads_nothing_is_below_the_floor():
    assert max(quality([Figures(10, 0, cells=20)]).values()) < FLOOR
