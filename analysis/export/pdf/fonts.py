"""A Japanese font that can be put into a PDF, found on this machine.

What serves: BIZ UDゴシック, メイリオ or 游ゴシック on Windows, Arial Unicode on macOS, and packages such as
fonts-morisawa-bizud-gothic, fonts-ipaexfont-gothic or fonts-noto-cjk on Linux. A file in `data/fonts` comes before all of them,
and gives the same PDF on every machine.

typst looks for fonts by the name of their family in folders: it is given a folder of its own with copies of those files that
were chosen (`shelf`), so that no other font of the machine can be meant.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CANDIDATES: tuple[tuple[str, int, str, int], ...] = (
    ("BIZUDPGothic-Regular.ttf", 0, "BIZUDPGothic-Bold.ttf", 0),
    ("BIZ-UDGothicR.ttc", 1, "BIZ-UDGothicB.ttc", 1),
    ("BIZUDGothic-Regular.ttf", 0, "BIZUDGothic-Bold.ttf", 0),
    ("meiryo.ttc", 0, "meiryob.ttc", 0),
    ("YuGothM.ttc", 0, "YuGothB.ttc", 0),
    ("ipaexg.ttf", 0, "", 0),
    ("ipagp.ttf", 0, "", 0),
    ("ipag.ttf", 0, "", 0),
    ("VL-PGothic-Regular.ttf", 0, "", 0),
    ("TakaoPGothic.ttf", 0, "", 0),
    ("Arial Unicode.ttf", 0, "", 0),
    ("msgothic.ttc", 1, "", 0),
    ("NotoSansCJK-Regular.ttc", 0, "NotoSansCJK-Bold.ttc", 0),
)
"""File and place in it, regular and bold, the most readable first (UD: made for public documents); ties broken by this order."""

MOST = 3
"""Families that a report is set in."""
SAMPLE = "あア漢字、。「」◎○□△※－～①Ⅱ〓"
"""What a font must have to be taken."""

ADVICE = """\
PDFに埋め込める日本語フォントが見つかりません。次のどれかをしてください。
  Debian・Ubuntu:  sudo apt install fonts-morisawa-bizud-gothic（または fonts-ipaexfont-gothic、fonts-noto-cjk）
  Windows・macOS:  標準のフォント（BIZ UDゴシック、メイリオ、Arial Unicode）を入れ直してください。
  そのほか:        data/fonts に BIZUDPGothic-Regular.ttf か ipaexg.ttf を置くか、
                   環境変数 IKEN_FONT にフォントファイルのパスを入れてください。
PDFのほかの形式（pptx、xlsx、html、csv.zip）は、フォントがなくても作れます。"""


class NoFontError(Exception):
    """There is no font to put into a PDF, or the one asked for cannot be; the message, in Japanese, says what to do."""


@dataclass(frozen=True)
class Font:
    """One font of a file, by the name that typst knows it by, and the characters it has."""

    family: str
    characters: frozenset[int]
    narrow: bool
    """Whether its brackets are narrower than its kanji."""
    file: Path


@dataclass(frozen=True)
class Fonts:
    """The fonts of a report. `more` are asked for characters that the first lacks."""

    regular: Font
    bold: Font
    more: tuple[Font, ...]

    @property
    def files(self) -> list[Path]:
        return list(dict.fromkeys(font.file for font in (self.regular, self.bold, *self.more)))

    def families(self, first: Font) -> list[str]:
        """The names typst asks, in order: the font itself, then those for what it lacks."""
        return list(dict.fromkeys(font.family for font in (first, *self.more)))


@cache
def fonts(asked: str = "", data: Path | None = None) -> Fonts:
    """Load the file `asked` for, else one of the data folder, else one of this machine. Raises NoFontError."""
    found: list[tuple[Font, Font | None]] = [(_asked(asked), None)] if asked else []
    for each in _installed(_files(data or data_folder())):
        if len(found) == MOST:
            break
        # Of two fonts of one name nobody could say which is meant.
        taken = {name for font, _ in found for name in _families(font.file).values()}
        if not taken & set(_families(each[0].file).values()):
            found.append(each)
    if not found:
        raise NoFontError(ADVICE)
    regular, bold = found[0]
    return Fonts(regular, bold or regular, tuple(each for each, _ in found[1:]))


def chosen_fonts() -> Fonts:
    """The fonts of a PDF on this machine: IKEN_FONT where it names one (see `fonts`). Raises NoFontError."""
    return fonts(os.environ.get("IKEN_FONT", ""))


def why_no_font() -> str:
    """Why no PDF can be written on this machine, and what to do; empty where it can."""
    try:
        chosen_fonts()
    except NoFontError as error:
        return str(error)
    return ""


@contextmanager
def shelf(files: Sequence[Path]) -> Iterator[Path]:
    """A folder of copies of these files, for as long as it is needed."""
    with TemporaryDirectory(prefix="iken-fonts-") as folder:
        for place, file in enumerate(files):
            shutil.copyfile(file, Path(folder) / f"{place}{file.suffix}")
        yield Path(folder)


@cache
def _families(file: Path) -> dict[int, str]:
    """The families of a file as typst calls them, by their place in it."""
    from typst import Fonts as Found

    with shelf([file]) as folder:
        return {font.index: font.family for font in Found(False, False, [str(folder)]).fonts()}


def _asked(path: str) -> Font:
    font = _load(Path(path), 0)
    if font is None:
        told = f"IKEN_FONT：日本語のフォントとして読めません（値：「{path}」）。"
        raise NoFontError(f"{told}.ttf か .ttc のファイルを指定してください\n{ADVICE}")
    return font


def _installed(files: Mapping[str, Path]) -> Iterator[tuple[Font, Font | None]]:
    """Every usable candidate with its bold, in order of preference."""
    for name, place, bold, bold_place in CANDIDATES:
        regular = _load(files.get(name.casefold()), place)
        if regular is not None:
            yield regular, _load(files.get(bold.casefold()), bold_place)


def _load(path: Path | None, place: int) -> Font | None:
    """A font of that file; None where it cannot be read or lacks Japanese."""
    from fontTools.ttLib import TTFont, TTLibError

    if path is None:
        return None
    try:
        with TTFont(path, fontNumber=place, lazy=True) as font:
            glyphs = font.getBestCmap() or {}
            if any(ord(character) not in glyphs for character in SAMPLE):
                return None
            bracket, kanji = (font["hmtx"][glyphs[ord(character)]][0] for character in "「漢")
    except (TTLibError, OSError, KeyError):
        return None
    gc.collect()  # what is read of a font is a circle, 15 MB of some, and a server looks for circles seldom
    family = _families(path).get(place)
    return Font(family, frozenset(glyphs), bracket < kanji, path) if family else None


def _files(data: Path) -> dict[str, Path]:
    """Candidates in the font folders by name, whatever its case; the folder asked first keeps its file."""
    wanted = {name.casefold() for regular, _, bold, _ in CANDIDATES for name in (regular, bold) if name}
    found: dict[str, Path] = {}
    for folder in (data / "fonts", *_folders()):
        for path in sorted(Path(place) / name for place, _, names in os.walk(folder) for name in names):
            if path.name.casefold() in wanted:
                found.setdefault(path.name.casefold(), path)
    return found


def _folders() -> tuple[Path, ...]:
    """Where this kind of machine keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"
        return Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")
