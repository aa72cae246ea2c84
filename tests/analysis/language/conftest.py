"""The lexicon as committed, and the tokens of the Nerima comments under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.language.lexicon import read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session")
def lexicon():
    return read_lexicon(DATA / "lexicon")


@pytest.fixture(scope="session")
def comments():
    return read_consultation(DATA / "consultations" / "nerima-2023").comments


@pytest.fixture(scope="session")
def nerima_tokens(comments, lexicon):
    return tokenize_comments(comments, lexicon)
