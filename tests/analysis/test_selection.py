"""Selections: values of one choice add, different choices intersect, and the count is the rows."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.consultation import Consultation, Metadata
from analysis.selection import Selected, Selection, select

PILLARS = ["A", "B", "C"]
MARKS = ["◎", "○", "－"]
METADATA = Metadata("t", "p", "plan", None, None, None, None, (), (), "source.txt", "", "", "", "3件")


def consultation(pillars: list[str], printed: list[str | None], coded: list[str | None]) -> Consultation:
    ids = [str(number + 1) for number in range(len(pillars))]
    comments = pd.DataFrame({"id": pd.Series(ids, dtype="str"), "pillar": pd.Series(pillars, dtype="str")})
    comments["printed_mark"] = pd.Series(printed, dtype="str")
    coding = pd.DataFrame(
        {
            "comment": pd.Series([i for i, mark in zip(ids, coded, strict=True) if mark], dtype="str"),
            "mark": pd.Series([mark for mark in coded if mark], dtype="str"),
            "source": "coded",
        }
    )
    order = {"order": range(1, 4)}
    return Consultation(
        "x",
        METADATA,
        comments,
        pd.DataFrame({"pillar": PILLARS, **order}),
        pd.DataFrame(),
        pd.DataFrame({"mark": MARKS, **order}),
        coding,
        pd.DataFrame(),
        "",
    )


@pytest.fixture
def three() -> Consultation:
    return consultation(["A", "B", "B"], [None, None, None], ["◎", "○", "－"])


def chosen(consultation: Consultation, **choices) -> list[str]:
    return select(consultation, Selection(basis=choices.pop("basis", "coded"), **choices)).comments["id"].tolist()


def test_nothing_chosen_is_everything(three):
    assert chosen(three) == ["1", "2", "3"]


def test_values_of_one_choice_add_and_choices_intersect(three):
    assert chosen(three, pillars=("B",)) == ["2", "3"]
    assert chosen(three, pillars=("A", "B")) == ["1", "2", "3"]
    assert chosen(three, pillars=("B",), response_types=("○", "◎")) == ["2"]


def test_a_lost_mark_is_not_the_category_other(three):
    assert chosen(three, response_types=("－",)) == ["3"]
    assert chosen(three, basis="printed", response_types=("－",)) == []
    assert select(three, Selection("printed")).mark.isna().all()


def test_found_rows_intersect_too(three):
    found = pd.Series([True, False, True])
    assert select(three, Selection("coded", pillars=("B",)), found=found).comments["id"].tolist() == ["3"]


def test_categories_without_a_comment_are_known(three):
    assert select(three, Selection("coded")).pillar.cat.categories.tolist() == PILLARS


def test_bases_on_offer(three):
    assert three.available_bases() == ("coded",)


def test_an_empty_consultation():
    empty = consultation([], [], [])
    selected = select(empty, Selection("coded", pillars=("A",)))
    assert len(selected) == 0
    assert selected.mark.tolist() == []


@given(
    st.lists(st.tuples(st.sampled_from(PILLARS), st.sampled_from([*MARKS, None])), max_size=12),
    st.sets(st.sampled_from(PILLARS)),
    st.sets(st.sampled_from(MARKS)),
)
def test_a_selection_is_what_a_reader_would_pick(rows, pillars, marks):
    given_marks = [mark for _, mark in rows]
    data = consultation([pillar for pillar, _ in rows], given_marks, given_marks)
    picked = [
        str(n + 1) for n, (pillar, mark) in enumerate(rows) if (not pillars or pillar in pillars) and (not marks or mark in marks)
    ]
    for basis in ("printed", "coded"):
        assert chosen(data, basis=basis, pillars=tuple(pillars), response_types=tuple(marks)) == picked


def test_narrowing_keeps_the_index(three):
    selected: Selected = select(three, Selection("coded"))
    assert selected.narrowed(pd.Series([False, True, True])).comments.index.tolist() == [1, 2]


def test_of_a_large_selection_the_rows_are_those_chosen_and_of_everything_the_table_itself(three, monkeypatch):
    monkeypatch.setattr("analysis.selection.FEW", 1)
    for _ in range(2):
        assert chosen(three, pillars=("B",)) == ["2", "3"] and chosen(three, pillars=("A", "B")) == ["1", "2", "3"]
    everything = select(three, Selection(basis="coded"))
    assert everything.comments is three.comments
    turned = Selected(three, everything.selection, everything.positions[::-1])
    assert turned.comments["id"].tolist() == ["3", "2", "1"]
