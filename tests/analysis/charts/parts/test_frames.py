"""What is not printed shows without colour."""

from __future__ import annotations

from analysis.charts.parts.frames import dashed_frame, dashed_row, hollow
from analysis.charts.parts.sketch import Sketch


def test_a_frame_stands_around_the_figure_or_one_row():
    sketch = Sketch()
    dashed_frame(sketch)
    dashed_row(sketch, 1)
    whole, row = sketch.figure().layout.shapes
    assert (whole.yref, whole.y0, whole.y1) == ("y domain", 0, 1)
    assert (row.yref, row.y0, row.y1) == ("y", 0.51, 1.49)
    assert {whole.line.dash, row.line.dash} == {"dash"}


def test_a_hollow_bar_keeps_its_colour_in_its_outline():
    assert hollow("#123456")["line"]["color"] == "#123456"
