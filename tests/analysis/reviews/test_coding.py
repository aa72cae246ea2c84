"""Reviews as the basis `reviewed`, over the consultation and inside its package."""

from __future__ import annotations

import dataclasses

import pytest

from analysis import schema
from analysis.access.people import Person, Role
from analysis.ingest.write import rebuild
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from analysis.package.reviewed import FILE, text_hashes
from analysis.reviews.coding import outdated, with_reviews
from analysis.reviews.export import export_reviews, reviews_file
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import Decision, ReviewStore

EDITOR = Person("管理者", Role.EDITOR)
ID = "nerima-2023"


@pytest.fixture
def reviews(tmp_path, nerima):
    """Record decisions of comment → mark, on the texts as they are."""
    store = ReviewStore(sqlite_url(tmp_path / "reviews"))
    hashes = text_hashes(nerima.comments)

    def record(**marks):
        for name, mark in marks.items():
            comment = name.strip("_")
            own = store.current(ID)
            seen = own.loc[own["comment"] == comment, "version"]
            decision = Decision(
                ID, comment, mark or "", Person("山田", Role.REVIEWER), text_hash=hashes[comment], data_hash=nerima.data_hash
            )
            (store.record if mark else store.undo)(decision, seen=int(seen.max()) if len(seen) else 0)
        return store

    return record


def test_no_review_changes_nothing(reviews, nerima):
    assert with_reviews(nerima, reviews().current(ID)) is nerima


def test_confirmed_marks_are_a_basis_of_their_own(reviews, nerima):
    opened = with_reviews(nerima, reviews(_1="△", _48="○").current(ID))
    assert opened.available_bases() == ("coded", "reviewed")
    marks = dict(zip(opened.comments["id"], opened.marks("reviewed"), strict=True))
    assert (marks["1"], marks["48"]) == ("△", "○")
    assert opened.marks("reviewed").notna().sum() == 2  # no gap is filled from another basis
    assert opened.marks("coded").equals(nerima.marks("coded"))
    schema.ResponseTypeCoding.validate(opened.coding)


def test_what_was_taken_back_is_open_again(reviews, nerima):
    opened = with_reviews(nerima, reviews(_1="△", _1_=None).current(ID))
    assert opened.marks("reviewed").isna().all()


def test_a_decision_on_a_text_that_changed_is_set_apart(reviews, nerima):
    current = reviews(_1="△", _2="○").current(ID)
    changed = dataclasses.replace(nerima, comments=nerima.comments.assign(opinion=["別の意見", *nerima.comments["opinion"][1:]]))
    assert outdated(nerima, current).empty
    assert outdated(changed, current)["comment"].tolist() == ["1"]
    assert with_reviews(changed, current).marks("reviewed").dropna().tolist() == ["○"]


def test_a_mark_that_the_legend_lost_is_set_apart(reviews, nerima):
    current = reviews(_1="△").current(ID)
    legend = nerima.response_types
    changed = dataclasses.replace(nerima, response_types=legend[legend["mark"] != "△"])
    assert outdated(changed, current)["comment"].tolist() == ["1"]
    assert with_reviews(changed, current).marks("reviewed").isna().all()


def test_exported_reviews_are_data_of_the_package(reviews, nerima, copy_of_nerima):
    store = reviews(_1="○", _1_="△", _2="○")
    export_reviews(copy_of_nerima, store.history(ID), rebuild=rebuild, by=EDITOR)
    package = read_consultation(copy_of_nerima)
    assert package.available_bases() == ("coded", "reviewed") and FILE in package.file_hashes
    assert package.marks("reviewed").dropna().tolist() == ["△", "○"]
    assert package.marks("coded").equals(nerima.marks("coded"))
    history = (copy_of_nerima / FILE).read_text(encoding="utf-8")
    assert history.count("\n") == 4 and history.count("山田") == 3  # the history too, not only what holds


def test_exporting_twice_gives_the_same_bytes_and_a_build_keeps_them(reviews, copy_of_nerima):
    store = reviews(_1="△")
    export_reviews(copy_of_nerima, store.history(ID), rebuild=rebuild, by=EDITOR)
    files = {path: path.read_bytes() for path in copy_of_nerima.rglob("*") if path.is_file()}
    export_reviews(copy_of_nerima, store.history(ID), rebuild=rebuild, by=EDITOR)
    rebuild(copy_of_nerima)
    assert {path: path.read_bytes() for path in copy_of_nerima.rglob("*") if path.is_file()} == files


def test_the_database_goes_before_the_package_comment_by_comment(reviews, nerima, copy_of_nerima):
    store = reviews(_1="△", _2="△", _3="△")
    export_reviews(copy_of_nerima, store.history(ID), rebuild=rebuild, by=EDITOR)
    package = read_consultation(copy_of_nerima)
    later = reviews(_1="○", _2=None).current(ID)
    opened = with_reviews(package, later[later["comment"] != "3"])  # as a database that never heard of No.3
    marks = dict(zip(opened.comments["id"], opened.marks("reviewed"), strict=True))
    assert (marks["1"], marks["3"]) == ("○", "△") and opened.marks("reviewed").notna().sum() == 2


def test_an_export_that_cannot_be_built_leaves_the_package_as_it_was(reviews, copy_of_nerima):
    store = reviews(_1="△")
    (copy_of_nerima / "source.txt").write_bytes(b"damaged")
    files = {path: path.read_bytes() for path in copy_of_nerima.rglob("*") if path.is_file()}
    with pytest.raises(PackageError):
        export_reviews(copy_of_nerima, store.history(ID), rebuild=rebuild, by=EDITOR)
    assert {path: path.read_bytes() for path in copy_of_nerima.rglob("*") if path.is_file()} == files


def test_an_empty_history_is_a_file_with_a_head_alone(reviews):
    assert reviews_file(reviews().history(ID)).count(b"\n") == 1
