"""A figure of a briefing laid out as rectangles and lines of text, so that every kind of file draws the same picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.briefing.content import Count
from analysis.charts.parts.marks import sign
from analysis.charts.parts.style import ACCENT, MEANING_COLOURS
from analysis.export.text_width import label_lines, shortened, text_width
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.briefing.content import Figure, Series, Table

INK, PAPER, FRAME = "#1a1a1c", "#ffffff", "#6b7280"
LABEL_SHARE = 0.34
"""Part of the width that labels may take."""
LINE, GAP, SWATCH = 1.3, 6.0, 9.0
"""Height of a line in ems; space between things; side of a square in the legend."""


@dataclass(frozen=True)
class Rectangle:
    """A filled rectangle, or a dashed frame; y downwards from the top."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Line:
    """One line of text, `y` its baseline."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = INK
    bold: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture of that many units, y downwards."""

    width: float
    height: float
    shapes: tuple[Rectangle | Line, ...]


def drawing(figure: Figure, table: Table, *, width: float, size: float = 10) -> Drawing:
    """Lay a figure out in the given width, with letters of the given size; its height follows from its rows."""
    rows = _rows(figure, table)
    labels = [label_lines(visible(name), size, width * LABEL_SHARE) for name, _ in rows]
    left = max((text_width(line, size) for lines in labels for line in lines), default=0) + GAP
    legend, top = _legend(figure, width, size) if len(figure.series) > 1 else ((), 0.0)
    shapes: list[Rectangle | Line] = list(legend)
    scale = _Scale(left, width, size, figure, [counts for _, counts in rows])
    first = top
    for number, (lines, (_, counts)) in enumerate(zip(labels, rows, strict=True)):
        height = max(2.2, LINE * len(lines) + 0.5) * size
        shapes += _label(lines, left - GAP, top + height / 2, size)
        shapes += _bar(figure, counts, scale, top, height, number)
        top += height
    if figure.dashed and rows:
        shapes.append(Rectangle(scale.left - GAP / 2, first, scale.length + GAP, top - first, FRAME, dashed=True))
    return Drawing(width, top + 2, tuple(shapes))


class _Scale:
    """From comments to length: the longest bar leaves room for the text at its end."""

    def __init__(self, left: float, width: float, size: float, figure: Figure, rows: list[list[Count]]) -> None:
        self.left, self.size = left, size
        sums = [sum(map(int, counts)) for counts in rows]
        ends = [text_width(_end_text(figure, counts), size) for counts in rows]
        self.length = max(width - left - max(ends, default=0) - 2 * GAP, size)
        self.longest = max(sums, default=0)
        self.shares = figure.shares

    def units(self, count: int, whole: int) -> float:
        return self.length * count / ((whole if self.shares else self.longest) or 1)


def _rows(figure: Figure, table: Table) -> list[tuple[str, list[Count]]]:
    names = [str(cell) for cell in table.column(figure.label)]
    columns = [table.column(series.column) for series in figure.series]
    counts = [[cell if isinstance(cell, Count) else Count(()) for cell in row] for row in zip(*columns, strict=True)]
    return list(zip(names, counts, strict=True))


def _legend(figure: Figure, width: float, size: float) -> tuple[tuple[Rectangle | Line, ...], float]:
    """Squares with the full wording of each series, in as many lines as needed; and the height they take."""
    shapes: list[Rectangle | Line] = []
    x, y = 0.0, 0.0
    for series in figure.series:
        label = shortened(visible(series.label), size, width - SWATCH - GAP)
        room = SWATCH + GAP / 2 + text_width(label, size) + 2 * GAP
        if x and x + room > width:
            x, y = 0.0, y + LINE * size
        shapes.append(Rectangle(x, y + 0.2 * size, SWATCH, SWATCH, _colour(series)))
        shapes.append(Line(x + SWATCH + GAP / 2, y + size, label, size))
        x += room
    return tuple(shapes), y + LINE * size + GAP


def _label(lines: Sequence[str], right: float, middle: float, size: float) -> Iterator[Line]:
    first = middle - LINE * size * (len(lines) - 1) / 2 + 0.36 * size
    yield from (Line(right, first + LINE * size * number, line, size, "end") for number, line in enumerate(lines))


def _bar(figure: Figure, counts: list[Count], scale: _Scale, top: float, height: float, row: int) -> Iterator[Rectangle | Line]:
    """The pieces of one bar, what fits into each, and its number at the end."""
    size, whole = scale.size, sum(map(int, counts))
    x, thick = scale.left, 1.6 * size
    y = top + (height - thick) / 2
    for series, count in zip(figure.series, counts, strict=True):
        length = scale.units(int(count), whole)
        colour = MEANING_COLOURS[figure.meanings[row]] if figure.meanings else _colour(series)
        if length:
            yield Rectangle(x, y, length, thick, colour)
            yield from _inside(figure, series, count, x, y, length, thick, size)
        x += length
    yield Line(x + GAP, top + height / 2 + 0.36 * size, _end_text(figure, counts), size)


def _inside(
    figure: Figure, series: Series, count: Count, x: float, y: float, length: float, thick: float, size: float
) -> Iterator[Line]:
    """A piece of a parted bar carries its mark and its number, the number alone, or nothing where there is no room."""
    if len(figure.series) == 1:
        return
    for text in (f"{sign(series.key, series.label)} {int(count):,}".strip(), f"{int(count):,}"):
        if text_width(text, size) + 2 <= length:
            yield Line(x + length / 2, y + thick / 2 + 0.36 * size, text, size, "middle", PAPER, True)
            return


def _end_text(figure: Figure, counts: list[Count]) -> str:
    return str(counts[0]) if len(figure.series) == 1 else f"{sum(map(int, counts)):,}件"


def _colour(series: Series) -> str:
    return MEANING_COLOURS[series.meaning] if series.meaning else ACCENT


def described(figure: Figure, table: Table) -> str:
    """What a screen reader says of a figure: its title and its numbers."""
    rows = [f"{name} " + "・".join(_said(figure, counts)) for name, counts in _rows(figure, table)]
    return visible(f"{figure.title}。" + "、".join(rows))[:2000]


def _said(figure: Figure, counts: list[Count]) -> Iterator[str]:
    for series, count in zip(figure.series, counts, strict=True):
        yield (series.label if len(figure.series) > 1 else "") + f"{int(count):,}件"
