"""Room that texts take: full-width characters one em, letters less, accents none."""

from __future__ import annotations

import pytest

from analysis.export.text_width import NARROW, cut, label_lines, shortened, text_width


@pytest.mark.parametrize(("text", "ems"), [("", 0), ("意見", 2), ("DX", 2 * NARROW), ("か\u3099", 1), ("葛\U000e0100", 1)])
def test_the_width_of_a_line(text, ems):
    assert text_width(text, 10) == pytest.approx(10 * ems)


def test_a_text_is_cut_where_the_next_character_would_not_fit_and_nothing_is_lost():
    lines = list(cut("あいうえおか", 10, 25))
    assert lines == ["あい", "うえ", "おか"]
    assert list(cut("あ", 10, 5)) == ["あ"]


def test_a_label_that_fits_stays_and_one_that_does_not_is_broken_into_lines_that_fit():
    assert label_lines("意見", 10, 20) == ("意見",)
    lines = label_lines("情報システムの整備と運用", 10, 60)
    assert len(lines) > 1 and "".join(lines) == "情報システムの整備と運用"


def test_what_does_not_fit_is_said_by_an_ellipsis():
    assert shortened("あいうえお", 10, 50) == "あいうえお"
    assert shortened("あいうえお", 10, 40) == "あいう…"
