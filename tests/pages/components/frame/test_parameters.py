"""Addresses: what is read from one, what is dropped, what is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages.components.frame.parameters import LONGEST_TEXT, Dropped, Parameter, parse, written

PARAMETERS = (
    Parameter("pillar", several=True, codes=("柱Ⅰ", "柱Ⅱ", "その他")),
    Parameter("basis", default="coded", codes=("printed", "coded")),
    Parameter("q"),
)


def test_codes_are_read_in_any_width():
    values, dropped = parse({"pillar": ["柱II", "その他"], "basis": ["printed"]}, PARAMETERS)
    assert values == {"pillar": ["柱Ⅱ", "その他"], "basis": "printed", "q": ""}
    assert dropped == []


def test_unknown_values_are_dropped_and_named():
    values, dropped = parse({"pillar": ["柱Ⅸ", "柱Ⅰ"], "basis": ["zzz"]}, PARAMETERS)
    assert values == {"pillar": ["柱Ⅰ"], "basis": "coded", "q": ""}
    assert dropped == [Dropped("pillar", "柱Ⅸ"), Dropped("basis", "zzz")]


def test_an_absurdly_long_text_is_dropped():
    values, dropped = parse({"q": ["あ" * (LONGEST_TEXT + 1)]}, PARAMETERS)
    assert values["q"] == ""
    assert [each.why for each in dropped] == [f"{LONGEST_TEXT}字より長い"]


def test_a_text_of_another_shape_is_dropped_with_the_reason():
    shaped = Parameter("in_area", check=lambda text: "" if "-" in text else "形が違う", longest=5)
    given = {"in_area": ["1-2", "12", "1-2_3-4", "1-\n"]}
    values, dropped = parse(given, [shaped])
    assert values["in_area"] == "1-2"
    assert [each.why for each in dropped] == ["形が違う", "5字より長い", ""]


def test_a_repeated_value_counts_once():
    assert parse({"pillar": ["柱Ⅰ", "柱Ⅰ"]}, PARAMETERS)[0]["pillar"] == ["柱Ⅰ"]


def test_several_values_of_a_shared_choice_stand_in_the_order_of_their_codes():
    assert parse({"pillar": ["その他", "柱Ⅰ", "柱Ⅱ"]}, PARAMETERS)[0]["pillar"] == ["柱Ⅰ", "柱Ⅱ", "その他"]


def test_an_order_that_a_page_asks_for_is_left():
    section = Parameter("section", several=True, codes=("sizes", "words", "voices"), pages=("briefing",))
    assert parse({"section": ["voices", "sizes"]}, [section])[0]["section"] == ["voices", "sizes"]


def test_a_parameter_of_nobody_is_left_alone():
    assert parse({"utm_source": ["x"]}, PARAMETERS)[1] == []


def test_defaults_are_not_written():
    assert written({"pillar": [], "basis": "coded", "q": ""}, PARAMETERS) == {}
    chosen = {"pillar": ["柱Ⅰ"], "basis": "printed", "q": "語"}
    assert written(chosen, PARAMETERS) == chosen


@given(st.dictionaries(st.sampled_from(["pillar", "basis", "q", "other"]), st.lists(st.text(), max_size=3)))
def test_reading_what_was_written_gives_the_same_values(raw):
    values, _ = parse(raw, PARAMETERS)
    address = {key: value if isinstance(value, list) else [value] for key, value in written(values, PARAMETERS).items()}
    again, dropped = parse(address, PARAMETERS)
    assert again == values
    assert dropped == []
