"""Briefings that tests of briefings and of their files share: Nerima's, a hostile one, of ten thousand comments.

Each is made once a process; `conftest.py` beside this file loads them for both folders.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

import pandas as pd
import pytest

from analysis.briefing.arrangement import SECTIONS, Arrangement
from analysis.briefing.build import briefing
from analysis.corpus import Corpus
from analysis.language.compounds import join_compounds
from analysis.language.tokens import tokenize_comments
from analysis.opening import open_corpus
from analysis.selection import Selection

DAY = datetime.date(2026, 1, 5)
EVERYTHING = Arrangement(SECTIONS)
"""The eight views of the guided read and every other section."""


@pytest.fixture(scope="session")
def corpus(nerima_folder, tmp_path_factory) -> Corpus:
    return open_corpus(nerima_folder, nerima_folder.parents[1] / "lexicon", cache=tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture(scope="session")
def nerima(corpus):
    """The briefing of all 94 comments, response types as read by people."""
    return briefing(corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING, site="http://example.lg.jp:8501")


@pytest.fixture(scope="session")
def ten_thousand(corpus) -> Corpus:
    """The same comments again and again, each with an id, a number and words of its own, and the mark its original was given."""
    once, size = corpus.consultation.comments, len(corpus.consultation.comments)
    comments = pd.concat([once] * 107, ignore_index=True).head(10_000)
    numbers = pd.array([str(number) for number in range(1, len(comments) + 1)], dtype="str")
    given = corpus.consultation.marks("coded").reindex(comments.index % size).array
    comments = comments.assign(
        id=numbers, no=numbers, reply_shared_with=pd.array([None] * len(comments), dtype="str"), printed_mark=given
    )
    words, compounds = (_repeated(tokens, size, len(comments)) for tokens in (corpus.words, corpus.compounds))
    return Corpus(replace(corpus.consultation, comments=comments), corpus.lexicon, words, compounds)


def _repeated(tokens: pd.DataFrame, size: int, comments: int) -> pd.DataFrame:
    times = -(-comments // size)
    copies = [tokens.assign(row=(tokens["row"] + size * number).astype("int32")) for number in range(times)]
    return pd.concat(copies, ignore_index=True).query("row < @comments")


HOSTILE = (
    '=HYPERLINK("http://example.com","押す")',
    "@SUM(A1)\t+1",
    "<script>alert(1)</script>&amp;<b>太字</b> _x0041_",
    "制御\x00\x1b\x07文字\u202eと向き\r\n次の行",
    "長" * 40_000,
    "https://example.lg.jp/" + "a" * 300,
    "絵文字😀👨‍👩‍👧と𠮷野家、葛\U000e0100城市、髙﨑、①㈱㍻",
    "*強調* [リンク](http://example.com) :red[色] $x$",
    "－",
    "",
)
"""What a text of unknown origin may hold; each must come out as it is, and nothing in it may run."""


@pytest.fixture(scope="session")
def hostile(corpus) -> Corpus:
    """Ten comments with hostile opinions and replies, under a hostile title."""
    comments = corpus.consultation.comments.iloc[5:15].reset_index(drop=True)
    texts = {field: pd.array(order, dtype="str") for field, order in (("opinion", HOSTILE), ("reply", HOSTILE[::-1]))}
    comments = comments.assign(**texts, reply_shared_with=None).astype({"reply_shared_with": "str"})
    metadata = replace(corpus.consultation.metadata, title=HOSTILE[0], plan=HOSTILE[2], publisher=HOSTILE[6])
    words = tokenize_comments(comments, corpus.lexicon)
    consultation = replace(corpus.consultation, comments=comments, metadata=metadata)
    return Corpus(consultation, corpus.lexicon, words, join_compounds(words, comments))


@pytest.fixture(scope="session")
def large(ten_thousand):
    """The briefing of ten thousand comments."""
    return briefing(ten_thousand, Selection("printed"), date=DAY, arrangement=EVERYTHING)
