"""The closest pairs of words as a network, with a place for each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import Cooccurrence, NetworkEdges, NetworkNodes

    Places = NDArray[np.float64]
    """One row a node: x, y."""

_GAP = 1.2
"""Between two connected parts, in lengths of a line."""


class Network(NamedTuple):
    """Words and the lines between them."""

    nodes: DataFrame[NetworkNodes]
    edges: DataFrame[NetworkEdges]


def network(pairs: DataFrame[Cooccurrence], *, edges: int = 60, minimum_both: int = 2, seed: int = 0) -> Network:
    """Draw the first `edges` pairs with at least `minimum_both` comments in common as a network.

    nodes, one row a term: term, documents, degree, component (1 is the largest connected part), x, y; sorted by component,
    then term. edges, one row a pair: term_1, term_2, both, jaccard, x_1, y_1, x_2, y_2; in the order of `pairs`. A line has
    length about 1. The same pairs and seed give the same places.
    """
    lines = pairs[pairs["both"] >= minimum_both].head(edges)
    ends = pd.concat([lines[[f"term_{end}", f"documents_{end}"]].set_axis(["term", "documents"], axis=1) for end in (1, 2)])
    nodes = ends.groupby("term", sort=True, as_index=False).agg(documents=("documents", "first"), degree=("documents", "size"))
    first, second = (nodes["term"].searchsorted(lines[name]) for name in ("term_1", "term_2"))
    distance, component = _distances(len(nodes), first, second)
    places = np.round(_places(distance, component, seed), 4)
    nodes = nodes.assign(component=component + 1, x=places[:, 0], y=places[:, 1])
    drawn = lines[["term_1", "term_2", "both", "jaccard"]].assign(
        x_1=places[first, 0], y_1=places[first, 1], x_2=places[second, 0], y_2=places[second, 1]
    )
    nodes = nodes.astype({"degree": "int64"}).sort_values(["component", "term"], ignore_index=True)
    return Network(cast("DataFrame[NetworkNodes]", nodes), cast("DataFrame[NetworkEdges]", drawn.reset_index(drop=True)))


def _distances(nodes: int, first: NDArray[np.intp], second: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Count the lines on the shortest way between any two nodes, and number the connected parts, the largest first."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components, shortest_path

    if not nodes:
        return np.empty((0, 0)), np.empty(0, dtype=np.int64)
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(nodes, nodes)).tocsr()
    _, label = connected_components(graph, directed=False)
    _, earliest, size = np.unique(label, return_index=True, return_counts=True)
    number = np.empty_like(size)
    number[np.lexsort([earliest, -size])] = np.arange(len(size))
    return shortest_path(graph, directed=False, unweighted=True), number[label].astype(np.int64)


def _places(distance: NDArray[np.float64], component: NDArray[np.int64], seed: int) -> Places:
    """Place each connected part by itself, then set the parts side by side in rows, the largest first."""
    places = np.zeros((len(component), 2))
    if not len(component):
        return places
    parts = [np.flatnonzero(component == number) for number in range(component.max() + 1)]
    for members in parts:
        places[members] = _lying(stress_layout(distance[np.ix_(members, members)], seed=seed))
    sizes = np.array([np.ptp(places[members], axis=0) + _GAP for members in parts])
    for members, corner in zip(parts, _shelves(sizes), strict=True):
        places[members] += corner - places[members].min(axis=0)
    places -= (places.min(axis=0) + places.max(axis=0)) / 2
    return places


def _lying(places: Places) -> Places:
    """Turn a part so that its longest extent is horizontal, its heavier half to the left and below."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned: Places = centred @ axes.T
    turned *= np.where((turned**3).sum(axis=0) < 0, -1, 1)
    return turned


def _shelves(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give boxes (width, height) their lower left corners, row under row, in a frame half as wide again as high."""
    width = max(np.sqrt(1.5 * sizes.prod(axis=1).sum()), sizes[:, 0].max())
    corners = np.empty_like(sizes)
    x = top = bottom = 0.0
    for i, (box_width, box_height) in enumerate(sizes):
        if x and x + box_width > width:
            x, top = 0.0, bottom
        corners[i] = x, top - box_height
        x, bottom = x + box_width, min(bottom, top - box_height)
    return corners


def stress_layout(distance: NDArray[np.float64], *, seed: int, starts: int = 3, rounds: int = 150) -> Places:
    """Place nodes so that their distances on the plane are close to the given ones (best of several seeded starts).

    Minimises Σ w_ij (‖x_i - x_j‖ - d_ij)² with w_ij = d_ij⁻² by majorisation (Gansner, Koren & North 2005, Graph Drawing by
    Stress Majorization): each step solves L^w X = L^Z Z, so the stress never grows. All distances are finite.
    """
    rng = np.random.default_rng(seed)
    with np.errstate(divide="ignore"):
        w = np.where(distance > 0, distance**-2.0, 0)
    inverse = np.linalg.pinv(np.diag(w.sum(axis=1)) - w)
    layouts = []
    for _ in range(starts):
        x = rng.normal(size=(len(distance), 2))
        for _ in range(rounds):
            pull = w * distance / np.maximum(_lengths(x), 1e-9)
            x = inverse @ (pull.sum(axis=1, keepdims=True) * x - pull @ x)
        layouts.append(x)
    return min(layouts, key=lambda x: round(float((w * (_lengths(x) - distance) ** 2).sum()), 6))


def _lengths(x: Places) -> NDArray[np.float64]:
    """Distances between any two places."""
    across, up = (x[:, None, axis] - x[None, :, axis] for axis in (0, 1))
    lengths: NDArray[np.float64] = np.sqrt(across * across + up * up)
    return lengths
