"""Names on axes: nothing of a name is lost, and no line is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.parts.axis_labels import folded_label


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("△ 実施時に検討", 6, "△|実施時に検討"),
        ("△ 実施時に検討", 4, "△|実施時に|検討"),
        ("□ 他で実施済み", 4, "□|他で|実施済み"),
        ("柱Ⅲ 人事・人材育成", 4, "柱Ⅲ|人事・|人材育成"),
        ("プラン全体", 4, "プラン|全体"),
        ("その他", 6, "その他"),
        ("－ その他", 6, "－|その他"),
        ("", 6, ""),
    ],
)
def test_names_break_where_a_reader_would_break_them(name, width, lines):
    assert folded_label(name, width=width) == lines.replace("|", "<br>")


@given(st.text(alphabet="柱章のでプラ・◎ ", max_size=30), st.integers(2, 8))
def test_nothing_is_lost_and_no_line_is_too_long(name, width):
    lines = folded_label(name, width=width).split("<br>")
    head, blank, rest = name.partition(" ")
    assert "".join(lines) == head + rest
    assert all(len(line) <= width for line in (lines[1:] if blank and rest else lines))
