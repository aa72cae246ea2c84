"""Readings that people kept for one consultation: through the gate, one row a word, taken out again, carried with the package."""

from __future__ import annotations

import pytest

from analysis.access.audit import audit_log
from analysis.access.gate import NotAllowedError
from analysis.access.people import Person, Role
from analysis.keeping.own_readings import LONGEST, keep_readings, own_readings
from analysis.language.lexicon import read_lexicon
from analysis.package.folder import read_consultation, unlisted_files
from analysis.package.problem import PackageError

WRITER = Person("山田", Role.REVIEWER)


def test_readings_are_kept_changed_and_taken_out(package):
    folder = package.folder
    assert own_readings(folder) == {}
    keep_readings(folder, {("練馬", "ねりま"): "ねりま", ("4月", "つき"): "がつ", ("何某", ""): ""}, by=WRITER)
    assert own_readings(folder) == {("4月", "つき"): "がつ", ("何某", ""): "", ("練馬", "ねりま"): "ねりま"}
    keep_readings(folder, {("4月", "つき"): None, ("何某", ""): "なにがし"}, by=WRITER)
    assert own_readings(folder) == {("何某", ""): "なにがし", ("練馬", "ねりま"): "ねりま"}
    read_consultation(folder)
    assert unlisted_files(folder) == []


def test_who_and_when_stand_beside_it_and_words_are_counted_as_before(package):
    words = read_lexicon(package.folder / "lexicon").content_hash
    keep_readings(package.folder, {("市場", "しじょう"): "いちば"}, by=WRITER)
    head, row = (package.folder / "lexicon" / "readings.csv").read_text(encoding="utf-8").splitlines()
    assert head == "word,given,reading,by,at" and row.startswith("市場,しじょう,いちば,山田")
    assert read_lexicon(package.folder / "lexicon").content_hash == words
    last = audit_log().iloc[0]
    assert (last["act"], last["outcome"], last["detail"]) == ("reading", "kept", "市場 いちば")


@pytest.mark.parametrize("reading", ["ichiba", "市場", "いち ば", "<b>いちば", "あ" * (LONGEST + 1)])
def test_what_is_no_reading_is_refused_and_nothing_is_written(package, reading):
    with pytest.raises(PackageError, match="「市場」の読み：読みに使えない文字があるか、長すぎます"):
        keep_readings(package.folder, {("市場", "しじょう"): reading}, by=WRITER)
    assert not (package.folder / "lexicon" / "readings.csv").exists()


@pytest.mark.parametrize("text", ["語,読み\n市場,いちば\n", "word,given,reading,by,at\n市場,しじょう\n"])
def test_a_file_that_is_none_is_named(package, text):
    (package.folder / "lexicon").mkdir(exist_ok=True)
    (package.folder / "lexicon" / "readings.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match=r"lexicon/readings\.csv"):
        own_readings(package.folder)


def test_who_only_reads_keeps_none(package):
    with pytest.raises(NotAllowedError, match="読みの確認には「確認」の権限が要ります"):
        keep_readings(package.folder, {("市場", "しじょう"): "いちば"}, by=Person("客", Role.READER))
    assert own_readings(package.folder) == {}
