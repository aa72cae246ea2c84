"""Drawings as SVG: shapes at their places, texts escaped, stripes where they are asked for."""

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


def test_a_striped_bar_is_drawn_twice_and_a_plain_one_once():
    assert len(drawn(Rectangle(1, 2, 3, 4, "#000"))) == 1
    plain, stripes = drawn(Rectangle(1, 2, 3, 4, "#000", striped=True))
    assert (plain.attrib["fill"], stripes.attrib["fill"]) == ("#000", "url(#stripes)")
    assert plain.attrib["x"] == stripes.attrib["x"] == "1.0"


def test_a_text_stays_a_text():
    (text,) = drawn(Line(1, 2, "<script>&", 10))
    assert text.text == "<script>&"
