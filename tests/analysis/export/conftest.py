"""Briefings that are written to files and read back: Nerima's, a hostile one, of no comment, of one, of ten thousand."""

from __future__ import annotations

import pytest

from analysis.briefing.build import briefing
from analysis.export.workbook import workbook_bytes
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING


@pytest.fixture(scope="session")
def briefings(corpus, nerima, hostile):
    """Briefings by name."""
    return {
        "nerima": nerima,
        "nothing": briefing(corpus, Selection("coded", query="ない語だからない"), date=DAY, arrangement=EVERYTHING),
        "one": briefing(corpus, Selection("coded", ("柱Ⅱ",), query="奨学金"), date=DAY, arrangement=EVERYTHING),
        "printed": briefing(corpus, Selection("printed"), date=DAY, arrangement=EVERYTHING),
        "hostile": briefing(hostile, Selection("coded"), date=DAY, arrangement=EVERYTHING),
    }


@pytest.fixture(scope="session")
def large_book(large) -> bytes:
    """The workbook of it: several seconds of writing."""
    return workbook_bytes(large)


NAMES = ("nerima", "nothing", "one", "printed", "hostile")
