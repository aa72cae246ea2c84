"""One slide: its title, its message, its foot, its notes, and the room between them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.briefing.day import japanese_date
from analysis.export.text_width import cut, text_width
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.briefing.content import Briefing

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 44.0
"""Points of a slide of 16:9, and beside its content."""
INK, GREY, BLUE, RULE = "1A1A1C", "4D4D4F", "0B57B0", "2F6FD6"
TITLE_SIZE, MESSAGE_SIZES, DETAIL_SIZES, FOOT_SIZE = 18.0, (30.0, 26.0, 22.0, 18.0), (18.0, 16.0, 14.0, 12.0), 10.0
LINE = 1.25
"""Height of a line in ems."""
CONTENT_TOP, FOOT_TOP = 150.0, 506.0


@dataclass
class Page:
    """A slide being written; `top` is where the next thing may begin."""

    slide: Any
    top: float
    width: float = WIDTH - 2 * MARGIN

    @property
    def room(self) -> float:
        return FOOT_TOP - 8 - self.top

    def paragraphs(
        self,
        texts: Sequence[str],
        sizes: Sequence[float],
        *,
        room: float,
        bold: bool = False,
        bullet: bool = False,
        last: bool = False,
    ) -> None:
        """Set texts one below the other in the largest size that fits; what fits in none is cut visibly.

        The `last` ones of a slide have a line to spare: programs break lines each in their own way.
        """
        shown = [f"・{visible(text)}" if bullet else visible(text) for text in texts]
        size = next((size for size in sizes if text_height(shown, size, self.width) <= room), sizes[-1])
        shown = fitted(shown, size, self.width, room)
        spare = size * LINE * 1.2 if last else 0
        frame = text_box(self.slide, MARGIN, self.top, self.width, min(room, text_height(shown, size, self.width) + spare))
        for number, text in enumerate(shown):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            write(paragraph, text, size, bold=bold)
        self.top += text_height(shown, size, self.width) + 10


def page(presentation: Any, briefing: Briefing, title: str, *, message: str = "", notes: Iterable[str] = ()) -> Page:  # noqa: ANN401
    """Begin a slide: its title (for the outline too), its one message, foot and notes."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = (Pt(each) for each in (MARGIN, 22, WIDTH - 2 * MARGIN, 30))
    shown = next(iter(cut(visible(title).replace("\n", " "), TITLE_SIZE, WIDTH - 2 * MARGIN - 8)))
    _plain_frame(head.text_frame)
    head.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(head.text_frame.paragraphs[0], shown, TITLE_SIZE, bold=True, colour=BLUE)
    _rule(slide)
    _foot(slide, briefing, len(presentation.slides))
    slide.notes_slide.notes_text_frame.text = visible("\n".join(each for each in notes if each))
    started = Page(slide, 66)
    if message:
        started.paragraphs([message], MESSAGE_SIZES, room=CONTENT_TOP - 70, bold=True)
    return started


def text_box(slide: Any, left: float, top: float, width: float, height: float) -> Any:  # noqa: ANN401
    from pptx.util import Pt

    box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(max(height, 10)))
    _plain_frame(box.text_frame)
    return box.text_frame


def write(paragraph: Any, text: str, size: float, *, bold: bool = False, colour: str = INK) -> None:  # noqa: ANN401
    """Write a text into a paragraph; a line break stays one, and no full stop hangs over the edge of its box."""
    from pptx.util import Pt

    paragraph.line_spacing = LINE
    paragraph._p.get_or_add_pPr().set("hangingPunct", "0")
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = line, Pt(size), bold
        run.font.color.rgb = rgb(colour)


def rgb(colour: str) -> Any:  # noqa: ANN401  # python-pptx has few types
    """A colour of the palette for PowerPoint."""
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    return make.from_string(colour.lstrip("#").upper())


def text_height(texts: Sequence[str], size: float, width: float) -> float:
    """Points that texts take, one below the other; somewhat more than most programs need."""
    lines = sum(line_count(text, size, width) for text in texts)
    return lines * size * LINE * 1.2 + 4


def line_count(text: str, size: float, width: float) -> int:
    """Lines of a text in a font whose letters are all as wide as kanji, of which a line holds whole ones only (IPAex does so)."""
    whole = max(width // size, 1) * size
    return sum(_wrapped(line, size * 1.04, whole) for line in text.split("\n"))


def _wrapped(line: str, size: float, room: float) -> int:
    """Lines that a line is broken into: not inside a run of Latin letters and digits, nor before a sign that ends something."""
    lines, taken = 1, 0.0
    for unit in _UNITS.findall(line):
        wide = text_width(unit, size)
        if taken and taken + wide > room:
            lines, taken = lines + 1, 0.0
        lines += max(math.ceil(wide / room) - 1, 0)
        taken = taken + wide if wide <= room else wide % room
    return lines


def fitted(texts: Sequence[str], size: float, width: float, room: float) -> list[str]:
    """As many texts as there is room for; the last one cut with a word on where to find the rest."""
    kept: list[str] = []
    for text in texts:
        if text_height([*kept, text], size, width) <= room:
            kept.append(text)
            continue
        lines = int((room - text_height(kept, size, width)) // (size * LINE * 1.2)) if kept else int(room // (size * LINE * 1.2))
        if lines >= 1:
            places = int(width / size) * lines
            kept.append(text[: max(places - len(REST), 0)].replace("\n", " ") + REST)
        return kept
    return kept


REST = "…（続きはノート）"
_UNITS = re.compile(r"(?:[!-~]+|.)[、。，．）」』]*")
"""What stays on one line: a run of letters and digits (a hash, an address), else one letter, with what may not begin a line."""


def _rule(slide: Any) -> None:  # noqa: ANN401
    """A line under the title."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Pt

    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(MARGIN), Pt(54), Pt(WIDTH - MARGIN), Pt(54))
    line.line.color.rgb, line.line.width, line.name = rgb(RULE), Pt(2), "線"


def _foot(slide: Any, briefing: Briefing, number: int) -> None:  # noqa: ANN401
    source = briefing.source
    title = next(iter(cut(visible(source.title).replace("\n", " "), FOOT_SIZE, 520)))
    frame = text_box(slide, MARGIN, FOOT_TOP, WIDTH - 2 * MARGIN - 60, 16)
    text = f"{title}　{japanese_date(source.date)}　データ：{source.data_hash[:12]}"
    write(frame.paragraphs[0], text, FOOT_SIZE, colour=GREY)
    counter = text_box(slide, WIDTH - MARGIN - 50, FOOT_TOP, 50, 16)
    from pptx.enum.text import PP_ALIGN

    counter.paragraphs[0].alignment = PP_ALIGN.RIGHT
    write(counter.paragraphs[0], str(number), FOOT_SIZE, colour=GREY)


def _plain_frame(frame: Any) -> None:  # noqa: ANN401
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE

    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
