"""A sketch becomes the figure that plotly would have made step by step."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analysis.charts.parts.sketch import Sketch


def test_the_figure_is_the_one_that_plotly_makes_step_by_step():
    sketch = Sketch().add("bar", x=[1, 2], y=["a", "b"], marker={"color": "#123456"}).add("scatter", x=[1], y=["a"])
    sketch.set(height=100, xaxis={"visible": False}).add_shape(type="line", x0=0, x1=1, y0=0, y1=1)
    steps = go.Figure(go.Bar(x=[1, 2], y=["a", "b"], marker={"color": "#123456"}))
    steps.add_scatter(x=[1], y=["a"])
    steps.update_layout(height=100)
    steps.update_xaxes(visible=False)
    steps.add_shape(type="line", x0=0, x1=1, y0=0, y1=1)
    assert sketch.figure().to_dict() == steps.to_dict()


def test_what_is_set_again_leaves_the_rest_of_its_part():
    sketch = Sketch().set(xaxis={"visible": False, "range": [0, 1]}).set(xaxis={"range": [0, 2], "fixedrange": True}, height=9)
    assert sketch.layout == {"xaxis": {"visible": False, "range": [0, 2], "fixedrange": True}, "height": 9}


def test_what_plotly_does_not_know_is_refused():
    with pytest.raises(ValueError, match="colour"):
        Sketch().add("bar", x=[1], colour="red").figure()
