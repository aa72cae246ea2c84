"""Zip files that depend on their content only."""

from __future__ import annotations

import datetime
import io
import zipfile

from analysis.export.archive import archive

DAY = datetime.date(2026, 1, 5)


def test_files_keep_order_content_and_the_given_day():
    data = archive({"b.csv": b"1", "a.csv": b"2"}, DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        assert [(each.filename, each.date_time[:3]) for each in file.infolist()] == [
            ("b.csv", (2026, 1, 5)),
            ("a.csv", (2026, 1, 5)),
        ]
        assert file.read("a.csv") == b"2"
    assert data == archive({"b.csv": b"1", "a.csv": b"2"}, DAY)


def test_nothing_makes_an_empty_archive_and_an_early_day_the_earliest():
    with zipfile.ZipFile(io.BytesIO(archive({}, DAY))) as file:
        assert file.namelist() == []
    with zipfile.ZipFile(io.BytesIO(archive({"a": b""}, datetime.date(1970, 1, 1)))) as file:
        assert file.infolist()[0].date_time[0] == 1980
