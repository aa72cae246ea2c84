"""Adjacent nouns as one word: 区民・意識・意向・調査 → 区民意識意向調査."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.language.names.name_endings import names_across, names_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema

_STEMS = ("名詞,一般", "名詞,サ変接続", "名詞,固有名詞", "名詞,形容動詞語幹", "名詞,ナイ形容詞語幹")
_SUFFIXES = ("名詞,接尾,一般", "名詞,接尾,サ変接続", "名詞,接尾,地域", "名詞,接尾,形容動詞語幹")
_PREFIXES = ("接頭詞,名詞接続",)
_ADVERBIAL = ("名詞,副詞可能",)
_LEANING = (
    "等 など 的 上 中 後 前 内 外 間 毎 ごと 別 達 たち ら 側 向け 用 同士 全般 以上 以下 以外 以内 以降 ほか 他 "
    "ご お 御 各 本 当 同 両 約 さん 様 方 氏"
)
_LOOSE = frozenset(_LEANING.split())
"""Suffixes and prefixes that lean on any noun: with them every noun would make new words."""
_BETWEEN = frozenset("用内間前後")
"""Those of them that tie two nouns to one word: 家庭用蓄電池, 施設内感染, 期日前投票所. Behind the last noun they lean on it."""
_NAMED_TIMES = "時間 時期 時刻 長時間 短時間 休日 平日 夜間 産前 産後 放課後 前年 前月 前期 同期"
_TIMES = frozenset(_NAMED_TIMES.split())
"""Nouns of time that are tagged like adverbs (今後, 今回) and yet name a thing with another noun: 開館時間, 産後ケア."""


def join_compounds(tokens: DataFrame[schema.Tokens], comments: pd.DataFrame) -> DataFrame[schema.Tokens]:
    """Join runs of adjacent nouns (with nothing between them) into one token; others stay as they are.

    A compound has the position and start of its first part, the end of its last, and the last part's kind. Not joined are
    numbers, pronouns, counters, dependent nouns, adverbial nouns (今後, 今回) and suffixes of any noun, unless these stand
    between two nouns and make one of them. A word that names two (町会・自治会) is whole: what follows belongs to both. Same
    columns as Tokens.
    """
    if tokens.empty:
        return tokens
    run = np.cumsum(~_with_names(tokens))
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


def noun_runs(tokens: pd.DataFrame) -> NDArray[np.intp]:
    """Number of the run that each token is in; a token that is not joined is a run of its own."""
    return np.cumsum(~_nouns(tokens).continues)


class _Nouns(NamedTuple):
    """Of each token: whether it goes on with the one before it, is a noun, is a suffix, and touches the one before it."""

    continues: NDArray[np.bool_]
    stem: NDArray[np.bool_]
    suffix: NDArray[np.bool_]
    touches: NDArray[np.bool_]


def _with_names(tokens: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether each token goes on with the one before it: nouns do, as far as a name goes, and 等 or ・ within one."""
    found, surfaces = _nouns(tokens), tokens["surface"]
    apart = names_apart(surfaces, found.continues, found.suffix)
    return names_across(surfaces, apart, found.stem, found.touches)


def _nouns(tokens: pd.DataFrame) -> _Nouns:
    loose, time, between = (_among(tokens["surface"], words) for words in (_LOOSE, _TIMES, _BETWEEN))
    stem, suffix, prefix = (_begins(tokens["pos_detail"], kinds) for kinds in (_STEMS, _SUFFIXES, _PREFIXES))
    stem |= time & _begins(tokens["pos_detail"], _ADVERBIAL)
    stem &= ~_said(tokens["surface"], lambda surfaces: surfaces.str.contains("・", regex=False))
    touches = np.r_[False, (tokens["start"].to_numpy()[1:] == tokens["end"].to_numpy()[:-1]) & _same_text(tokens)]
    between &= (suffix | prefix) & touches & np.r_[False, stem[:-1]] & np.r_[(touches & stem)[1:], False]
    suffix, prefix = (suffix & ~loose) | between, prefix & ~loose
    before = np.r_[False, (stem | suffix | prefix)[:-1]]
    continues = touches & before & (stem | suffix)
    # A suffix needs a stem somewhere before it in its run: 化・学 alone is no compound.
    return _Nouns(continues, stem | suffix, suffix, touches)


def _among(surfaces: pd.Series[str], words: Collection[str]) -> NDArray[np.bool_]:
    return _said(surfaces, lambda each: each.isin(list(words)))


def _begins(tags: pd.Series[str], kinds: tuple[str, ...]) -> NDArray[np.bool_]:
    return _said(tags, lambda each: np.asarray(each.str.startswith(kinds), dtype=np.bool_))


def _said(values: pd.Series[str], of: Callable[[pd.Index], NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """What is said of each different value, for every token: a few thousand values are looked at, not a million tokens."""
    return of(values.cat.categories)[values.cat.codes.to_numpy()]


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
    places = np.flatnonzero(joined)
    parts = np.flatnonzero(np.repeat(joined, last - first + 1))
    lemmas = _values(tokens["lemma"], parts)
    kinds, tags = (_values(tokens[name], last[places]) for name in ("pos", "pos_detail"))
    ends = np.cumsum(last[places] - first[places] + 1).tolist()
    names = ["".join(lemmas[left:right]) for left, right in pairwise([0, *ends])]
    acts = [kind == "サ変名詞" for kind in kinds]
    values = {
        "surface": _verbatim(table.iloc[places], comments),
        "lemma": names,
        "term": names,
        "pos": ["サ変名詞" if act else "名詞" for act in acts],
        "pos_detail": [tag if act else "名詞,一般,*,*" for tag, act in zip(tags, acts, strict=True)],
    }
    stop = table["stop"].to_numpy() & ~joined
    columns = {name: _with_values(table[name], places, found) for name, found in values.items()}
    return table.assign(**columns, stop=stop)  # type: ignore[return-value]


def _verbatim(table: pd.DataFrame, comments: pd.DataFrame) -> list[str]:
    """What the text has from the start to the end of each token."""
    texts = {name: comments[name].to_numpy() for name in ("opinion", "reply")}
    spans = zip(*(table[name].tolist() for name in ("field", "row", "start", "end")), strict=True)
    return [texts[field][row][start:end] for field, row, start, end in spans]


def _values(column: pd.Series[str], places: NDArray[np.intp]) -> list[str]:
    names = column.cat.categories.tolist()
    return [names[code] for code in column.cat.codes.to_numpy()[places].tolist()]


def _with_values(column: pd.Series[str], places: NDArray[np.intp], values: list[str]) -> pd.Categorical:
    """A column with other values at some places; its categories are what it then holds, sorted."""
    codes, kept = column.cat.codes.to_numpy().astype(np.int32), np.ones(len(column), dtype=np.bool_)
    kept[places] = False
    used = np.flatnonzero(np.bincount(codes[kept], minlength=1))
    names: list[str] = column.cat.categories.take(used).tolist()
    every = sorted([*names, *sorted({*values}.difference(names))])  # two sorted lists are merged at once
    place_of = {name: place for place, name in enumerate(every)}
    moved = np.zeros(len(column.cat.categories), dtype=np.int32)
    moved[used] = [place_of[name] for name in names]
    codes = moved[codes]
    codes[places] = [place_of[value] for value in values]
    return pd.Categorical.from_codes(codes, categories=pd.Index(every, dtype="str"))
