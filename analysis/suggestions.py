"""Which comments may belong to a theme that has a few examples and perhaps a name: a ranking for a person to go through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.language.letters import letters
from analysis.language.sentence_vectors import sentence_vectors
from analysis.replies.reply_rows import reply_rows
from analysis.statistics.texts.likeness import likeness, shared_weights
from analysis.statistics.texts.shingles import shingle_matrix
from analysis.statistics.texts.weighted import weighted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.corpus import Corpus
    from analysis.statistics.schema import Suggestions
    from analysis.statistics.texts.likeness import Rows

LETTERS = 2
"""Letters in a row that two texts share or not: pairs beside words found more of Nerima's themes than threes (0.52 and 0.49)."""
MOST_LETTERS, MOST_MEANING = 100_000, 20_000
"""Comments up to which letters and meaning are looked at; beyond, words alone, so that an answer takes seconds."""
WORDS = 5
_HIRAGANA = re.compile("[ぁ-ゖー]+")


@dataclass(frozen=True)
class Examples:
    """What a person gave: comments that belong to the theme, comments that do not, the theme's name."""

    like: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    name: str = ""


def suggestions(corpus: Corpus, examples: Examples, *, field: str = "both", meaning: bool = False) -> DataFrame[Suggestions]:
    """Rank all other comments by how like the examples they are.

    One row is a comment that is no example, the most alike first, ties in document order: id, score (see `likeness`), words (what
    it shares with the examples, the heaviest first). `field` names the texts that are compared. `meaning` adds what the sentence
    encoder makes of them. Raises ValueError without an example and a name, and ModuleNotFoundError where `meaning` is asked for
    without its package.
    """
    comments = corpus.consultation.comments
    views, words = _views(corpus, examples.name, field=field, meaning=meaning and len(comments) <= MOST_MEANING)
    place = {comment: number for number, comment in enumerate(comments["id"])}
    like, unlike = ([place[each] for each in given] for given in (examples.like, examples.unlike))
    like += [len(comments)] if examples.name.strip() else []
    if not like:
        raise ValueError("no comment and no name to be like")
    scores = likeness(views, like, unlike)[: len(comments)].round(6)
    others = [row for row in np.argsort(-scores, kind="stable").tolist() if row not in {*like, *unlike}]
    terms = corpus.matrix(_of_words(field), joined=True).terms["term"].tolist()
    found = [_told(terms, shared_weights(words, like, row, most=3 * WORDS)) for row in others]
    ids = pd.array([comments["id"].iloc[row] for row in others], dtype="str")
    table = pd.DataFrame({"id": ids, "score": scores[others], "words": pd.array(found, dtype="str")})
    return cast("DataFrame[Suggestions]", table)


def _told(terms: Sequence[str], columns: Iterable[int]) -> str:
    """The words that a person is told; those of hiragana alone (よう, の, この) name nothing."""
    return "、".join([terms[column] for column in columns if not _HIRAGANA.fullmatch(terms[column])][:WORDS])


def _views(corpus: Corpus, name: str, *, field: str, meaning: bool) -> tuple[list[Rows], sparse.csr_matrix]:
    """The tables that are compared, a row for each comment and a last one for the name, and the one whose words are told."""
    main = _of_words(field)
    texts = [*_texts(corpus, main), name]
    words = _word_view(corpus, main, name)
    views: list[Rows] = [words]
    if len(texts) <= MOST_LETTERS:
        views.append(weighted(shingle_matrix([letters(text) for text in texts], LETTERS)))
    if meaning:
        views.append(_meanings(tuple(texts)))
    if field == "both":
        views.append(_word_view(corpus, "reply", ""))
    return views, words


def unsure_first(ranked: DataFrame[Suggestions]) -> DataFrame[Suggestions]:
    """The same table, the comments first of which their score says least whether they belong: uncertainty sampling (Lewis & Gale,
    SIGIR 1994).

    What is high and what is low is told by the threshold that parts the scores into two groups with the least variance within
    them (Otsu 1979); ties keep their order. Tried on the 14 themes of Nerima that 8 to 60 comments have by their rules, from 3 of
    these, four times each: after 15 answers 4.9 more were found this way and 5.9 the most alike first; the average precision of
    the ranking of what was left was 0.49 and 0.19.
    """
    distance = (ranked["score"] - _parting(ranked["score"].to_numpy())).abs().round(9)
    return ranked.loc[distance.sort_values(kind="stable").index].reset_index(drop=True)


def _parting(scores: NDArray[np.float64]) -> float:
    """The middle between the two neighbouring scores where Otsu's threshold lies; of scores that are all equal, that score."""
    found = np.sort(scores)
    if len(found) < 2:
        return float(found.sum())
    below, whole = np.arange(1, len(found)), found.sum()
    before = np.cumsum(found)[:-1]
    between = below * (len(found) - below) * (before / below - (whole - before) / (len(found) - below)) ** 2
    place = int(between.argmax())
    return float(found[place] + found[place + 1]) / 2


@lru_cache(maxsize=4)
def _meanings(texts: tuple[str, ...]) -> NDArray[np.float64]:
    """The vectors of texts, kept: a person asks again and again about the same ones, and 100 take a second."""
    return sentence_vectors(texts)


def _of_words(field: str) -> str:
    return "reply" if field == "reply" else "opinion"


def _texts(corpus: Corpus, field: str) -> Sequence[str]:
    comments = corpus.consultation.comments
    texts = [text if isinstance(text, str) else "" for text in comments[field]]
    return texts if field == "opinion" else [texts[row] if row >= 0 else "" for row in reply_rows(comments).fillna(-1)]


def _word_view(corpus: Corpus, field: str, name: str) -> sparse.csr_matrix:
    """Words that are no stop words; a reply of a merged cell counts for each comment it answers; the name's words come last."""
    matrix = corpus.matrix(field, joined=True)
    counts = sparse.csr_matrix(matrix.counts)
    if field == "reply":
        answered = reply_rows(corpus.consultation.comments)
        empty = sparse.csr_matrix((1, counts.shape[1]), dtype=counts.dtype)
        counts = sparse.vstack([counts, empty]).tocsr()[answered.fillna(len(answered)).to_numpy(dtype=np.int64)]
    terms = matrix.terms["term"].tolist()
    named = [[int(len(term) > 1 and term in name) for term in terms]]
    whole = sparse.vstack([counts, sparse.csr_matrix(named, dtype=counts.dtype)]).tocsr()
    return weighted(sparse.csr_matrix(whole.multiply(~matrix.terms["stop"].to_numpy(dtype=np.bool_))))
