"""The list of changes that nothing could notice names lines that are there, each with a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = tomllib.loads((Path(__file__).parent / "equivalent.toml").read_text(encoding="utf-8")).get("mutation", [])


def test_every_line_still_stands_in_its_file():
    stale = [
        entry
        for entry in ENTRIES
        if entry["before"] not in map(str.strip, (ROOT / entry["file"]).read_text(encoding="utf-8").splitlines())
    ]
    assert stale == []


def test_every_entry_changes_its_line_and_says_why_nothing_notices():
    assert [entry for entry in ENTRIES if entry["before"] == entry["after"] or len(entry["reason"]) < 20] == []
    keys = [(entry["file"], entry["before"], entry["after"]) for entry in ENTRIES]
    assert len(keys) == len(set(keys))
