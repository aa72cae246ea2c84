"""One response type a comment, chosen so that together they meet the printed totals exactly."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PARTS = 10**9
"""Costs are whole parts of a unit of log-odds: a tie is a tie on every machine, and no rounding adds up."""


def assigned(probabilities: NDArray[np.float64], totals: NDArray[np.int64] | None) -> NDArray[np.intp]:
    """Choose a column for each row: the likeliest together, each column as often as its total; alone where there are no totals.

    The linear assignment problem with each column repeated by its total, minimising -Σ log p. Solved from the likeliest column
    of each row by successive cheapest exchanges between columns (Ahuja, Magnanti & Orlin 1993, Network Flows, section 9.7):
    there are few columns, so that tens of thousands of rows take a second and no matrix of rows by rows. Raises ValueError
    where the totals do not sum to the number of rows.
    """
    if totals is None:
        return np.argmax(probabilities, axis=1) if probabilities.shape[1] else np.zeros(0, dtype=np.intp)
    if totals.sum() != len(probabilities) or (totals < 0).any():
        raise ValueError(f"totals {totals.tolist()} do not sum to {len(probabilities)} rows: use totals of these rows only")
    if not len(probabilities):
        return np.zeros(0, dtype=np.intp)
    exchanges = _Exchanges(np.rint(-np.log(np.maximum(probabilities, np.finfo(float).tiny)) * _PARTS).astype(np.int64))
    surplus = np.bincount(exchanges.chosen, minlength=len(totals)) - totals
    while (surplus > 0).any():
        path = exchanges.cheapest(surplus.tolist())
        for row, start, end in path:
            exchanges.move(row, end)
            surplus[start] -= 1
            surplus[end] += 1
    return exchanges.chosen


class _Exchanges:
    """The present choice, and for each pair of columns the rows that would change from one to the other, cheapest first."""

    def __init__(self, costs: NDArray[np.int64]) -> None:
        self.chosen: NDArray[np.intp] = costs.argmin(axis=1)
        self._costs = costs
        self._columns = range(costs.shape[1])
        self._waiting = {(start, end): self._rows(start, end) for start in self._columns for end in self._columns if start != end}

    def _rows(self, start: int, end: int) -> list[tuple[int, int]]:
        rows = np.flatnonzero(self.chosen == start)
        prices = self._costs[rows, end] - self._costs[rows, start]
        waiting = list(zip(prices.tolist(), rows.tolist(), strict=True))
        heapify(waiting)
        return waiting

    def cheapest(self, surplus: list[int]) -> list[tuple[int, int, int]]:
        """The cheapest chain of exchanges (row, from, to) from a column with too many rows to one with too few (Bellman-Ford)."""
        offers = {pair: offer for pair in self._waiting if (offer := self._offer(*pair)) is not None}
        price: list[int | None] = [0 if count > 0 else None for count in surplus]
        before: dict[int, tuple[int, int]] = {}
        for _ in self._columns:
            for (start, end), (step, row) in offers.items():
                so_far, known = price[start], price[end]
                if so_far is not None and (known is None or so_far + step < known):
                    price[end], before[end] = so_far + step, (row, start)
        reached = [(total, column) for column, total in enumerate(price) if total is not None and surplus[column] < 0]
        chain, column = [], min(reached)[1]
        while column in before:
            row, start = before[column]
            chain.append((row, start, column))
            column = start
        return chain

    def move(self, row: int, end: int) -> None:
        """Give a row another column, and offer it for exchanges from there."""
        self.chosen[row] = end
        for other in self._columns:
            if other != end:
                heappush(self._waiting[end, other], (int(self._costs[row, other] - self._costs[row, end]), row))

    def _offer(self, start: int, end: int) -> tuple[int, int] | None:
        """The cheapest exchange between two columns; rows that have left meanwhile are dropped."""
        waiting = self._waiting[start, end]
        while waiting and self.chosen[waiting[0][1]] != start:
            heappop(waiting)
        return waiting[0] if waiting else None
