"""What the published result says, and what it leaves out because the document does not say it."""

from __future__ import annotations

from dataclasses import replace

from analysis.bases import STATEMENTS
from analysis.export.interchange.published.parts import Heading, Paragraph, Totals
from analysis.export.interchange.published.result import result


def headings(exchange):
    return [part.text for part in result(exchange) if isinstance(part, Heading) and part.level == 2]


def test_chapters_are_numbered_and_absent_ones_leave_no_gap(published_nerima, publish):
    assert [text[0] for text in headings(publish(published_nerima))] == ["1", "2", "3", "4", "5"]
    unmarked = replace(
        published_nerima, coding=published_nerima.coding.iloc[:0], official_totals=published_nerima.official_totals.iloc[:0]
    )
    assert headings(publish(unmarked))[2] == "3 出典"


def test_the_whole_prints_the_official_totals_and_says_whose_marks_these_are(published_nerima, publish):
    parts = result(publish(published_nerima))
    printed = [part.rows for part in parts if isinstance(part, Totals)]
    assert ("◎ 意見の趣旨を踏まえ計画に反映するもの", 4) in printed[1] and printed[1][-1] == ("合 計", 94)
    assert Paragraph(f"意見ごとの{STATEMENTS['coded']}") in parts


def test_a_choice_is_counted_and_says_what_was_chosen(published_nerima, publish):
    exchange = replace(publish(published_nerima, pillars=("柱Ⅱ",)), filters="柱：柱Ⅱ")
    parts = result(exchange)
    assert next(part.rows for part in parts if isinstance(part, Totals)) == (("柱Ⅱ DXで区政を身近にする", 44), ("合計", 44))
    assert any("選んだ意見：柱：柱Ⅱ" in getattr(part, "texts", ()) for part in parts)
