"""Where consultations are kept."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The data folder: IKEN_DATA, or `data` beside the code."""
    return Path(os.environ.get("IKEN_DATA") or Path(__file__).parent.parent.parent / "data")


def consultation_folders(data: Path) -> list[Path]:
    """Every folder under `consultations`, by name; hidden ones are somebody's work in progress."""
    consultations = data / "consultations"
    if not consultations.is_dir():
        return []
    return sorted(folder for folder in consultations.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_")))
