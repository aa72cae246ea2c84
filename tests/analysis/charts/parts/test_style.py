"""Colours: they can be seen on both grounds (WCAG 1.4.11: 3:1 for graphics)."""

from __future__ import annotations

import pytest

from analysis.charts.parts.style import ACCENT, CONTRAST, MEANING_COLOURS, MUTED, mark_colours
from analysis.schema import MEANINGS


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", sorted({*MEANING_COLOURS.values(), ACCENT, CONTRAST, MUTED}))
@pytest.mark.parametrize("ground", ["#ffffff", "#14181f"])
def test_a_bar_can_be_told_from_the_ground(colour, ground):
    assert contrast(colour, ground) >= 3


@pytest.mark.parametrize("colour", sorted(set(MEANING_COLOURS.values())))
def test_white_numbers_can_be_read_on_a_bar(colour):
    assert contrast(colour, "#ffffff") >= 4.5


def test_a_legend_that_is_no_answer_has_a_colour_for_each_mark():
    survey = mark_colours("◎○□▲×", ["other"] * 5)
    assert len(set(survey.values())) == 5
    assert mark_colours("◎－", ["revised", "other"]) == {"◎": MEANING_COLOURS["revised"], "－": MEANING_COLOURS["other"]}
    assert mark_colours("－", ["other"]) == {"－": MEANING_COLOURS["other"]}


def test_every_meaning_has_a_colour():
    assert set(MEANING_COLOURS) == set(MEANINGS)
