"""What is drawn on a page of a PDF: characters, rules and pictures, turned upright, each character once."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from analysis.ingest.readers.limits import PAGE_OBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

HANGING = frozenset("、。，．」』）〉》】〕")
"""Full-width marks that close something: their right half is blank, and may hang over the edge of a column."""
THIN = 3.0
"""Points up to which a rectangle is a rule."""

TILTED = 8.0
"""Degrees from upright, or from lying, past which text runs across the page: what a scanner gives is askew by one or two."""


class Glyph(NamedTuple):
    """A character with its box, in points from the left and from the top of the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int
    """Quarter turns by which the character lies on its side, clockwise: 0, 1 or 3."""
    tilted: bool = False
    """Whether it runs neither along nor across the page."""
    light: float = 0.0
    """How light its colour is, from 0 (black) to 1."""

    @property
    def x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2


class Box(NamedTuple):
    """A rectangle; a rule is one that is thin."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass
class Drawn:
    """A page, upright."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Box] = field(default_factory=list)
    """Rules that run from left to right."""
    down: list[Box] = field(default_factory=list)
    """Rules that run from top to bottom."""
    shades: list[Box] = field(default_factory=list)
    """Backgrounds without an outline."""
    pictures: float = 0.0
    """Share of the page that pictures cover."""
    crowded: bool = False
    """Whether more is drawn than a page of text can hold, so that some was left out."""


def drawn_page(layout: object) -> Drawn:
    """What pdfminer found on a page, as characters and rules. A page whose text lies on its side is turned."""
    x0, y0, x1, y1 = layout.bbox  # type: ignore[attr-defined]
    page = Drawn(x1 - x0, y1 - y0)
    for number, item in enumerate(_flat(layout)):
        if number > PAGE_OBJECTS:
            page.crowded = True
            break
        _add(page, item, x0, y1)
    page.glyphs = _once(page.glyphs)
    return _upright(page)


def _flat(layout: object) -> Iterator[object]:
    """Everything on the page, also what forms draw; without recursion, as forms may hold forms to any depth."""
    stack = [iter(layout)]  # type: ignore[call-overload]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif type(item).__name__ == "LTFigure":
            stack.append(iter(item))
        else:
            yield item


def _add(page: Drawn, item: object, left: float, high: float) -> None:
    kind = type(item).__name__
    box = Box(item.x0 - left, high - item.y1, item.x1 - left, high - item.y0)  # type: ignore[attr-defined]
    if kind == "LTChar":
        if box.x1 > 0 and box.x0 < page.width and box.bottom > 0 and box.top < page.height:
            page.glyphs.append(_glyph(item, box))
    elif kind == "LTImage":
        page.pictures += (box.x1 - box.x0) * (box.bottom - box.top) / max(page.width * page.height, 1)
    elif kind in ("LTLine", "LTRect", "LTCurve"):
        _add_rules(page, item, box, left, high)


def _glyph(item: object, box: Box) -> Glyph:
    a, b, _, _, _, _ = item.matrix  # type: ignore[attr-defined]
    turn = 0 if abs(a) >= abs(b) else (3 if b > 0 else 1)
    size = (box.x1 - box.x0) if turn else (box.bottom - box.top)
    text = item.get_text()  # type: ignore[attr-defined]
    if text in HANGING and not turn and box.x1 - box.x0 > 0.8 * size:
        box = box._replace(x1=(box.x0 + box.x1) / 2)
    colour = getattr(getattr(item, "graphicstate", None), "ncolor", None)
    return Glyph(text, *box, max(size, 0.1), turn, is_tilted(a, b), lightness(colour))


def is_tilted(a: float, b: float) -> bool:
    """Whether text drawn by this matrix runs neither along nor across the page.

    >>> is_tilted(1, 0), is_tilted(0, -2), is_tilted(0.99, 0.05), is_tilted(0.7, 0.7)
    (False, False, False, True)
    """
    angle = math.degrees(math.atan2(b, a)) % 90
    return TILTED < angle < 90 - TILTED


def lightness(colour: object) -> float:
    """How light a colour of a PDF is, from 0 to 1; black where it says nothing that is known."""
    parts = [float(part) for part in (colour if isinstance(colour, list | tuple) else [colour]) if isinstance(part, int | float)]
    match len(parts):
        case 1 | 3:
            return min(1.0, sum(parts) / len(parts))
        case 4:
            return max(0.0, 1 - max(parts[:3], default=0.0) * (1 - parts[3]) - parts[3])
        case _:
            return 0.0


def _add_rules(page: Drawn, item: object, box: Box, left: float, high: float) -> None:
    """A line, a thin rectangle, or the sides of one that is outlined; the edge of a mere background is no rule."""
    wide, tall = box.x1 - box.x0, box.bottom - box.top
    if min(wide, tall) <= THIN:
        if max(wide, tall) > THIN:
            (page.across if wide > tall else page.down).append(box)
        else:  # a dot, which may be part of a dotted rule in either direction
            page.across.append(box)
            page.down.append(box)
        return
    if not getattr(item, "stroke", False):
        page.shades += [box] if type(item).__name__ == "LTRect" else []
        return
    if type(item).__name__ == "LTRect":
        page.across += [Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]
        page.down += [Box(x, box.top, x, box.bottom) for x in (box.x0, box.x1)]
        return
    points = [(x - left, high - y) for x, y in getattr(item, "pts", [])]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        side = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if min(side.x1 - side.x0, side.bottom - side.top) <= 0.5 and max(side.x1 - side.x0, side.bottom - side.top) > THIN:
            (page.across if side.x1 - side.x0 > side.bottom - side.top else page.down).append(side)


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Each character once: some programs print it again, a little aside, where a bold face is missing."""
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    found = []
    for glyph in glyphs:
        near = max(1.0, glyph.size * 0.2)
        column, row = int(glyph.x0 / near), int(glyph.top / near)
        around = [(glyph.text, column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
        if glyph.text.isspace() or not any(_same(glyph, other, near) for key in around for other in places.get(key, ())):
            places.setdefault((glyph.text, column, row), []).append(glyph)
            found.append(glyph)
    return found


def _same(glyph: Glyph, other: Glyph, near: float) -> bool:
    close = min(near, (glyph.x1 - glyph.x0) * 0.5, key=abs) if not glyph.turn else near
    return abs(glyph.x0 - other.x0) < close and abs(glyph.top - other.top) < near


def _upright(page: Drawn) -> Drawn:
    """The page turned by as many quarters as most of its characters lie."""
    turns = Counter(glyph.turn for glyph in page.glyphs if not glyph.text.isspace())
    most = max(turns, key=lambda turn: turns[turn], default=0)
    if not most:
        return page

    def turned(box: Box) -> Box:
        if most == 3:  # the text runs upwards: what is on the left comes to the top
            return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)

    glyphs = [
        Glyph(glyph.text, *turned(Box(*glyph[1:5])), glyph.size, (glyph.turn - most) % 4 if glyph.turn != most else 0, *glyph[7:])
        for glyph in page.glyphs
    ]
    across, down = [turned(box) for box in page.down], [turned(box) for box in page.across]
    shades = [turned(box) for box in page.shades]
    return Drawn(page.height, page.width, glyphs, across, down, shades, page.pictures, page.crowded)
