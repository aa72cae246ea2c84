"""Slides opened by LibreOffice and drawn: every text in its place, whole, in letters that some font has."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass

import pdfplumber
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from analysis.export.slides.slides import slides_bytes
from tests import japanese_font, libreoffice
from tests.analysis.export.conftest import NAMES

pytestmark = pytest.mark.office
UNKNOWN = "\u0378"
"""Stands for no character and is in no font; it is drawn first, so that every other missing letter is read back as it."""
DECKS = (*NAMES, "large")


@dataclass(frozen=True)
class Letter:
    text: str
    x: float
    y: float
    """Its middle, in points from the upper left corner."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, letter: Letter) -> bool:
        return self.left - 1 <= letter.x <= self.right + 1 and self.top - 1 <= letter.y <= self.bottom + 2


@pytest.fixture(scope="module")
def decks(briefings, large):
    """Every deck as python-pptx reads it."""
    return {
        name: Presentation(io.BytesIO(slides_bytes(found, annexed=True))) for name, found in {**briefings, "large": large}.items()
    }


@pytest.fixture(scope="module")
def drawn(decks, tmp_path_factory):
    """Every deck as LibreOffice draws it: the letters of each slide, without the slide put before the first."""
    japanese_font.provided()
    folder = tmp_path_factory.mktemp("slides")
    for name, deck in decks.items():
        deck.save(folder / f"{name}.pptx")
        with_probe(Presentation(folder / f"{name}.pptx")).save(folder / f"{name}.pptx")
    libreoffice.convert([folder / f"{name}.pptx" for name in decks], "pdf", folder)
    return {name: letters_of(folder / f"{name}.pdf")[1:] for name in decks}, folder


def with_probe(deck):
    """Put a slide with a letter that no font has, plain and bold, before the first."""
    box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, Pt(200), Pt(50))
    for bold in (False, True):
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.bold = UNKNOWN, bold
    order = deck.slides._sldIdLst
    order.insert(0, order[-1])
    return deck


def letters_of(path) -> list[list[Letter]]:
    """The letters of every page in reading order: LibreOffice draws what it takes from another font after the rest of a line."""
    with pdfplumber.open(path) as file:
        return [[_letter(char) for char in sorted(page.chars, key=_place)] for page in file.pages]


def _place(char) -> tuple[float, float]:
    """Where a letter stands: its base line, which letters of all fonts share on a line, and its left edge."""
    return -round(char["matrix"][5], 1), char["x0"]


def _letter(char) -> Letter:
    return Letter(char["text"], (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)


def squeezed(text: str) -> str:
    """A text without blanks and signs that have no place of their own; IPAex has one letter for both codes of a wave dash."""
    kept = (each for each in text if not each.isspace() and unicodedata.category(each) not in ("Mn", "Me", "Cf"))
    return "".join(kept).replace("～", "〜")


def read(letters: list[Letter], box: Box) -> str:
    return squeezed("".join(letter.text for letter in letters if box.holds(letter)))


def common(text: str) -> str:
    """The characters of a text that every font for Japanese has: no emoji, no signs for control characters, no rare kanji."""
    return "".join(each for each in text if each != UNKNOWN and ord(each) < 0x10000 and not "\u2400" <= each <= "\u243f")


def texts(slide):
    """Every text of a slide with the box it must stand in, cells of tables too."""
    for shape in slide.shapes:
        box = box_of(shape)
        if shape.has_text_frame and shape.text_frame.text.strip():
            yield shape.text_frame.text, box
        if shape.has_table:
            yield from cells(shape.table, box)


def box_of(shape) -> Box:
    return Box(shape.left.pt, shape.top.pt, shape.left.pt + shape.width.pt, shape.top.pt + shape.height.pt)


def cells(table, box: Box):
    top = box.top
    for row in table.rows:
        left = box.left
        for cell, column in zip(row.cells, table.columns, strict=True):
            if cell.text.strip():
                yield cell.text, Box(left, top, left + column.width.pt, top + row.height.pt)
            left += column.width.pt
        top += row.height.pt


@pytest.mark.parametrize("name", DECKS)
def test_every_slide_is_drawn(decks, drawn, name):
    assert len(drawn[0][name]) == len(decks[name].slides) > 10


@pytest.mark.parametrize("name", DECKS)
def test_every_text_stands_whole_in_its_own_box_in_letters_that_a_font_has(decks, drawn, name):
    for slide, letters in zip(decks[name].slides, drawn[0][name], strict=True):
        for text, box in texts(slide):
            shown, expected = read(letters, box), squeezed(text)
            if name == "hostile":  # which emoji and rare kanji there are is the machine's affair
                shown, expected = common(shown), common(expected)
            assert shown == expected, (slide.shapes.title.text, box)


@pytest.mark.parametrize("name", DECKS)
def test_no_letter_stands_outside_of_its_box(decks, drawn, name):
    for slide, letters in zip(decks[name].slides, drawn[0][name], strict=True):
        boxes = [box_of(shape) for shape in slide.shapes]
        outside = [letter for letter in letters if letter.text.strip() and not any(box.holds(letter) for box in boxes)]
        assert outside == [], slide.shapes.title.text


def test_a_chart_names_its_rows_and_their_numbers(decks, drawn):
    for slide, letters in zip(decks["nerima"].slides, drawn[0]["nerima"], strict=True):
        for shape in (shape for shape in slide.shapes if shape.has_chart):
            plot, shown = shape.chart.plots[0], read(letters, box_of(shape))
            assert all(squeezed(str(category)) in shown for category in plot.categories)
            assert all(str(int(value)) in shown for series in plot.series for value in series.values if value)


def test_a_letter_that_no_font_has_would_be_noticed(tmp_path):
    deck = with_probe(Presentation())
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, Pt(200), Pt(50)).text_frame.text = "区\ufdd0"
    deck.save(tmp_path / "probe.pptx")
    libreoffice.convert([tmp_path / "probe.pptx"], "pdf", tmp_path)
    assert "".join(letter.text for letter in letters_of(tmp_path / "probe.pdf")[1]).split()[-1] != "区\ufdd0"


@pytest.mark.parametrize("name", DECKS)
def test_every_font_is_embedded_and_says_which_letters_it_draws(drawn, name):
    rows = [line.split() for line in libreoffice.poppler("pdffonts", drawn[1] / f"{name}.pdf").splitlines()[2:]]
    assert rows and all(row[-5:-3] == ["yes", "yes"] and row[-3] == "yes" for row in rows)


@pytest.mark.parametrize("name", ["nerima", "hostile"])
def test_nothing_is_drawn_at_the_edge_of_a_slide(drawn, name, tmp_path):
    """Charts and rules too: a margin of 20 points stays white."""
    libreoffice.poppler("pdftoppm", "-r", 36, "-gray", drawn[1] / f"{name}.pdf", tmp_path / "slide")
    pages = sorted(tmp_path.glob("slide-*.pgm"))
    assert len(pages) == len(drawn[0][name]) + 1
    for path in pages[1:]:
        with Image.open(path) as page:
            assert page.getextrema()[0] < 128, "an empty slide"
            for edge in ((0, 0, page.width, 5), (0, page.height - 5, page.width, page.height), (0, 0, 10, page.height)):
                assert page.crop(edge).getextrema()[0] > 200, (path.name, edge)
            assert page.crop((page.width - 10, 0, page.width, page.height)).getextrema()[0] > 200, path.name
