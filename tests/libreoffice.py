"""LibreOffice and poppler for the tests: readers that share no code with what writes our files.

Found, or installed where that is allowed, else asked for. `python -m tests.libreoffice` prints where LibreOffice is, or what to
do to get it, and then exits with 1.
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
    from collections.abc import Iterator, Sequence

NAMES = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
POPPLER = ("pdftotext", "pdftoppm", "pdffonts")
DEBIAN_PACKAGES = ("libreoffice-impress", "libreoffice-calc", "libreoffice-writer", "poppler-utils")
"""Without what they only recommend: 18 seconds on a small machine."""
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""UTF-8 with commas, cells as they are stored and not as they are shown, one file a sheet."""
LONGEST = 300
"""Seconds for one conversion; it takes three."""
ADVICE = """\
書き出したファイルの確認に使う LibreOffice（Impress・Calc・Writer）か poppler（pdftotext・pdftoppm・pdffonts）がありません。
  Debian・Ubuntu: sudo apt install --no-install-recommends libreoffice-impress libreoffice-calc libreoffice-writer poppler-utils
  macOS:          brew install --cask libreoffice && brew install poppler
  別の場所にあるなら: 環境変数 IKEN_SOFFICE に soffice のパスを入れ、poppler を PATH に加えてください。
No LibreOffice or no poppler: install them as above, or set IKEN_SOFFICE and PATH."""


class NoOfficeError(Exception):
    """A reader is missing, or did not read a file."""


def candidates() -> Iterator[str]:
    """Where LibreOffice may be, the place asked for first."""
    yield os.environ.get("IKEN_SOFFICE", "")
    yield from (shutil.which(name) or "" for name in NAMES)
    yield from PLACES


def found() -> str | None:
    """The path of LibreOffice where all that is needed is there."""
    if any(shutil.which(name) is None for name in POPPLER):
        return None
    return next((path for path in candidates() if path and Path(path).is_file()), None)


def provided() -> str:
    """The path of LibreOffice, installed with poppler if need be. Raises NoOfficeError."""
    if found() is None:
        install()
    path = found()
    if path is None:
        raise NoOfficeError(ADVICE)
    return path


def install() -> None:
    """Install both from the system's packages where we may; otherwise do nothing."""
    debian.install(DEBIAN_PACKAGES)


def convert(files: Sequence[Path], form: str, folder: Path) -> None:
    """Let LibreOffice open files and save them in another form, in a folder. Raises NoOfficeError where one gave nothing."""
    # A profile of its own: beside a LibreOffice that is open already, a second one would only hand its files over and end.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [provided(), profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    missing = [file.name for file in files if not any(folder.glob(f"{file.stem}*.{form.split(':')[0]}"))]
    if missing:
        raise NoOfficeError(f"LibreOffice はこのファイルを開けませんでした：{'、'.join(missing)}\n{done.stdout}{done.stderr}")


def poppler(name: str, *words: object) -> str:
    """What a program of poppler prints; it cuts names of elements in the middle of a character. Raises NoOfficeError."""
    provided()
    done = subprocess.run(
        [name, *map(str, words)], capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=LONGEST
    )
    if done.returncode:
        raise NoOfficeError(f"{name}: {done.stderr}")
    return done.stdout


def main() -> int:
    try:
        print(provided())
    except NoOfficeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
