"""Finding the consultation that a command is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from pathlib import Path


def folder_of(consultation: str) -> Path:
    """The folder of a consultation. Raises PackageError naming the ones there are."""
    folders = {folder.name: folder for folder in consultation_folders(data_folder())}
    if consultation not in folders:
        known = "、".join(folders) or "なし"
        raise PackageError(
            [Problem("data/consultations", "この資料はありません", f"あるのは次の資料です：{known}", value=consultation)]
        )
    return folders[consultation]
