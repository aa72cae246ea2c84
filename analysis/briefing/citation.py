"""How comments are cited: by their printed numbers, neighbours drawn together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

RUN = 3
"""Neighbours that are drawn together: `6～8`; two stand apart."""


@dataclass(frozen=True)
class Citations:
    """The number of each comment, in document order."""

    labels: Mapping[str, str]
    """Id → number as printed."""

    def label(self, comment: str) -> str:
        return self.labels[comment]

    def text(self, ids: Iterable[str], *, limit: int | None = None) -> str:
        """`6～8、14`: the comments' numbers in document order; beyond `limit` places the rest is counted: `ほか12件`."""
        order = {each: place for place, each in enumerate(self.labels)}
        ranked = sorted({order[each] for each in ids})
        runs = _runs(ranked)
        kept = runs if limit is None else runs[:limit]
        names = list(self.labels.values())
        words = [_run_text([names[place] for place in run]) for run in kept]
        left = len(ranked) - sum(map(len, kept))
        return "、".join(words) + (f" ほか{left:,}件" if left else "")


def citations(comments: pd.DataFrame) -> Citations:
    """Number the comments as printed; where printed numbers are missing or stand twice, by their ids."""
    printed = comments["no"]
    numbers = printed if printed.notna().all() and printed.is_unique else comments["id"]
    return Citations(dict(zip(comments["id"].astype(str), numbers.astype(str), strict=True)))


def _runs(places: list[int]) -> list[list[int]]:
    """Part a sorted list where a neighbour is missing; shorter than RUN, a run falls apart."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [part for run in runs for part in ([run] if len(run) >= RUN else [[place] for place in run])]


def _run_text(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]}～{names[-1]}"
