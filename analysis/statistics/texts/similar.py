"""同じ文面の意見: opinions that share a text, letter for letter, but for width, blanks and signs, or nearly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from analysis.language.letters import letters
from analysis.statistics.texts.near_pairs import near_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.statistics.schema import SimilarTexts
    from analysis.statistics.texts.near_pairs import NearPairs

LEAST = 0.7
"""Part of the shorter text that the longer one has, in threes of letters. Form letters with words changed, a sentence added, left
out or moved share 0.83 at least in 95 of 100; of 5,000 unrelated survey comments none of 60 letters shared more than 0.45."""
LONG, LEAST_JACCARD = 40, 0.6
"""Threes of letters from which a text that stands inside a longer one is no chance; a shorter one must be six tenths of all that
both have: 「来客数が減っている。」 stands in hundreds. Of 5,000 survey comments 2 to 6 are then called alike (4 samples)."""
_FORM, _NO = re.compile("[ぁ-ゖー願致]"), re.compile("な[いくか]|ませ[んぬ]|せず")
"""Two texts below LONG may differ in hiragana and お願い致します: their other letters are their subject, so that 公園を and
病院を増やしてほしい are two texts."""
ADDED = 20
"""Threes of letters from which one of the two may bring a subject of its own beside the other's: a sender adds who he is. Of
5,000 survey comments of 8 to 41 letters 9 to 19 (4 samples) are nearly the same without these two rules, 1 to 3 with them."""
SHORTEST = 8
"""Letters that a text has at least: 「特になし」 is sent by many and shared by none."""
COLUMNS = ["group", "row", "id", "kind", "similarity", "text"]


def similar_texts(
    comments: DataFrame[schema.Comments], *, field: str = "opinion", least: float = LEAST
) -> DataFrame[SimilarTexts]:
    """Group the comments whose texts are the same or nearly.

    One row is a comment of a group of two or more; the largest group first, in it the text that leads it, then the most alike.
    `kind`: `exact`, the leading text letter for letter; `normalised`, but for width, blanks and signs; `near`, it holds at least
    `least` of the shorter of the two (`similarity`, 1 for the first two kinds). The leading text is the one that stands for
    most comments, itself and those like it; equals are told apart by the text, so that the order of the comments plays no part.
    A comment belongs to one group, that of the leader it is most like (star clustering: Aslam, Pelekhov & Rus 2004).
    """
    texts = comments[field]
    table = pd.DataFrame({"row": np.arange(len(texts)), "text": texts.array})[texts.notna().to_numpy()]
    table = table.assign(key=pd.array([letters(text) for text in table["text"]], dtype="str"))
    table = table[table["key"].str.len() >= SHORTEST]
    copies = table["key"].value_counts(sort=False).sort_index()
    keys = copies.index.tolist()
    leader, similarity = _stars(near_pairs(keys, least=least), keys, np.asarray(copies, dtype=np.int64), least)
    alike = pd.DataFrame({"leader": leader, "similarity": similarity}, index=copies.index)
    table = table.join(alike, on="key")
    table = table[table.groupby("leader")["row"].transform("size") > 1]
    numbered = _numbered(_with_kinds(table, keys))
    ids = comments["id"].to_numpy()[numbered["row"]]
    return cast("DataFrame[SimilarTexts]", numbered.assign(id=pd.array(ids, dtype="str"))[COLUMNS])


def _stars(
    pairs: NearPairs, texts: Sequence[str], copies: NDArray[np.int64], least: float
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each different text its leader and the likeness to it; itself and 1 where it leads.

    Texts are taken by how many comments they and those like them stand for, most first, ties as they are sorted.
    """
    long, most = pairs.size >= LONG, pairs.jaccard >= LEAST_JACCARD
    near = (pairs.contained >= least) & (long | (most & _same_subject(pairs, texts, ~long & most)))
    one, other, likeness = pairs.shorter[near], pairs.longer[near], pairs.contained[near]
    reach = copies + np.bincount(one, copies[other], len(copies)) + np.bincount(other, copies[one], len(copies))
    neighbours = _neighbours(one, other, likeness, len(copies))
    leader, similarity = np.arange(len(copies)), np.ones(len(copies))
    free = np.ones(len(copies), dtype=np.bool_)
    leads = np.zeros(len(copies), dtype=np.bool_)
    for text in np.argsort(-reach, kind="stable")[: int((reach > copies).sum())]:
        if free[text]:
            leads[text] = True
            free[text] = False
            free[neighbours[text][0]] = False
    for text in np.flatnonzero(~free & ~leads):
        around, alike = neighbours[text]
        best = max(zip(alike[leads[around]], -around[leads[around]], strict=True))
        leader[text], similarity[text] = -best[1], best[0]
    return leader, similarity


def _same_subject(pairs: NearPairs, texts: Sequence[str], asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of the pairs that are `asked` about, whether both texts speak of the same, and neither says no where the other says yes."""
    same = np.zeros(len(asked), dtype=np.bool_)
    for place in np.flatnonzero(asked):
        one, other = _subject(texts[pairs.shorter[place]]), _subject(texts[pairs.longer[place]])
        both = one <= other or other <= one if pairs.size[place] >= ADDED else one == other
        same[place] = both and _noes(texts[pairs.shorter[place]]) == _noes(texts[pairs.longer[place]])
    return same


def _subject(text: str) -> frozenset[str]:
    """The letters of a text that are of no form."""
    return frozenset(_FORM.sub("", text))


def _noes(text: str) -> int:
    """How often a text says no."""
    return len(_NO.findall(text))


def _neighbours(
    one: NDArray[np.int64], other: NDArray[np.int64], likeness: NDArray[np.float64], size: int
) -> list[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """For each text those like it, and how much."""
    here, there, alike = (np.concatenate(each) for each in ((one, other), (other, one), (likeness, likeness)))
    order = np.lexsort((there, here))
    ends = np.cumsum(np.bincount(here, minlength=size))
    return list(zip(np.split(there[order], ends[:-1]), np.split(alike[order], ends[:-1]), strict=True)) if size else []


def _with_kinds(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Tell how a comment belongs to its group: against the most frequent wording of the leading text, of equals the shortest."""
    leads = table[table["key"] == pd.Series(keys, dtype="str").reindex(table["leader"]).to_numpy()]
    wordings = leads.groupby(["leader", "text"]).size().reset_index(name="n")
    wordings = wordings.assign(more=-wordings["n"], length=wordings["text"].str.len()).sort_values(["more", "length", "text"])
    first = table["leader"].map(wordings.drop_duplicates("leader").set_index("leader")["text"])
    same_letters = table["similarity"].eq(1) & table["row"].isin(leads["row"])
    kind = pd.Series("near", index=table.index).mask(same_letters, "normalised").mask(table["text"] == first, "exact")
    return table.assign(kind=kind.astype("str"), first=first)


def _numbered(table: pd.DataFrame) -> pd.DataFrame:
    """Number the groups from 1: most comments first, then by their leading text."""
    size = table.groupby("leader")["row"].transform("size")
    kinds = table["kind"].map({"exact": 0, "normalised": 1, "near": 2})
    table = table.assign(size=-size, rank=kinds, unlike=-table["similarity"])
    table = table.sort_values(["size", "first", "rank", "unlike", "text", "row"], kind="stable", ignore_index=True)
    return table.assign(group=(table["leader"] != table["leader"].shift()).cumsum().astype("int64"))
