"""How comments are cited: by their printed numbers, neighbours drawn together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from analysis.consultation import Consultation

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
        runs = self._runs(ids)
        kept = runs if limit is None else runs[:limit]
        left = sum(map(len, runs)) - sum(map(len, kept))
        return "、".join(map(self._run_text, kept)) + (f" ほか{left:,}件" if left else "")

    def runs(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The stretches of `text`, each with the comment it begins with."""
        return [(self._run_text(run), run[0]) for run in self._runs(ids)]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {each: place for place, each in enumerate(self.labels)}

    @cached_property
    def _ids(self) -> list[str]:
        return list(self.labels)

    def _runs(self, ids: Iterable[str]) -> list[list[str]]:
        return [[self._ids[place] for place in run] for run in _runs(sorted({self._order[each] for each in ids}))]

    def _run_text(self, run: list[str]) -> str:
        first, last = self.labels[run[0]], self.labels[run[-1]]
        return first if len(run) == 1 else f"{first}～{last}"


@lru_cache(maxsize=8)
def citations_of(consultation: Consultation) -> Citations:
    """The numbers of the comments of a consultation, made once."""
    return citations(consultation.comments)


def citations(comments: pd.DataFrame) -> Citations:
    """Number the comments as printed; where printed numbers are missing or stand twice, by their ids."""
    ids, printed = comments["id"].tolist(), comments["no"]
    whole = printed.notna().all() and printed.is_unique
    return Citations(dict(zip(ids, printed.tolist() if whole else ids, strict=True)))


def _runs(places: list[int]) -> list[list[int]]:
    """Part a sorted list where a neighbour is missing; shorter than RUN, a run falls apart."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [part for run in runs for part in ([run] if len(run) >= RUN else [[place] for place in run])]
