"""Whether the files of a package lie inside it; asked before anything is opened, as a package may come from a stranger."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from analysis.package.problem import Problem

_DRIVE = re.compile(r"[A-Za-z]:")
_REMEDY = "フォルダの中のファイルだけを記載してください"


def leads_out(name: str) -> bool:
    """Whether the name of a file, relative to a package, may lead out of it on any system: absolute, `..`, a drive, a stream."""
    parts = PurePosixPath(name.replace("\\", "/"))
    return not name.strip() or "\0" in name or parts.is_absolute() or ".." in parts.parts or bool(_DRIVE.match(name))


def path_problems(file: str, field: str, names: tuple[str, ...]) -> list[Problem]:
    """Names written in `file` that lead out of the package."""
    message = f"「{field}」が資料フォルダの外のファイルを指しています"
    return [Problem(file, message, _REMEDY, value=name) for name in names if leads_out(name)]


def link_problems(folder: Path) -> list[Problem]:
    """Links inside a package that lead out of it."""
    root = os.path.realpath(folder)
    links = (Path(place) / name for place, folders, files in os.walk(folder) for name in (*folders, *files))
    out = [path for path in links if path.is_symlink() and not _lies_in(os.path.realpath(path), root)]
    remedy = "リンクを取り除き、ファイルそのものを置いてください"
    message = "資料フォルダの外へのリンクです"
    return [Problem(path.relative_to(folder).as_posix(), message, remedy) for path in sorted(out)]


def is_inside(folder: Path, name: str) -> bool:
    """Whether a file of a package, its links followed, lies in the package."""
    return not leads_out(name) and _lies_in(os.path.realpath(folder / name), os.path.realpath(folder))


def _lies_in(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
