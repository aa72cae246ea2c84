import numpy as np
import pandas as pd
import pytest

from analysis.statistics.matrix import document_term_matrix
from analysis.statistics.schema import NetworkEdges, NetworkNodes
from analysis.statistics.words.cooccurrence import cooccurrence
from analysis.statistics.words.network import _GAP, _lying, _shelves, network, stress_layout

TEXTS = [("a b c", None), ("a b c", None), ("c d", None), ("c d", None), ("x y", None), ("x y", None), ("a z", None)]


@pytest.fixture
def pairs(make_tokens):
    return cooccurrence(document_term_matrix(make_tokens(TEXTS), len(TEXTS)), minimum_documents=1)


def test_nodes_and_lines_are_those_of_the_pairs(pairs):
    drawn = network(pairs)
    assert drawn.nodes[["term", "documents", "degree", "component"]].to_numpy().tolist() == [
        ["a", 3, 2, 1],
        ["b", 2, 2, 1],
        ["c", 4, 3, 1],
        ["d", 2, 1, 1],
        ["x", 2, 1, 2],
        ["y", 2, 1, 2],
    ]
    assert set(zip(drawn.edges["term_1"], drawn.edges["term_2"], strict=True)) == {
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
        ("c", "d"),
        ("x", "y"),
    }
    NetworkNodes.validate(drawn.nodes)
    NetworkEdges.validate(drawn.edges)


def test_lines_end_at_their_words(pairs):
    drawn = network(pairs)
    places = drawn.nodes.set_index("term")[["x", "y"]]
    assert np.allclose(drawn.edges[["x_1", "y_1"]], places.loc[drawn.edges["term_1"]])
    assert np.allclose(drawn.edges[["x_2", "y_2"]], places.loc[drawn.edges["term_2"]])


def test_only_the_first_pairs_with_enough_comments_are_drawn(pairs):
    assert len(network(pairs, edges=2).edges) == 2
    assert ("a", "z") in set(zip(*(network(pairs, minimum_both=1).edges[name] for name in ("term_1", "term_2")), strict=True))


def test_the_same_seed_gives_the_same_places(pairs):
    pd.testing.assert_frame_equal(network(pairs, seed=3).nodes, network(pairs, seed=3).nodes)
    triangle = np.ones((3, 3)) - np.eye(3)
    one, again, other = (stress_layout(triangle, seed=seed).tolist() for seed in (3, 3, 4))
    assert one == again != other


def test_parts_do_not_overlap(pairs):
    nodes = network(pairs).nodes
    boxes = nodes.groupby("component")[["x", "y"]].agg(["min", "max"])
    apart_x = boxes.loc[1, ("x", "max")] < boxes.loc[2, ("x", "min")] or boxes.loc[2, ("x", "max")] < boxes.loc[1, ("x", "min")]
    apart_y = boxes.loc[1, ("y", "max")] < boxes.loc[2, ("y", "min")] or boxes.loc[2, ("y", "max")] < boxes.loc[1, ("y", "min")]
    assert apart_x or apart_y


def test_no_pairs_give_an_empty_network(pairs):
    drawn = network(pairs.iloc[:0])
    assert drawn.nodes.empty and drawn.edges.empty
    NetworkNodes.validate(drawn.nodes)
    NetworkEdges.validate(drawn.edges)


def test_a_single_pair_is_a_line_of_length_one(pairs):
    edge = network(pairs, edges=1).edges.iloc[0]
    assert np.hypot(edge["x_1"] - edge["x_2"], edge["y_1"] - edge["y_2"]) == pytest.approx(1, abs=1e-3)


def test_distances_that_fit_on_the_plane_are_met():
    """A path of four and a square with its diagonals have layouts without any stress."""
    path = np.abs(np.subtract.outer(np.arange(4.0), np.arange(4.0)))
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)
    for distance in (path, np.hypot(*np.moveaxis(square[:, None] - square[None], -1, 0))):
        x = stress_layout(distance, seed=0)
        assert np.allclose(np.hypot(*np.moveaxis(x[:, None] - x[None], -1, 0)), distance, atol=1e-2)


def test_parts_are_set_in_rows_of_a_frame_half_as_wide_again_as_high():
    """Areas 6, 1 and 1 give a frame √(1.5 · 8) = 3.46 wide: the second box begins a row, the third stands beside it."""
    assert _shelves(np.array([[3.0, 2.0], [1.0, 1.0], [1.0, 1.0]])).tolist() == [[0, -2], [0, -3], [1, -3]]
    assert _shelves(np.array([[1.0, 2.0], [1.0, 1.0]])).tolist() == [[0, -2], [1, -1]]


def test_the_widest_part_fits_into_the_frame():
    assert _shelves(np.array([[9.0, 1.0], [1.0, 1.0]])).tolist() == [[0, -1], [0, -2]]


def test_a_part_lies_on_its_long_side_with_its_heavier_half_to_the_left():
    """Three points on an upright line at 0, 1 and 3: the mean is 4/3, and the two that are near each other come left."""
    lying = _lying(np.array([[5.0, 0.0], [5.0, 1.0], [5.0, 3.0]]))
    np.testing.assert_allclose(lying, [[-4 / 3, 0], [-1 / 3, 0], [5 / 3, 0]], atol=1e-9)


def test_the_drawing_is_centred_and_its_parts_keep_their_distance(pairs):
    nodes = network(pairs).nodes
    places = nodes[["x", "y"]]
    np.testing.assert_allclose(places.min() + places.max(), 0, atol=2e-4)
    boxes = nodes.groupby("component")[["x", "y"]].agg(["min", "max"])
    apart = [
        boxes.loc[right, (axis, "min")] - boxes.loc[left, (axis, "max")] for axis in "xy" for left, right in ((1, 2), (2, 1))
    ]
    assert max(apart) >= _GAP - 1e-3


def test_sixty_pairs_are_drawn_and_none_that_meets_once_only():
    count = 70
    names = [f"語{number:02}" for number in range(count)]
    both = [3] * 65 + [1] * 5
    pairs = pd.DataFrame(
        {"term_1": names, "term_2": "中", "both": both, "jaccard": 0.5, "documents_1": 3, "documents_2": 9, "documents": 9}
    )
    assert network(pairs).edges["term_1"].tolist() == names[:60]
    assert len(network(pairs, edges=count).edges) == 65


def test_the_largest_part_is_the_first_and_of_equal_ones_that_of_the_first_word():
    links = [("あ", "い"), ("か", "き"), ("き", "く"), ("さ", "し")]
    pairs = pd.DataFrame(links, columns=["term_1", "term_2"]).assign(both=2, jaccard=1.0, documents_1=2, documents_2=2)
    nodes = network(pairs).nodes.set_index("term")["component"]
    assert nodes.to_dict() == {"か": 1, "き": 1, "く": 1, "あ": 2, "い": 2, "さ": 3, "し": 3}
