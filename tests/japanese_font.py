"""Japanese fonts that a PDF can hold, for the tests: found, or installed from Debian's packages where we may."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from analysis.export.pdf import fonts as module
from analysis.export.pdf.fonts import ADVICE, Fonts, NoFontError, fonts
from analysis.package.data_folder import data_folder
from tests import debian

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEBIAN_PACKAGES = {
    "BIZUDPGothic-Regular.ttf": "fonts-morisawa-bizud-gothic",
    "ipaexg.ttf": "fonts-ipaexfont-gothic",
    "NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}
"""The packages that the README names for Debian and Ubuntu, each of which is enough, by the file that a report is set in."""
OTHERS = {"win32": ("meiryo.ttc",), "darwin": ("Arial Unicode.ttf",)}
NAMED = OTHERS.get(sys.platform, tuple(DEBIAN_PACKAGES))
"""The fonts named for this system; with each as the only one, files must come out well."""


def provided() -> Fonts:
    """The fonts that a report is set in. Raises NoFontError, which says what to install."""
    try:
        return fonts()
    except NoFontError:
        install()
        fonts.cache_clear()
        return fonts()


def install() -> None:
    """Install those of the packages that the distribution has, where we are allowed to; otherwise do nothing."""
    found = module._files(data_folder())
    for file, package in DEBIAN_PACKAGES.items():
        if file.casefold() not in found:
            debian.install([package])


def place(file: str) -> Path:
    """Where a font file of this machine is, installed if need be. Raises NoFontError."""
    for attempt in range(2):
        found = module._files(data_folder()).get(file.casefold())
        if found is not None:
            return found
        if not attempt:
            install()
    raise NoFontError(f"{file}：このテストは、README に挙げたフォントのそれぞれで確かめます。\n{ADVICE}")


def places() -> str:
    """Where each font is that the README names for this system. Raises NoFontError."""
    return ", ".join(str(place(file)) for file in NAMED)


@contextmanager
def alone(file: str, folder: Path) -> Iterator[None]:
    """A machine on which this font and its bold, linked into a folder, are the only ones that a report can be set in."""
    bold = next(bold for regular, _, bold, _ in module.CANDIDATES if regular == file)
    for name in filter(None, (file, bold)):
        (folder / name).symlink_to(place(name))
    kept, module._folders = module._folders, lambda: (folder,)
    fonts.cache_clear()
    try:
        yield
    finally:
        module._folders = kept
        fonts.cache_clear()
