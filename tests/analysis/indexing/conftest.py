"""The Nerima comments and the lexicon, read once for all tests of indexing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.language.lexicon import read_lexicon
from analysis.package.folder import read_consultation

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon(DATA / "lexicon")


@pytest.fixture(scope="module")
def comments():
    return read_consultation(DATA / "consultations" / "nerima-2023").comments
