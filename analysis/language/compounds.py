"""Adjacent nouns as one word: 区民・意識・意向・調査 → 区民意識意向調査."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema

_STEMS = ("名詞,一般", "名詞,サ変接続", "名詞,固有名詞", "名詞,形容動詞語幹", "名詞,ナイ形容詞語幹")
_SUFFIXES = ("名詞,接尾,一般", "名詞,接尾,サ変接続", "名詞,接尾,地域", "名詞,接尾,形容動詞語幹")
_PREFIXES = ("接頭詞,名詞接続",)
_LEANING = (
    "等 など 的 上 中 後 前 内 外 間 毎 ごと 別 達 たち ら 側 向け 用 同士 全般 以上 以下 以外 以内 以降 ほか 他 "
    "ご お 御 各 本 当 同 両 約 さん 様 方 氏"
)
_LOOSE = frozenset(_LEANING.split())
"""Suffixes and prefixes that lean on any noun: with them every noun would make new words."""


def join_compounds(tokens: DataFrame[schema.Tokens], comments: pd.DataFrame) -> DataFrame[schema.Tokens]:
    """Join runs of adjacent nouns (with nothing between them) into one token; others stay as they are.

    A compound has the position and start of its first part, the end of its last, and the last part's kind. Not joined are
    numbers, pronouns, counters, dependent nouns, adverbial nouns (今後, 今回) and suffixes of any noun. Same columns as Tokens.
    """
    if tokens.empty:
        return tokens
    run = _runs(tokens)
    first = np.flatnonzero(np.r_[True, run[1:] != run[:-1]])
    last = np.r_[first[1:] - 1, len(tokens) - 1]
    joined = last > first
    table = (
        tokens.iloc[first]
        .assign(end=tokens["end"].to_numpy()[last], negated=tokens["negated"].to_numpy()[last])
        .reset_index(drop=True)
    )
    if not joined.any():
        return table
    return _with_compounds(table, tokens, comments, first, last, joined)


def _runs(tokens: pd.DataFrame) -> NDArray[np.intp]:
    """Number of the run that each token is in; a token that is not joined is a run of its own."""
    tag = tokens["pos_detail"].astype("str")
    loose = tokens["surface"].astype("str").isin(_LOOSE).to_numpy()
    stem = tag.str.startswith(_STEMS).to_numpy()
    suffix, prefix = tag.str.startswith(_SUFFIXES).to_numpy() & ~loose, tag.str.startswith(_PREFIXES).to_numpy() & ~loose
    touches = np.r_[False, (tokens["start"].to_numpy()[1:] == tokens["end"].to_numpy()[:-1]) & _same_text(tokens)]
    before = np.r_[False, (stem | suffix | prefix)[:-1]]
    continues = touches & before & (stem | suffix)
    # A suffix needs a stem somewhere before it in its run: 化・学 alone is no compound.
    return np.cumsum(~continues)


def _same_text(tokens: pd.DataFrame) -> NDArray[np.bool_]:
    row, field = tokens["row"].to_numpy(), tokens["field"].cat.codes.to_numpy()
    return np.asarray((row[1:] == row[:-1]) & (field[1:] == field[:-1]))


def _with_compounds(
    table: pd.DataFrame,
    tokens: pd.DataFrame,
    comments: pd.DataFrame,
    first: NDArray[np.intp],
    last: NDArray[np.intp],
    joined: NDArray[np.bool_],
) -> DataFrame[schema.Tokens]:
    """Give each compound its texts and its kind."""
    lemmas = tokens["lemma"].astype("str").to_numpy()
    texts = {name: comments[name].to_numpy() for name in ("opinion", "reply")}
    columns = {
        name: table[name].astype("str").to_numpy(dtype=object) for name in ("surface", "lemma", "term", "pos", "pos_detail")
    }
    fields = table["field"].astype("str").to_numpy()
    rows, starts, ends = (table[name].to_numpy() for name in ("row", "start", "end"))
    kinds, tags = tokens["pos"].astype("str").to_numpy(), tokens["pos_detail"].astype("str").to_numpy()
    for place in np.flatnonzero(joined):
        columns["surface"][place] = texts[fields[place]][rows[place]][starts[place] : ends[place]]
        columns["lemma"][place] = columns["term"][place] = "".join(lemmas[first[place] : last[place] + 1])
        columns["pos"][place] = "サ変名詞" if kinds[last[place]] == "サ変名詞" else "名詞"
        columns["pos_detail"][place] = tags[last[place]] if kinds[last[place]] == "サ変名詞" else "名詞,一般,*,*"
    stop = table["stop"].to_numpy() & ~joined
    return table.assign(**{name: pd.Categorical(values) for name, values in columns.items()}, stop=stop)  # type: ignore[return-value]
