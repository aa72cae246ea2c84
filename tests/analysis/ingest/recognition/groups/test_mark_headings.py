"""Headings that say what became of the comments below them: marks of these, and no pillars."""

from __future__ import annotations

import pytest

from analysis.ingest.recognition.groups.mark_headings import heading_marks, marks_apart
from analysis.ingest.recognition.groups.sections import Sections

REVISED, IN_DRAFT = "Ⅰ．計画案を修正するもの", "Ⅱ．計画案に記載しているもの"


def marks(*headings):
    return [(entry.mark, entry.wording, entry.meaning) for entry in heading_marks(headings).values()]


def test_headings_that_say_what_became_of_their_comments_are_a_legend():
    assert marks(REVISED, IN_DRAFT) == [
        ("Ⅰ", "計画案を修正するもの", "revised"),
        ("Ⅱ", "計画案に記載しているもの", "already_in_draft"),
    ]
    assert [mark for mark, *_ in marks("Ⅰ 案を修正するもの", "Ⅱ その他の意見")] == ["Ⅰ", "Ⅱ"]


@pytest.mark.parametrize(
    "headings",
    [
        ("第1章 総則", "第2章 施策"),
        ("Ⅰ 案を修正するもの", "Ⅱ 総則"),
        ("Ⅰ その他の意見",),
        ("Ⅰ 案に記載しているもの", "Ⅱ その他の意見"),
        (),
    ],
)
def test_headings_of_topics_are_no_legend(headings):
    assert marks(*headings) == []


def test_brackets_and_counts_are_no_part_of_the_wording():
    assert marks("【案を修正するもの】", "【今後の参考とするもの】")[0][:2] == ("案を修正するもの", "案を修正するもの")
    assert marks("Ⅰ 案を修正するもの（3件）", "Ⅱ 今後の参考とするもの（2件）")[0][1] == "案を修正するもの"


@pytest.mark.parametrize(
    ("found", "left"),
    [
        (Sections((REVISED, IN_DRAFT)), Sections((), (), (REVISED, IN_DRAFT))),
        (Sections((REVISED, IN_DRAFT), ("結果",)), Sections((), (), ("結果", REVISED, IN_DRAFT))),
        (Sections((REVISED, IN_DRAFT), ("交通", "公園")), Sections(("交通", "公園"), (), (REVISED, IN_DRAFT))),
        (Sections((REVISED, IN_DRAFT), (), ("交通", "公園")), Sections(("交通", "公園"), (REVISED, IN_DRAFT))),
        (Sections(("交通", "公園"), (), (REVISED, IN_DRAFT)), Sections(("交通", "公園"), (), (REVISED, IN_DRAFT))),
        (Sections(("交通", "公園"), (REVISED, IN_DRAFT)), Sections(("交通", "公園"), (REVISED, IN_DRAFT))),
    ],
)
def test_pillars_are_what_stands_above_or_below_the_marks(found, left):
    rest, given = marks_apart(found)
    assert rest == left
    assert [entry.mark for entry in given.values()] == ["Ⅰ", "Ⅱ"]


def test_headings_of_subjects_alone_stay_as_they_are():
    found = Sections(("交通", "公園"), ("第1章",))
    assert marks_apart(found) == (found, {})
