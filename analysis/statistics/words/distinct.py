"""How surely the words of a comparison differ between its two sides: exact chances, and which differences are clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.statistics.exact import FALSE_SHARE, FALSE_SHARE_TEXT, Split, chances, false_discovery_rates

if TYPE_CHECKING:
    from numpy.typing import NDArray

IN_BOTH = 2
"""Comments of both sides together that a word must stand in to be asked about; what one says is no difference of groups."""
MEASURES = {
    "strength": "偏りの強さ（−log10 p）",
    "p": "偶然にこれほど偏る確率（p）",
    "q": "はずれの見込み（q）",
}
"""The columns that `with_chances` adds, as they are called on screen."""
METHOD = (
    "偏りの確かさ：語のある意見の件数を、両側の全件数に照らした正確検定（フィッシャー、両側）。"
    "偶然にそこまで偏る確率 p が小さいほど確かです。"
    "「はっきりした偏り」は、調べた語すべてのうちで、"
    f"はずれの見込み q（偽発見率、ヘイゼ 2011）が{FALSE_SHARE_TEXT}以下のもの。"
    "同じ人が複数の意見を出しているため、目安として読んでください"
)
NOTHING_CLEAR = "はっきりした偏りはありません。"


def with_chances(
    scored: pd.DataFrame, once: pd.DataFrame | None = None, *, one_sided: bool = False, only_clear: bool = False
) -> pd.DataFrame:
    """Add to the words of a comparison how surely they differ, surest first: strength, p, q, target_once, reference_once.

    `scored` has the columns of a keyness table, rows already chosen by kind: the words of it are the questions asked. `once` is
    the same comparison with each shared reply counted once a side; its counts (here `target_once`, `reference_once`) are the
    ones tested, while those of `scored` open their rows. `one_sided` asks for words that the
    target uses more, and for no others. `strength` is -log10 p, below zero where the reference says more; `q` is missing where
    the word is too rare to differ clearly. With `only_clear` the other words, which were asked about too, have no row.
    """
    counted = scored if once is None else _again(scored, once)
    here, there = (counted[f"{side}_documents"].to_numpy(np.int64) for side in ("target", "reference"))
    sizes = [int(counted[f"{side}_size"].max()) if len(counted) else 0 for side in ("target", "reference")]
    p = chances(Split(here, there, *sizes), one_sided=one_sided)
    q, asked = np.full(len(scored), np.nan), here + there >= IN_BOTH
    q[asked] = false_discovery_rates(Split(here[asked], there[asked], *sizes), one_sided=one_sided, p=p[asked])
    leaning = np.sign(here * sizes[1] - there * sizes[0])
    strength = leaning * -np.log10(np.maximum(p, np.finfo(float).tiny))
    # Adding zero turns the -0.0 of a word that both use alike into 0.
    columns = {"target_once": here, "reference_once": there, "strength": strength + 0.0, "p": p, "q": q}
    rows = np.flatnonzero(q <= FALSE_SHARE) if only_clear else np.arange(len(scored))
    ties = scored["z"].to_numpy()[rows] if "z" in scored else np.zeros(len(rows))
    rows = rows[_surest_first(columns["strength"][rows], ties, scored["term"].array.take(rows).tolist())]
    kept = {str(name): column.array.take(rows) for name, column in scored.items()}
    return pd.DataFrame(kept | {name: column[rows] for name, column in columns.items()}, index=pd.RangeIndex(len(rows)))


def clear(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the words that differ clearly (q at most FALSE_SHARE)."""
    return table[is_clear(table)].reset_index(drop=True)


def is_clear(table: pd.DataFrame) -> pd.Series[bool]:
    return table["q"] <= FALSE_SHARE


def asked(table: pd.DataFrame) -> int:
    """How many words of the table could have differed clearly at all."""
    return int(table["q"].notna().sum())


def _again(scored: pd.DataFrame, once: pd.DataFrame) -> pd.DataFrame:
    """The counts of `once` on the rows of `scored`; a word that stands in repeats only cannot be, so none is lost."""
    columns = ["target_documents", "reference_documents"]
    counts = once.set_index("term")[columns].reindex(scored["term"], fill_value=0).reset_index(drop=True)
    sizes = once[["target_size", "reference_size"]].head(1).to_numpy(np.int64)
    return counts.assign(target_size=sizes[0, 0] if len(sizes) else 0, reference_size=sizes[0, 1] if len(sizes) else 0)


def _surest_first(strength: NDArray[np.float64], ties: NDArray[np.float64], terms: list[str]) -> list[int]:
    """From the target's surest word to the reference's, ties by the shrunk score (none where it is missing), then by term."""
    surest, likelier = -np.round(strength, 9), -np.nan_to_num(np.round(ties, 9))
    return sorted(range(len(terms)), key=list(zip(surest.tolist(), likelier.tolist(), terms, strict=True)).__getitem__)
