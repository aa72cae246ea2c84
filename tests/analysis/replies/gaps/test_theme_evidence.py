"""Themes of an opinion that its reply has, and has not."""

from __future__ import annotations

import pandas as pd

from analysis.replies.gaps.theme_evidence import ThemeEvidence, reply_has_theme
from analysis.replies.sentences import Span

ASSIGNMENTS = pd.DataFrame(
    [
        (0, "opinion", "A", 0, 2),
        (0, "opinion", "B", 4, 6),
        (0, "opinion", "C", 8, 10),
        (0, "reply", "A", 0, 2),
        (1, "reply", "B", 0, 2),
    ],
    columns=["row", "field", "theme", "start", "end"],
)


def test_a_theme_that_no_reply_has_says_nothing():
    assert ThemeEvidence(ASSIGNMENTS).of(0, 0) == [(Span(0, 2), True), (Span(4, 6), False)]
    assert ThemeEvidence(ASSIGNMENTS).of(0, 1) == [(Span(0, 2), False), (Span(4, 6), True)]


def test_without_assignments_there_is_no_evidence():
    assert ThemeEvidence(None).of(0, 0) == []
    assert ThemeEvidence(ASSIGNMENTS.head(0)).of(0, 0) == []


def test_a_place_stands_for_the_themes_that_touch_it():
    evidence = [(Span(0, 4), True), (Span(4, 6), False)]
    assert reply_has_theme(Span(1, 2), evidence) is True
    assert reply_has_theme(Span(4, 5), evidence) is False
    assert reply_has_theme(Span(3, 5), evidence) is True
    assert reply_has_theme(Span(6, 8), evidence) is None
