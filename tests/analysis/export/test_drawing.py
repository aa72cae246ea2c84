"""Figures laid out: nothing leaves its place, nothing lies on another thing."""

from __future__ import annotations

import pytest

from analysis.briefing.content import Column, Count, Figure, Series, Table
from analysis.export.drawing import Line, Rectangle, drawing
from analysis.export.text_width import text_width
from tests.analysis.export.conftest import NAMES


def spread(line: Line) -> tuple[float, float]:
    width = text_width(line.text, line.size)
    start = line.x - {"start": 0, "middle": width / 2, "end": width}[line.anchor]
    return start, start + width


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [240, 480, 720])
def test_everything_stays_inside(briefings, name, width):
    for section in briefings[name].sections:
        for figure in section.figures:
            drawn = drawing(figure, section.table(figure.table), width=width)
            for shape in drawn.shapes:
                left, right = spread(shape) if isinstance(shape, Line) else (shape.x, shape.x + shape.width)
                assert left >= -1 and right <= width + 1 and shape.y <= drawn.height


def table(names, counts):
    columns = (Column("name", "名前"), Column("a", "甲", "count"), Column("b", "乙", "count"))
    ids = tuple(str(number) for number in range(100))
    return Table(
        "t", "表", columns, tuple((name, Count(ids[:a]), Count(ids[:b])) for name, (a, b) in zip(names, counts, strict=True))
    )


FIGURE = Figure("t", "図", "name", (Series("a", "◎ 甲", "revised", "◎"), Series("b", "※ 乙", "not_adopted", "※")))


def test_pieces_are_as_long_as_their_counts_and_stand_end_to_end():
    drawn = drawing(FIGURE, table(["あ", "い"], [(10, 30), (20, 0)]), width=400)
    bars = [shape for shape in drawn.shapes if isinstance(shape, Rectangle) and shape.height > 9]
    assert bars[1].width == pytest.approx(3 * bars[0].width) and bars[2].width == pytest.approx(2 * bars[0].width)
    assert bars[1].x == pytest.approx(bars[0].x + bars[0].width)


def test_bars_of_shares_are_equally_long():
    shares = Figure("t", "図", "name", FIGURE.series, shares=True)
    bars = [
        shape
        for shape in drawing(shares, table(["あ", "い"], [(10, 30), (1, 1)]), width=400).shapes
        if isinstance(shape, Rectangle) and shape.height > 9
    ]
    assert bars[0].width + bars[1].width == pytest.approx(bars[2].width + bars[3].width)


def test_a_piece_too_short_for_its_mark_shows_the_number_or_nothing():
    drawn = drawing(FIGURE, table(["あ"], [(1, 90)]), width=200)
    inside = [shape.text for shape in drawn.shapes if isinstance(shape, Line) and shape.bold]
    assert inside == ["※ 90"]


def test_the_legend_has_the_full_wording():
    texts = [shape.text for shape in drawing(FIGURE, table([], []), width=200).shapes if isinstance(shape, Line)]
    assert texts == ["◎ 甲", "※ 乙"]


def test_of_nothing_there_is_no_bar():
    drawn = drawing(FIGURE, table(["あ"], [(0, 0)]), width=200)
    assert [shape.text for shape in drawn.shapes if isinstance(shape, Line)][-1] == "0件"
    assert not [shape for shape in drawn.shapes if isinstance(shape, Rectangle) and shape.height > 9]
