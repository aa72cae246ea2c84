"""A briefing on reviewed marks says how many of them rest on a name that nobody checked."""

from __future__ import annotations

import pytest

from analysis.access.people import Person, Role
from analysis.briefing.build import briefing
from analysis.package.reviewed import text_hashes
from analysis.reviews.coding import with_reviews
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import Decision, ReviewStore
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING

SIGNED = Person("鈴木 一郎", Role.REVIEWER, "suzuki@example.lg.jp")
TYPED = Person("佐藤", Role.REVIEWER)


@pytest.fixture
def limits_of(corpus, tmp_path):
    """The sentences about limits, after people decided on comments."""

    def said(*decisions: tuple[str, Person], note: str = "", basis: str = "reviewed"):
        store, hashes = ReviewStore(sqlite_url(tmp_path)), text_hashes(corpus.consultation.comments)
        for comment, who in decisions:
            store.record(Decision("nerima-2023", comment, "○", who, note, text_hash=hashes[comment]), seen=0)
        reviewed = with_reviews(corpus.consultation, store.current("nerima-2023"))
        made = briefing(corpus.with_consultation(reviewed), Selection(basis), date=DAY, arrangement=EVERYTHING)
        section = next(each for each in made.sections if each.key == "limits")
        return {sentence.text: {part.text: part.ids for part in sentence.parts} for sentence in section.sentences}

    return said


def about_names(said):
    return [text for text in said if "本人確認なし" in text]


def test_typed_names_are_counted_and_the_count_opens_their_comments(limits_of):
    said = limits_of(("1", TYPED), ("2", SIGNED), ("3", TYPED))
    [sentence] = about_names(said)
    assert sentence.startswith("そのうち2件は、")
    assert said[sentence]["2件"] == ("1", "3")


def test_where_everybody_signed_in_nothing_is_said(limits_of):
    assert about_names(limits_of(("2", SIGNED), note="佐藤さん（本人確認なし）が2026年に")) == []


def test_other_bases_do_not_speak_of_it(limits_of):
    assert about_names(limits_of(("1", TYPED), basis="coded")) == []
