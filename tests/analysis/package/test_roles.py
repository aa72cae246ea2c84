"""Roles of columns: each has a name, what is known by headings has headings, and the texts are those of a comment."""

from __future__ import annotations

from analysis.ingest.words.word_files import words
from analysis.package.roles import BY_HEADING, FAMILIES, NAMES, ROLES, SINGLE, TEXTS, TICKED
from analysis.schema import FIELDS


def test_every_role_has_a_name_of_its_own():
    assert all(NAMES.values()) and len(set(NAMES.values())) == len(ROLES)


def test_roles_known_by_their_headings_are_those_that_have_words_for_them():
    assert {key for key, value in words("headings").items() if isinstance(value, dict)} == set(BY_HEADING)


def test_the_texts_are_those_of_a_comment_and_stand_once():
    assert TEXTS == FIELDS
    assert set(TEXTS) <= set(SINGLE)


def test_only_roles_are_in_families_and_marks_in_columns_are_several():
    assert set().union(*FAMILIES) <= set(ROLES)
    assert TICKED not in SINGLE
