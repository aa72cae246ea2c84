"""Shared replies and promises of Nerima as they were read through; a changed rule shows here as a readable difference.

To accept a change: read the difference, then write the file anew with `python -m tests.analysis.replies.test_golden`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.package.folder import read_consultation
from analysis.replies.outcomes.promises import promises, read_promise_cues
from analysis.replies.repeated.shared_replies import shared_replies

GOLDEN = Path(__file__).parent / "golden"
NERIMA = Path(__file__).parents[3] / "data" / "consultations" / "nerima-2023"


def tables():
    comments = read_consultation(NERIMA).comments
    shared = shared_replies(comments)[["group", "kind", "id", "reply_id", "start", "end", "sentence"]]
    promised = promises(comments, read_promise_cues())[["id", "grade", "cue", "year", "shared_with", "start", "end", "quote"]]
    return {"shared_replies": shared, "promises": promised}


def as_text(table):
    return table.to_csv(index=False, lineterminator="\n")


@pytest.mark.parametrize("name", ["shared_replies", "promises"])
def test_the_table_is_the_one_that_was_read(name):
    assert as_text(tables()[name]) == (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, table in tables().items():
        (GOLDEN / f"{name}.csv").write_text(as_text(table), encoding="utf-8", newline="\n")
