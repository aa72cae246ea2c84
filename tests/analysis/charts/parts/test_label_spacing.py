"""Labels find room: none covers another, nothing moves that need not, equal input gives equal places."""

from __future__ import annotations

import numpy as np

from analysis.charts.parts.label_spacing import fitted, pushed_apart


def overlaps(places, boxes):
    return [
        (one, other)
        for one in range(len(places))
        for other in range(one)
        if (np.abs(places[one] - places[other]) < boxes[one] + boxes[other] - 1e-6).all()
    ]


def test_labels_that_touch_part_along_the_shorter_way():
    places, boxes = np.array([[0.0, 0.0], [1.0, 0.5]]), np.array([[2.0, 1.0], [2.0, 1.0]])
    moved = pushed_apart(places, boxes)
    assert overlaps(moved, boxes) == []
    assert (moved[:, 0] == places[:, 0]).all()
    assert (moved[:, 1] == [-0.75, 1.25]).all()
    assert (places == [[0.0, 0.0], [1.0, 0.5]]).all()


def test_nodes_on_one_spot_part_by_their_order():
    moved = pushed_apart(np.zeros((2, 2)), np.ones((2, 2)))
    assert overlaps(moved, np.ones((2, 2))) == []
    assert moved[0, 1] < moved[1, 1]


def test_what_is_apart_stays():
    places = np.array([[0.0, 0.0], [9.0, 0.0]])
    assert (pushed_apart(places, np.ones((2, 2))) == places).all()


def test_places_are_stretched_to_their_frame_and_a_line_stands_in_the_middle():
    assert fitted(np.array([[1.0, 5.0], [3.0, 5.0]]), 10, 4).tolist() == [[0, 2], [10, 2]]
    assert fitted(np.zeros((0, 2)), 10, 4).shape == (0, 2)
