"""What the A4 report holds of a large briefing."""

from __future__ import annotations

import pytest

from analysis.export.pdf.extent import PLACES, listed, places_note, quoted_ids, shortened, unquoted_note


def test_comments_that_a_section_names_are_quoted_before_others(nerima):
    named = [*nerima.section("voices").quoted, *(each for table in nerima.tables for each in listed(table))]
    few = quoted_ids(nerima, limit=10)
    assert len(few) == 10 and few <= set(named)
    assert quoted_ids(nerima) == set(nerima.quotations)


def test_how_many_are_left_out_is_said(nerima):
    assert "1件を載せています" in unquoted_note(nerima, quoted_ids(nerima, limit=1))
    assert "ほかの93件の全文は" in unquoted_note(nerima, quoted_ids(nerima, limit=1))
    assert unquoted_note(nerima, quoted_ids(nerima)) == ""


@pytest.mark.parametrize(
    ("limit", "rows", "told"), [(6, 6, ""), (5, 5, "このほかに1行あります。"), (0, 0, "このほかに6行あります。")]
)
def test_a_table_is_shortened_with_a_word_on_the_rest(nerima, limit, rows, told):
    table = nerima.section("concentration").table("pillars")
    kept, sentence = shortened(table, limit=limit)
    assert kept.rows == table.rows[:rows] and sentence.startswith(told) and bool(sentence) == bool(told)


def test_long_lists_of_numbers_are_spoken_of_only_where_there_are_some():
    assert places_note(PLACES) == "" and "300か所まで" in places_note(PLACES + 1)
