"""Both consultations, opened once."""

from __future__ import annotations

import pytest

from analysis.library import open_library
from tests.second_consultation import two_consultations


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    data = two_consultations(tmp_path_factory.mktemp("two") / "data")
    return open_library(data, cache=tmp_path_factory.mktemp("cache"))
