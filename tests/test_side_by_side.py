"""What runs in which process when tests run side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.side_by_side import ONE_BY_ONE, TOGETHER, room

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("tests/test_run.py::test_help[a::b/c]", "tests/test_run.py"),
        ("tests/analysis/export/pdf/test_report.py::test_a[x]", "briefings"),
        ("tests/analysis/briefing/test_build.py::test_a", "briefings"),
        ("tests/browser/test_every_page.py::test_a[x]", "tests/browser/test_every_page.py::test_a[x]"),
    ],
)
def test_a_test_goes_with_what_it_shares_things_with(test, expected):
    assert room(test) == expected


def test_what_is_named_is_there():
    assert all((ROOT / name).is_dir() for name in TOGETHER) and all((ROOT / name).is_file() for name in ONE_BY_ONE)


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_what_runs_one_by_one_makes_nothing_for_a_whole_file(name):
    assert 'scope="module"' not in (ROOT / name).read_text(encoding="utf-8")
