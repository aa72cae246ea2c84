"""Corpora whose comments a test changes; what all tests of briefings share stands in `tests/analysis/briefings.py`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.corpus import Corpus
from analysis.language.compounds import join_compounds
from analysis.language.tokens import tokenize_comments


@pytest.fixture
def with_comments(corpus):
    """A corpus whose comments were changed by a function of the table."""

    def changed(change) -> Corpus:
        comments = change(corpus.consultation.comments)
        words = tokenize_comments(comments, corpus.lexicon)
        consultation = replace(corpus.consultation, comments=comments)
        return Corpus(consultation, corpus.lexicon, words, join_compounds(words, comments))

    return changed
