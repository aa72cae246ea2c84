"""A browser for the tests and a font for Japanese: found, or installed where that is allowed, else asked for.

`python -m tests.chromium` prints the browser that the tests will use, or what to do to get one, and then exits with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests import debian

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
    r"Chromium\Application\chrome.exe",
)
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")

ADVICE = """\
ブラウザテストに使う Chromium（または Chrome・Edge）か日本語フォントがありません。
  Debian:           sudo apt install chromium fonts-noto-cjk
  Ubuntu:           sudo apt install fonts-noto-cjk の後、Chrome を入れるか .venv/bin/playwright install --with-deps chromium
  macOS・Windows:   Chrome か Edge を入れてください（日本語フォントは付属しています）。
  別の場所にあるなら: 環境変数 IKEN_BROWSER に実行ファイルのパスを入れてください。
No Chromium, Chrome or Edge, or no Japanese font: install them as above, or set IKEN_BROWSER to the browser's path."""


class NoBrowserError(Exception):
    """There is no browser, or no font for Japanese."""


def candidates() -> Iterator[str]:
    """Where a browser may be, the one asked for first."""
    yield os.environ.get("IKEN_BROWSER", "")
    yield from (shutil.which(name) or "" for name in NAMES)
    for application in MAC_APPLICATIONS:
        yield f"/Applications/{application}.app/Contents/MacOS/{application}"
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        yield from (str(Path(os.environ.get(folder, "")) / program) for program in WINDOWS_PROGRAMS)
    yield from map(str, sorted((Path.home() / ".cache/ms-playwright").glob("chromium-*/chrome-linux*/chrome"), reverse=True))


def browser() -> str:
    """The path of an installed browser. Raises NoBrowserError."""
    for path in candidates():
        if path and Path(path).is_file() and runs(path):
            return path
    raise NoBrowserError(ADVICE)


def runs(path: str) -> bool:
    """False for a wrapper that only tells where to get a browser, as Ubuntu's package of this name is."""
    if os.name == "nt":  # asking Chrome for its version opens a window there
        return True
    return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0


def has_japanese_font() -> bool:
    """True on macOS and Windows, which bring one; on Linux fontconfig knows."""
    if sys.platform != "linux":
        return True
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=ja"], capture_output=True, check=False, timeout=60).stdout.strip())


def install() -> None:
    """Install browser and font from Debian's packages where we may; otherwise do nothing."""
    for package in DEBIAN_PACKAGES:  # one by one: Ubuntu lacks the first
        debian.install([package])


def provided() -> str:
    """A browser beside a font for Japanese, installed if need be. Raises NoBrowserError."""
    try:
        found = browser()
    except NoBrowserError:
        found = ""
    if not found or not has_japanese_font():
        install()
    if not has_japanese_font():
        raise NoBrowserError(ADVICE)
    return found or browser()


if __name__ == "__main__":
    try:
        print(provided())
    except NoBrowserError as problem:
        sys.exit(str(problem))
