"""What all tests share: the Nerima consultation as committed, and copies of it to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NERIMA = ROOT / "data" / "consultations" / "nerima-2023"


@pytest.fixture(scope="session")
def nerima_folder() -> Path:
    """The committed consultation; never written to."""
    return NERIMA


@pytest.fixture
def copy_of_nerima(tmp_path) -> Path:
    """A copy of the consultation in a data folder of its own."""
    folder = tmp_path / "data" / "consultations" / "nerima-2023"
    shutil.copytree(NERIMA, folder)
    return folder
