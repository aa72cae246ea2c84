"""Originals: packed CSV opens, another file than the one recorded is refused with what to do."""

from __future__ import annotations

import hashlib
import lzma

import pytest

from analysis.ingest.readers import original as originals
from analysis.ingest.readers.formats import CSV
from analysis.ingest.readers.original import checked_original, file_hash, original
from analysis.package.problem import PackageError

TEXT = "番号,意見\n1,増やして。\n".encode()


@pytest.fixture
def packed(tmp_path):
    path = tmp_path / "調査.csv.xz"
    path.write_bytes(lzma.compress(TEXT))
    return path


def test_a_packed_csv_is_read_as_what_is_in_it(packed):
    document = original(packed)
    assert document.format is CSV
    assert [line.cells for line in document.lines] == [("番号", "意見"), ("1", "増やして。")]
    assert document.sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()


def test_a_broken_or_missing_packed_file_is_refused(tmp_path, packed):
    packed.write_bytes(b"no archive")
    for path in (packed, tmp_path / "none.csv.xz"):
        with pytest.raises(PackageError, match="圧縮されたCSVを展開できません"):
            original(path)


def test_a_file_that_unfolds_too_far_is_refused(packed, monkeypatch):
    monkeypatch.setattr(originals, "TEXT_BYTES", len(TEXT) - 1)
    with pytest.raises(PackageError, match="展開すると大きすぎるCSV"):
        original(packed)


def test_only_the_recorded_file_is_read(packed):
    recorded = file_hash(packed)
    assert checked_original(packed, recorded, "build.toml").lines == original(packed).lines
    with pytest.raises(PackageError, match=r"build.toml に記録されたものと違います"):
        checked_original(packed, "0" * 64, "build.toml")
    with pytest.raises(PackageError, match="原本がありません"):
        checked_original(packed.with_name("none.csv"), recorded, "build.toml")


def test_what_cannot_be_read_has_the_hash_of_nothing(tmp_path):
    assert file_hash(tmp_path / "none") == hashlib.sha256(b"").hexdigest()
