"""Rests of rows: by the number, by what the format does to cells, and by sentences that break off."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.formats import CSV, PDF, TEXT, XLSX
from analysis.ingest.rows.row_joins import continues, may_lack_number

WHOLE = {"no": "1", "opinion": "増やしてほしい。", "reply": "検討します。"}
BROKEN = {"no": "1", "opinion": "駅前の駐輪場を", "reply": "検討します。"}


def below(**cells):
    return {"no": "", "opinion": "", "reply": ""} | cells


@pytest.mark.parametrize("form", [CSV, PDF, TEXT, XLSX], ids=lambda form: form.code)
def test_a_row_with_a_number_of_its_own_is_never_a_rest(form):
    assert not continues(form, BROKEN, below(no="2", opinion="増やして。"), (), broken=True)


def test_a_row_with_neither_number_nor_opinion_is_a_rest():
    assert continues(CSV, WHOLE, below(reply="また、次のとおりです。"), (), broken=False)


def test_where_cells_are_never_cut_only_texts_below_a_text_that_breaks_off_go_on():
    assert continues(XLSX, BROKEN, below(opinion="増やしてほしい。"), (), broken=False)
    assert not continues(XLSX, WHOLE, below(opinion="街灯がほしい。"), (), broken=False)
    assert not continues(XLSX, BROKEN, below(opinion="増やしてほしい。"), {"no"}, broken=False)


def test_behind_the_end_of_a_page_a_row_without_a_number_goes_on():
    assert continues(PDF, WHOLE, below(opinion="また、街灯も。"), (), broken=True)
    assert not continues(PDF, WHOLE, below(opinion="街灯がほしい。"), (), broken=False)


def test_without_a_column_of_numbers_a_row_goes_on_where_the_sentence_does():
    above, rest = {"opinion": "駅前の駐輪場を", "printed_mark": "△"}, {"opinion": "増やしてほしい。", "printed_mark": ""}
    assert continues(PDF, above, rest, (), broken=True)
    assert not continues(PDF, above, rest | {"printed_mark": "○"}, (), broken=True)


def test_a_complete_row_below_a_complete_one_may_lack_its_number():
    assert may_lack_number(CSV, WHOLE, below(opinion="街灯がほしい。", reply="検討します。"))
    assert not may_lack_number(CSV, {}, below(opinion="街灯がほしい。", reply="検討します。"))
    assert not may_lack_number(PDF, BROKEN, below(opinion="増やしてほしい。"))
