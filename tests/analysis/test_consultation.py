"""Which bases a consultation has, and the marks of each, never mixed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.package.folder import read_consultation


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder)


def with_marks(consultation, *, printed=None, coding=()):
    """The first three comments with the marks given."""
    comments = consultation.comments.head(3)
    if printed is not None:
        comments = comments.assign(printed_mark=pd.Series(printed, dtype="str"))
    rows = pd.DataFrame(coding, columns=["comment", "mark", "source"], dtype="str")
    return replace(consultation, comments=comments, coding=rows)


def test_nerima_has_coded_marks_only(nerima):
    assert nerima.available_bases() == ("coded",)
    assert nerima.marks("printed").isna().all()
    assert nerima.marks("coded").notna().all()
    assert nerima.marks("reviewed").isna().all()


def test_bases_come_from_the_most_official_down(nerima):
    three = with_marks(nerima, printed=["◎", None, None], coding=[("1", "○", "reviewed"), ("2", "○", "coded")])
    assert three.available_bases() == ("printed", "coded", "reviewed")


def test_no_marks_at_all(nerima):
    none = with_marks(nerima)
    assert none.available_bases() == ()
    assert none.marks("coded").isna().all()


def test_a_basis_never_fills_the_gaps_of_another_one(nerima):
    three = with_marks(nerima, printed=["◎", None, None], coding=[("2", "○", "coded"), ("1", "△", "reviewed")])
    assert three.marks("printed").fillna("").tolist() == ["◎", "", ""]
    assert three.marks("coded").fillna("").tolist() == ["", "○", ""]
    assert three.marks("reviewed").fillna("").tolist() == ["△", "", ""]


def test_marks_are_texts_on_the_index_of_the_comments(nerima):
    filtered = replace(nerima, comments=nerima.comments.iloc[[5, 2]])
    marks = filtered.marks("coded")
    assert (marks.name, str(marks.dtype), marks.index.tolist()) == ("mark", "str", [5, 2])
    assert marks.tolist() == nerima.marks("coded").loc[[5, 2]].tolist()


def test_marks_of_no_comments(nerima):
    empty = replace(nerima, comments=nerima.comments.head(0))
    assert empty.marks("coded").empty
    assert str(empty.marks("coded").dtype) == "str"


def test_a_consultation_has_no_rejects_unless_it_says_so(nerima):
    plain = replace(nerima, rejects=type(nerima).__dataclass_fields__["rejects"].default_factory())
    pd.testing.assert_frame_equal(plain.rejects, nerima.rejects)


@pytest.mark.parametrize(
    ("publisher", "body"),
    [
        *(("練馬区", "区"), ("愛知県名古屋市", "市"), ("東京都", "都"), ("北海道", "道"), ("京都府", "府"), ("経済産業省", "省")),
        *(
            ("デジタル庁", "庁"),
            ("ひばり衛生組合", "組合"),
            ("公正取引委員会", "委員会"),
            ("", ""),
            ("青空商店街", ""),
            ("市", ""),
        ),
    ],
)
def test_a_publisher_calls_itself_by_the_end_of_its_name(nerima, publisher, body):
    assert replace(nerima, metadata=replace(nerima.metadata, publisher=publisher)).words.body == body
