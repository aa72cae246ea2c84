"""Which consultation is meant; one that there is not is answered with those there are."""

from __future__ import annotations

import pytest

from analysis.commands.terminal.target import folder_of
from analysis.package.problem import PackageError


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    return tmp_path / "consultations"


def test_the_folder_of_a_consultation(data):
    (data / "ward-2026").mkdir(parents=True)
    assert folder_of("ward-2026") == data / "ward-2026"


def test_another_name_is_refused_with_those_there_are(data):
    (data / "ward-2026").mkdir(parents=True)
    with pytest.raises(PackageError, match=r"（値：「town」）。あるのは次の資料です：ward-2026"):
        folder_of("town")


def test_without_any_consultation_that_is_said(data):
    with pytest.raises(PackageError, match="なし"):
        folder_of("town")
