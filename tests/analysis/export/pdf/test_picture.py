"""A figure as a file of its own: as large as it is laid out, the same every time, none of none."""

from __future__ import annotations

import io

from PIL import Image

from analysis.export.pdf.glyphs import Glyphs
from analysis.export.pdf.picture import picture, picture_files
from tests.japanese_font import provided


def test_pictures_are_as_large_as_they_are_laid_out_and_the_same_every_time(briefings):
    found = provided()
    sections = briefings["nerima"].sections
    asked = [(figure, section.table(figure.table)) for section in sections for figure in section.figures]
    laid_out = [picture(figure, table, Glyphs(found), width=300) for figure, table in asked]
    files = picture_files(laid_out, found)
    assert files == picture_files(laid_out, found)
    for file, each in zip(files, laid_out, strict=True):
        width, height = Image.open(io.BytesIO(file)).size
        assert abs(width - 300 * 220 / 72) <= 1 and abs(height - each["height"] * 220 / 72) <= 1


def test_one_figure_alone_is_one_file_and_no_figure_none(briefings):
    found = provided()
    section = next(section for section in briefings["nerima"].sections if section.figures)
    figure = section.figures[0]
    (file,) = picture_files([picture(figure, section.table(figure.table), Glyphs(found), width=200)], found)
    assert file.startswith(b"\x89PNG")
    assert picture_files([], found) == []
