"""A Japanese font that can be put into a PDF, found on this machine.

reportlab embeds outlines of the TrueType kind only; Noto CJK as Linux brings it (.ttc with PostScript outlines) is of the other
kind. What serves: BIZ UDゴシック, メイリオ or 游ゴシック on Windows, Arial Unicode on macOS, and packages such as
fonts-morisawa-bizud-gothic or fonts-ipaexfont-gothic on Linux. A file in `data/fonts` comes before all of them, and gives
the same PDF on every machine.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlab.pdfbase.ttfonts import TTFont

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
)
"""File and place in it, regular and bold, the most readable first (UD: made for public documents); ties broken by this order."""

SAMPLE = "あア漢字、。「」◎○□△※－～①Ⅱ〓"
"""What a font must have to be taken."""

ADVICE = """\
PDFに埋め込める日本語フォント（TrueType形式）が見つかりません。次のどれかをしてください。
  Debian・Ubuntu:  sudo apt install fonts-morisawa-bizud-gothic（または fonts-ipaexfont-gothic）
  Windows・macOS:  標準のフォント（BIZ UDゴシック、メイリオ、Arial Unicode）を入れ直してください。
  そのほか:        data/fonts に BIZUDPGothic-Regular.ttf か ipaexg.ttf を置くか、
                   環境変数 IKEN_FONT にフォントファイルのパスを入れてください。
PDFのほかの形式（pptx、xlsx、html、csv.zip）は、フォントがなくても作れます。"""


class NoFontError(Exception):
    """There is no font to put into a PDF, or the one asked for cannot be; the message, in Japanese, says what to do."""


@dataclass(frozen=True)
class Fonts:
    """Fonts that reportlab knows by these names. `more` are asked for characters that the first lacks."""

    regular: TTFont
    bold: TTFont
    more: tuple[TTFont, ...]


@cache
def fonts(asked: str = "", data: Path | None = None) -> Fonts:
    """Load the file `asked` for, else one of the data folder, else one of this machine. Raises NoFontError."""
    found = [(_asked(asked), None)] if asked else []
    found += list(_installed(_files(data or data_folder())))
    if not found:
        raise NoFontError(ADVICE)
    regular, bold = found[0]
    return Fonts(regular, bold or regular, tuple(each for each, _ in found[1:3]))


def _asked(path: str) -> TTFont:
    font = _load(Path(path), 0)
    if font is None:
        told = f"IKEN_FONT：日本語のTrueTypeフォントとして読めません（値：「{path}」）。"
        raise NoFontError(f"{told}.ttf か .ttc のファイルを指定してください\n{ADVICE}")
    return font


def _installed(files: Mapping[str, Path]) -> Iterator[tuple[TTFont, TTFont | None]]:
    """Every usable candidate with its bold, in order of preference."""
    for name, place, bold, bold_place in CANDIDATES:
        regular = _load(files.get(name.casefold()), place)
        if regular is not None:
            yield regular, _load(files.get(bold.casefold()), bold_place)


def _load(path: Path | None, place: int) -> TTFont | None:
    """A font of that file, made known to reportlab; None where it cannot be embedded or lacks Japanese."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    if path is None:
        return None
    try:
        font = TTFont(f"{path.stem}-{place}", str(path), subfontIndex=place)
    except (TTFError, OSError):
        return None
    if any(ord(character) not in font.face.charToGlyph for character in SAMPLE):
        return None
    registerFont(font)
    return font


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
