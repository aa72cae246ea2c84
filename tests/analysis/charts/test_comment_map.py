"""The map's picture: a point for each comment, the lit ones in colour, and doors on the groups."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
from PIL import Image

from analysis.charts.comment_map import comment_map, frame, points
from analysis.charts.parts.style import ACCENT
from analysis.statistics.texts.text_map import TextMap

PLACES = TextMap(
    np.array([0.0, 10.0, np.nan], np.float32),
    np.array([0.0, 0.0, np.nan], np.float32),
    np.array([[0.0, 0.0], [10.0, 0.0]]),
    np.array([2.0, 2.0]),
)
TABLE = pd.DataFrame({"code": ["1", "2"], "words": ["図書館、本、席", "バス"], "count": [1, 0]})
LIT = np.array([True, False, True])


def picture(lit=LIT):
    return np.asarray(Image.open(io.BytesIO(points(PLACES, lit))))


def test_lit_points_have_the_colour_and_the_others_do_not():
    found = picture()
    blue = tuple(bytes.fromhex(ACCENT[1:]))
    coloured = (found[:, :, :3] == blue).all(axis=2) & (found[:, :, 3] > 0)
    assert coloured.any() and np.flatnonzero(coloured.any(axis=0)).max() < found.shape[1] / 2
    assert (found[:, found.shape[1] // 2 :, 3] > 0).any()
    assert not ((picture(np.zeros(3, bool))[:, :, :3] == blue).all(axis=2)).any()


def test_the_same_places_give_the_same_bytes():
    assert points(PLACES, LIT) == points(PLACES, LIT)


def test_groups_give_back_their_code_and_empty_ones_nothing():
    figure = comment_map(PLACES, LIT, TABLE)
    assert list(figure.data[0].customdata) == ["1", None]
    assert figure.data[0].text[0] == "<b>図書館<br>本</b><br>1件"
    assert figure.layout.images[0].source.startswith("data:image/png;base64,")


def test_the_picture_lies_where_the_points_are():
    low, high = frame(PLACES)
    image = comment_map(PLACES, LIT, TABLE).layout.images[0]
    assert (image.x, image.y, image.sizex, image.sizey) == (low[0], high[1], high[0] - low[0], high[1] - low[1])
    assert (low < PLACES.middle.min(axis=0)).all() and (high > PLACES.middle.max(axis=0)).all()
