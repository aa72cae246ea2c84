"""Drawings as SVG: shapes at their places, texts escaped, frames where they are asked for."""

from __future__ import annotations

from xml.etree import ElementTree

from analysis.export.drawing import Drawing, Line, Rectangle
from analysis.export.svg import svg


def drawn(*shapes):
    return ElementTree.fromstring(svg(Drawing(100, 50, tuple(shapes)), title='柱"Ⅱ" <件数>'))


def test_a_drawing_has_its_size_and_a_title_for_screen_readers():
    root = drawn()
    assert root.attrib["viewBox"] == "0 0 100.0 50.0"
    assert root.attrib["aria-label"] == '柱"Ⅱ" <件数>'
    assert len(root) == 0


def test_a_frame_is_dashed_and_has_nothing_in_it():
    bar, frame = drawn(Rectangle(1, 2, 3, 4, "#000"), Rectangle(1, 2, 3, 4, "#000", dashed=True))
    assert bar.attrib["fill"] == "#000" and "stroke-dasharray" not in bar.attrib
    assert (frame.attrib["fill"], frame.attrib["stroke"]) == ("none", "#000") and frame.attrib["stroke-dasharray"]


def test_a_text_stays_a_text():
    (text,) = drawn(Line(1, 2, "<script>&", 10))
    assert text.text == "<script>&"
