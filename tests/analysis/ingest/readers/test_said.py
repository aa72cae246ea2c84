"""What is said of a document of an office program: each kind once, with how often."""

from __future__ import annotations

from analysis.ingest.readers.said import said


def test_each_kind_is_said_once_with_how_often_it_comes():
    found = [problem.message for problem in said("a", {"deleted": 2, "inserted": 3, "ruby": 1, "notes": 0, "": 9})]
    assert found == [
        "変更履歴が5か所あります。すべて承諾した文として読みました",
        "ふりがなが1か所あります。読み取りから省きました",
    ]
    assert said("a", {}) == []
