"""Every kind of file: how long it takes, and that none is left out."""

from __future__ import annotations

import time

import pytest

from analysis.export.outputs import outputs
from tests.japanese_font import provided

KINDS = [(form.suffix, form.annex) for form in outputs()]
SLACK = 3
"""A test machine may be busy; alone the slowest takes little more than a second."""


def test_every_kind_is_offered_under_its_suffix():
    assert [suffix for suffix, _ in KINDS] == ["pdf", "pdf", "pptx", "pptx", "docx", "xlsx", "html", "csv.zip"]
    assert len(set(KINDS)) == len({form.name for form in outputs()}) == len(KINDS)


def written(kind):
    return next(form.write for form in outputs() if (form.suffix, form.annex) == kind)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_nerima_takes_at_most_three_seconds(nerima, kind):
    provided()
    write = written(kind)
    started = time.perf_counter()
    assert len(write(nerima)) > 10_000
    assert time.perf_counter() - started < 3 * SLACK


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("name", ["nothing", "one", "hostile"])
def test_nothing_one_comment_and_hostile_texts_give_a_file_too(briefings, name, kind):
    provided()
    write = written(kind)
    assert write(briefings[name]) == write(briefings[name]) != b""
