"""Words: how much an index costs beside the bare tokenizer, and the matrix and keyness beside scikit-learn and scattertext.

Install `scikit-learn scattertext six` for the second part; nothing of the project needs them.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.indexing.index import build_index
from analysis.language.engines.janome_engine import Janome
from analysis.language.lexicon import Lexicon, read_lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation
from analysis.statistics.matrix import DocumentTermMatrix, document_term_matrix, is_counted
from analysis.statistics.words.keyness import log_odds
from tests.bench.figures import Figure, figure
from tests.bench.scale_texts import comments, source_name
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

JANOME, MECAB, KEYNESS = 10_000, 20_000, 20_000
"""Comments measured with each."""


def words() -> dict[str, Figure]:
    lexicon = read_lexicon(ROOT / "data" / "lexicon")
    table = comments(read_consultation(ROOT / "data" / "consultations" / "nerima-2023"), max(JANOME, MECAB, KEYNESS))
    print(f"Tokenising ({source_name()})                            comments   seconds  a second   ratio")
    found = print_engine("janome", bare_janome, lexicon, table.head(JANOME), workers=(1, 2))
    found |= print_engine("mecab", bare_mecab, lexicon, table.head(MECAB), workers=(1, 2))
    print("  aims: one process within 1.3 times the bare loop; two processes 1.8 times as fast as one\n")
    print_statistics(lexicon, table.head(KEYNESS))
    return found


def print_engine(
    engine: str, bare: Callable[[Lexicon, pd.DataFrame], float], lexicon: Lexicon, table: pd.DataFrame, workers: tuple[int, ...]
) -> dict[str, Figure]:
    """The bare loop, then an index by one process and by several."""
    reference = bare(lexicon, table)
    _line(f"{engine}: tokenizer alone, in a loop", len(table), reference, "")
    one, found = 0.0, {}
    for number in workers:
        seconds = indexed(lexicon, table, engine=engine, workers=number)
        one = one or seconds
        ratio = f"{seconds / reference:.2f} of the loop" if number == 1 else f"{one / seconds:.2f} times as fast as one"
        _line(f"{engine}: index, {number} process{'es' if number > 1 else ''}", len(table), seconds, ratio)
        found[f"words.{engine}.{number}"] = figure(seconds / reference, "倍", f"{len(table):,}件、素の解析1プロセスとの比")
    return found


def bare_janome(lexicon: Lexicon, table: pd.DataFrame) -> float:
    """Seconds of janome's own loop over the texts, with the same user dictionary."""
    tokenizer = Janome(lexicon).tokenizer
    return _seconds(lambda: [list(tokenizer.tokenize(text)) for text in table["opinion"]])


def bare_mecab(lexicon: Lexicon, table: pd.DataFrame) -> float:
    """Seconds of MeCab's own loop over the texts, to lines of text (fugashi, the same user dictionary)."""
    from analysis.language.engines.mecab import Mecab

    tagger = Mecab(lexicon).tagger
    return _seconds(lambda: [tagger.parse(text) for text in table["opinion"]])


def indexed(lexicon: Lexicon, table: pd.DataFrame, *, engine: str, workers: int) -> float:
    """Seconds from texts to an index on disk, processes started and dictionaries loaded included."""
    with tempfile.TemporaryDirectory() as place:
        return _seconds(lambda: list(build_index(table, lexicon, Path(place), engine=engine, workers=workers)))


def print_statistics(lexicon: Lexicon, table: pd.DataFrame) -> None:
    """Matrix and keyness of two groups from the same tokens."""
    tokens = tokenize_comments(table, lexicon, engine="mecab")
    groups = table["pillar"].to_numpy()
    target, reference = np.flatnonzero(groups == groups[0]), np.flatnonzero(groups != groups[0])
    print(f"Statistics on {len(table):,} comments, {len(tokens):,} tokens                                  seconds   ratio")
    matrix = document_term_matrix(tokens, len(table))
    own = _best(lambda: document_term_matrix(tokens, len(table)))
    keyness = _best(lambda: log_odds(matrix, target, reference))
    _line("matrix", len(table), own, "")
    _line("keyness (log-odds with prior)", len(table), keyness, "")
    try:
        print_others(_lists(tokens, len(table)), matrix, target, reference, own, keyness)
    except ImportError as error:
        print(f"  not compared: {error.name} is not installed (pip install scikit-learn scattertext six)")
    print()


def print_others(
    words: list[list[str]], matrix: DocumentTermMatrix, target: Any, reference: Any, own: float, keyness: float
) -> None:
    """The same from scikit-learn and scattertext; raises AssertionError where they count otherwise."""
    import scattertext
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(analyzer=list)
    theirs = vectorizer.fit_transform(words)
    assert theirs.sum() == matrix.counts.sum() and theirs.shape == matrix.counts.shape
    seconds = _best(lambda: CountVectorizer(analyzer=list).fit_transform(words))
    _line("matrix by scikit-learn's CountVectorizer", len(words), seconds, f"{seconds / own:.1f} times ours")
    side = np.isin(np.arange(len(words)), target).astype(int)
    texts = [" ".join(each) for each in words]

    def corpus() -> Any:
        return scattertext.CorpusFromScikit(
            X=theirs, y=1 - side, feature_vocabulary=vectorizer.vocabulary_, category_names=["t", "r"], raw_texts=texts
        ).build()

    def scores(built: Any) -> Any:
        frequencies = built.get_term_freq_df()
        scorer = scattertext.LogOddsRatioInformativeDirichletPrior(frequencies.sum(axis=1).to_numpy(), 1.0)
        return scorer.get_scores(frequencies.iloc[:, 0].to_numpy(), frequencies.iloc[:, 1].to_numpy())

    def usual() -> Any:
        table = pd.DataFrame({"group": np.where(side, "t", "r"), "text": texts})
        return scores(scattertext.CorpusFromPandas(table, "group", "text", nlp=scattertext.whitespace_nlp).build())

    built = corpus()
    seconds = _best(lambda: scores(built))
    _line("scattertext: the scores alone", len(words), seconds, f"{seconds / keyness:.1f} times ours")
    seconds = _best(lambda: scores(corpus()))
    _line("scattertext: from a matrix", len(words), seconds, f"{seconds / keyness:.1f} times ours")
    seconds = _best(usual, times=1)
    _line("scattertext: from words apart, as its manual does", len(words), seconds, f"{seconds / (own + keyness):.1f} times ours")


def _lists(tokens: pd.DataFrame, number: int) -> list[list[str]]:
    counted = tokens[is_counted(tokens["pos"])]
    words: list[list[str]] = [[] for _ in range(number)]
    for row, term in zip(counted["row"].tolist(), counted["term"].tolist(), strict=True):
        words[row].append(term)
    return words


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _best(work: Callable[[], object], *, times: int = 5) -> float:
    return min(_seconds(work) for _ in range(times))


def _line(what: str, number: int, seconds: float, ratio: str) -> None:
    print(f"  {what:50} {number:9,} {seconds:9.3f} {number / seconds:9,.0f}   {ratio}", flush=True)


if __name__ == "__main__":
    words()
