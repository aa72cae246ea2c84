"""Pages of a PDF as pictures: within bounds, the right page, and nothing at all of a page that cannot be drawn."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from analysis.ingest.readers import page_picture as drawing
from analysis.ingest.readers.page_picture import HEIGHT, WIDTH, page_picture
from tests.documents.damaged import bursting_pdf, raw_pdf
from tests.documents.layouts import LAYOUTS


@pytest.fixture
def put_pdf(tmp_path):
    """Write bytes as a PDF; gives its place."""

    def written(content: bytes):
        path = tmp_path / "source.pdf"
        path.write_bytes(content)
        return path

    return written


def opened(picture: bytes | None) -> Image.Image:
    assert picture is not None
    return Image.open(io.BytesIO(picture))


def test_a_page_is_drawn_as_wide_as_it_may_be_and_shows_something(put_pdf):
    picture = opened(page_picture(put_pdf(LAYOUTS["ruled_pdf"]().content), 1))
    assert picture.format == "PNG"
    assert picture.size[0] in (WIDTH, WIDTH + 1) and picture.size[1] <= HEIGHT + 1
    darkest, lightest = picture.convert("L").getextrema()
    assert darkest < 60 and lightest > 240


def test_another_page_is_another_picture(put_pdf):
    path = put_pdf(LAYOUTS["broken_cells_pdf"]().content)
    assert page_picture(path, 1) != page_picture(path, 2)
    assert page_picture(path, 2) == page_picture(path, 2)


@pytest.mark.parametrize("size", [(14_400, 14_400), (14_400, 10), (10, 14_400), (3, 3)])
def test_a_page_of_any_size_stays_within_the_bounds(put_pdf, size):
    content = raw_pdf(b"", filters=b"[]").replace(b"[0 0 595 842]", b"[0 0 %d %d]" % size)
    width, height = opened(page_picture(put_pdf(content), 1)).size
    assert width <= WIDTH + 1 and height <= HEIGHT + 1


@pytest.mark.parametrize("page", [0, -1, 2, 10**12])
def test_a_page_that_there_is_not_has_no_picture(put_pdf, page):
    assert page_picture(put_pdf(raw_pdf(b"", filters=b"[]")), page) is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", "番号,意見".encode()])
def test_a_file_that_is_no_pdf_has_no_picture(put_pdf, content):
    assert page_picture(put_pdf(content), 1) is None


def test_a_file_that_is_not_there_has_no_picture(tmp_path):
    assert page_picture(tmp_path / "none.pdf", 1) is None


def test_drawing_ends_when_it_takes_too_long(put_pdf, monkeypatch):
    path = put_pdf(LAYOUTS["ruled_pdf"]().content)
    monkeypatch.setattr(drawing, "SECONDS", 0.001)
    assert page_picture(path, 1) is None


def test_a_page_that_bursts_does_not_take_this_process_with_it(put_pdf):
    picture = page_picture(put_pdf(bursting_pdf(600, twice=True)), 1)
    assert picture is None or opened(picture).size[0] <= WIDTH + 1
