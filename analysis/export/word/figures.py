"""The figures of a briefing as pictures of a Word document, drawn as in the A4 report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.export.visible import visible
from analysis.export.word.blocks import TEXT_WIDTH, Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefing.content import Briefing, Figure

WIDTH = TEXT_WIDTH / 20
"""Points of a line of the document."""

Place = tuple[str, int]
"""The key of a section and which of its figures."""


def figures(briefing: Briefing) -> tuple[Mapping[Place, Picture], str]:
    """Each figure by its place, and what has to be said of them: the documents hold every number, so that one can be written
    where no font is to draw with, and then says that it is without figures.
    """
    from analysis.export.pdf.fonts import NoFontError, chosen_fonts
    from analysis.export.pdf.glyphs import Glyphs
    from analysis.export.pdf.picture import picture, picture_files

    asked = [(section, place, figure) for section in briefing.sections for place, figure in enumerate(section.figures)]
    try:
        found = chosen_fonts()
    except NoFontError:
        return (
            {},
            "図を描く日本語のフォントがこの端末にないため、図は入っていません。図の数は、どれも表にあります。" if asked else "",
        )
    glyphs = Glyphs(found)
    drawn = [picture(figure, section.table(figure.table), glyphs, width=WIDTH) for section, _, figure in asked]
    files = picture_files(drawn, found)
    pictures = {
        (section.key, place): _picture(file, figure, each["told"])
        for (section, place, figure), file, each in zip(asked, files, drawn, strict=True)
    }
    return pictures, f"図の中の{glyphs.note}" if glyphs.note else ""


def _picture(file: bytes, figure: Figure, told: str) -> Picture:
    return Picture(file, WIDTH, visible(figure.title), told)
