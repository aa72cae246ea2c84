"""Is a difference between two groups of comments more than chance brings? Exact tests of counts, and how many finds are false."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Chances = NDArray[np.float64]

FALSE_SHARE = 0.05
"""A difference is called clear where at most this share of all that are called so is expected to be chance."""
FALSE_SHARE_TEXT = f"{FALSE_SHARE * 100:.0f}％"
"""The same on screen."""
MANY = 300
"""Comments with a thing above which its possible chances lie so close that any level is as good as reached."""
_ROUNDING = 1e-9
"""Equal chances, added up in another order, differ by less."""
_NEGLIGIBLE = 1e-17
"""Share of a sum below which further, ever smaller terms no longer change it."""


def upper_tail(found: Counts, holding: Counts, group: Counts | int, everyone: Counts | int) -> Chances:
    """The chance that at least `found` of `holding` comments fall into a group of `group` among `everyone` by chance alone.

    One entry a question. This is Fisher's exact test to one side: the tail of the hypergeometric distribution, with both
    margins as they are. Raises ValueError where `found` cannot be.
    """
    n, size, drawn, least = np.broadcast_arrays(*(np.asarray(each, np.int64) for each in (everyone, group, holding, found)))
    lowest, highest = np.maximum(0, drawn - (n - size)), np.minimum(drawn, size)
    if ((least < 0) | (least > highest + 1)).any():
        raise ValueError(f"of {drawn.max()} in a group of {size.max()} as many as {least.max()} cannot be found")
    tail = np.ones(n.shape)
    above = (least > lowest) & (least * n > drawn * size)
    tail[above] = _sum(least[above], drawn[above], size[above], n[above], step=1)
    below = (least > lowest) & ~above
    tail[below] = 1 - _sum(least[below] - 1, drawn[below], size[below], n[below], step=-1)
    return tail


class Split(NamedTuple):
    """Things (words, themes) in the comments of two groups; arrays of one length, sizes may be one number for all."""

    here: Counts
    there: Counts
    size_here: Counts | int
    size_there: Counts | int


def chances(split: Split, *, one_sided: bool = False) -> Chances:
    """For each thing the chance of so uneven a split: of as many or more here, or twice the smaller of both tails (at most 1)."""
    both, n = split.here + split.there, split.size_here + split.size_there
    more = upper_tail(split.here, both, split.size_here, n)
    if one_sided:
        return more
    smaller = np.minimum(more, upper_tail(split.there, both, split.size_there, n))
    doubled: Chances = np.minimum(1, 2 * smaller)
    return doubled


def false_discovery_rates(split: Split, *, one_sided: bool = False, p: Chances | None = None) -> Chances:
    """For each thing the share of false finds if it and all surer ones are called finds (q); missing where it can never be one.

    The finds that chance alone is expected to bring at a level, over the number there are: step-up as Benjamini & Hochberg
    (1995), but a word of six comments has few possible chances, and counts with the largest one within the level instead of the
    level itself (Heyse 2011; Döhler, Durand & Roquain 2018, Electron. J. Statist. 12, 1867–1900). Missing where even the most
    uneven split has a chance above FALSE_SHARE. `p` are the `chances` of the split, where they are known.
    """
    if p is None:
        p = chances(split, one_sided=one_sided)
    margins, number = _margins(split)
    levels, place = np.unique(p, return_inverse=True)
    times, few = np.bincount(number, minlength=len(margins)), margins[:, 0] <= MANY
    least = np.zeros(len(margins))
    values, of = _possible(margins[few], one_sided=one_sided)
    least[few] = values[np.flatnonzero(np.diff(of, prepend=-1))]
    expected = times[~few].sum() * levels + _within(values, of, times[few], levels)
    found = np.bincount(place, minlength=len(levels)).cumsum()
    rates = np.minimum(1, np.minimum.accumulate((expected / np.maximum(found, 1))[::-1])[::-1])[place]
    known: Chances = np.where(least[number] <= FALSE_SHARE, rates, np.nan)
    return known


def _margins(split: Split) -> tuple[Counts, NDArray[np.intp]]:
    """The different margins (comments with the thing, group, everyone), and which of them each thing has."""
    sizes = np.broadcast_arrays(split.here + split.there, split.size_here, split.size_here + split.size_there)
    margins, number = np.unique(np.stack(sizes, axis=-1).astype(np.int64), axis=0, return_inverse=True)
    return margins, number.reshape(-1)


def _possible(margins: Counts, *, one_sided: bool) -> tuple[Chances, NDArray[np.intp]]:
    """All chances that each of the margins allows, those of one after those of the other, ascending; and of which they are."""
    holding, group, everyone = margins.T
    lowest, highest = np.maximum(0, holding - (everyone - group)), np.minimum(holding, group)
    lengths = highest - lowest + 1
    of = np.repeat(np.arange(len(margins)), lengths)
    here = np.arange(lengths.sum()) - np.repeat(lengths.cumsum() - lengths, lengths) + lowest[of]
    values = chances(Split(here, holding[of] - here, group[of], (everyone - group)[of]), one_sided=one_sided)
    order = np.lexsort([values, of])
    return values[order], of[order]


def _within(values: Chances, of: NDArray[np.intp], times: Counts, levels: Chances) -> Chances:
    """The largest possible value within each level, added over all margins, each so many times; 0 where there is none.

    Each value adds what it is more than the one before it, at every level that reaches it.
    """
    before = np.where(np.diff(of, prepend=-1) > 0, 0.0, np.concatenate([[0.0], values[:-1]]))
    order = np.argsort(values, kind="stable")
    added = np.concatenate([[0.0], (times[of] * (values - before))[order].cumsum()])
    reached: Chances = added[np.searchsorted(values[order], levels * (1 + _ROUNDING), side="right")]
    return reached


def _sum(start: Counts, drawn: Counts, size: Counts, everyone: Counts, *, step: int) -> Chances:
    """Add the chances from `start` away from the middle, where each is smaller than the last, until no more matters."""
    x = start.astype(np.float64)
    k, n, rest = drawn.astype(np.float64), size.astype(np.float64), (everyone - drawn - size).astype(np.float64)
    term, total = np.ones(len(x)), np.ones(len(x))
    left = np.arange(len(x))
    while len(left):
        up, down = (k - x) * (n - x), x * (rest + x)
        over, under = (up, (x + 1) * (rest + x + 1)) if step > 0 else (down, (k - x + 1) * (n - x + 1))
        term = np.where(over > 0, term * over / np.where(under > 0, under, 1), 0)
        total[left] += term
        goes_on = term > _NEGLIGIBLE * total[left]
        left, term, x = left[goes_on], term[goes_on], x[goes_on] + step
        k, n, rest = k[goes_on], n[goes_on], rest[goes_on]
    return np.minimum(1, total * np.exp(_log_chance(start, drawn, size, everyone)))


def _log_chance(found: Counts, drawn: Counts, size: Counts, everyone: Counts) -> Chances:
    """log of C(size, found) · C(everyone - size, drawn - found) / C(everyone, drawn)."""
    log = _log_factorials(1 << int(everyone.max(initial=1)).bit_length())

    def choose(n: Counts, k: Counts) -> Chances:
        chosen: Chances = log[n] - log[k] - log[n - k]
        return chosen

    return choose(size, found) + choose(everyone - size, drawn - found) - choose(everyone, drawn)


@lru_cache(maxsize=4)
def _log_factorials(up_to: int) -> Chances:
    return np.concatenate([[0.0], np.log(np.arange(1, up_to + 1)).cumsum()])
