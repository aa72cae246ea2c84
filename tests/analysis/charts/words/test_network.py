"""The network: every word and every pair can be clicked, and labels keep clear of each other."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.parts.label_spacing import fitted, pushed_apart
from analysis.charts.words.network import word_network

NODES = pd.DataFrame({"term": ["相談", "窓口", "町会"], "documents": [14, 9, 3], "x": [0.0, 1.0, 2.0], "y": [0.0, 1.0, 0.0]})
EDGES = pd.DataFrame({"term_1": ["相談"], "term_2": ["窓口"], "both": [8], "jaccard": [0.5]})


def test_words_and_pairs_give_back_their_keys():
    dots, words = word_network(NODES, EDGES).data
    assert [list(each) for each in dots.customdata] == [["相談", "窓口"]]
    assert [list(each) for each in words.customdata] == [["相談", ""], ["窓口", ""], ["町会", ""]]
    assert "8件" in dots.hovertext[0]


def test_a_dot_lies_in_the_middle_of_its_line():
    figure = word_network(NODES, EDGES)
    line, dots = figure.layout.shapes[0], figure.data[0]
    assert (dots.x[0], dots.y[0]) == ((line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2)


def test_no_pairs_is_an_empty_figure():
    assert len(word_network(NODES.head(0), EDGES.head(0)).data[1].x) == 0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=10))
def test_labels_do_not_overlap(points):
    places = np.array(points, dtype=float)
    boxes = np.full((len(points), 2), 1.0)
    moved = pushed_apart(places, boxes)
    apart = np.abs(moved[:, None] - moved[None]).max(axis=2)
    np.fill_diagonal(apart, 9)
    assert apart.min() >= 2 - 0.2


def test_places_are_stretched_to_the_frame():
    assert fitted(np.array([[1.0, 5.0], [3.0, 5.0]]), 100, 50).tolist() == [[0, 25], [100, 25]]
    assert fitted(np.empty((0, 2)), 100, 50).shape == (0, 2)
