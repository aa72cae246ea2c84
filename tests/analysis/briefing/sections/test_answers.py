"""The document's own counts beside those of readers."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.briefing.build import briefing
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING

OFFICIAL = "資料の集計では"


def sentences(corpus, basis, key):
    section = briefing(corpus, Selection(basis), date=DAY, arrangement=EVERYTHING).section(key)
    return [sentence.text for sentence in section.details]


@pytest.fixture
def with_printed_marks(corpus, with_comments):
    marks = corpus.consultation.marks("coded").array
    return with_comments(lambda comments: comments.assign(printed_mark=pd.array(list(marks), dtype="str")))


@pytest.mark.parametrize(("key", "printed"), [("changed", 4), ("refused", 6), ("postponed", 12)])
def test_the_documents_own_count_stands_beside_a_count_by_readers(corpus, key, printed):
    """`printed`: as the table of totals of the document says."""
    texts = [text for text in sentences(corpus, "coded", key) if text.startswith(OFFICIAL)]
    assert len(texts) == 1 and texts[0].endswith(f"は{printed}件です。")


def test_where_the_document_prints_its_marks_they_need_no_count_beside_them(with_printed_marks):
    assert not [text for text in sentences(with_printed_marks, "printed", "changed") if text.startswith(OFFICIAL)]
    assert [text for text in sentences(with_printed_marks, "coded", "changed") if text.startswith(OFFICIAL)]


def test_where_no_mark_is_printed_the_documents_own_count_is_said(corpus):
    assert [text for text in sentences(corpus, "printed", "changed") if text.startswith(OFFICIAL)]
