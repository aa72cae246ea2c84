"""Every number of the readers at its border, on a file that is made for it: what is read on one side, and what on the other."""

from __future__ import annotations

import ast
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import analysis.ingest
from analysis.ingest.readers.archive import checked_archive
from analysis.ingest.readers.limits import APART
from analysis.ingest.readers.page_picture import drawn as picture_of
from analysis.ingest.readers.pdf import pages
from analysis.ingest.readers.pdf.drawn import Box
from analysis.ingest.readers.pdf.pages import pdf_lines
from analysis.ingest.readers.pdf.ruled import ruled_table
from analysis.ingest.readers.pdf.rules import Rule
from analysis.ingest.readers.pdf.shaded import shaded_groups
from analysis.ingest.readers.plain.laid_out import laid_out_lines
from analysis.package.problem import PackageError
from tests.analysis.ingest.test_thresholds import _numbers as numbers
from tests.documents.damaged import raw_pdf
from tests.documents.pages import pdf
from tests.documents.setting import FONT, Style
from tests.documents.sheet import Break, Paragraph, Sheet

TOP = 800.0
"""Height at which a drawn table begins; rows are measured downwards from it."""
ROW = 40.0
LEFT, MIDDLE, RIGHT = 50.0, 150.0, 450.0
ROWS = [("項目", "意見の概要"), ("公園", "公園に木を植えてほしい"), ("道路", "歩道を広げてほしい")]


def page(draw, rows=ROWS):
    """A page of a PDF with rows in two columns, and what `draw` draws under them."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    draw(canvas)
    canvas.setFont(FONT, 10)
    canvas.setFillGray(0)
    for place, row in enumerate(rows):
        for x, text in zip((LEFT + 5, MIDDLE + 15), row, strict=True):
            canvas.drawString(x, TOP - place * ROW - 24, text)
    canvas.save()
    return out.getvalue()


def across(canvas, *, ends=(RIGHT,) * 4, left=LEFT):
    for place, end in enumerate(ends):
        canvas.line(left, TOP - place * ROW, end, TOP - place * ROW)


def down(canvas, *sides):
    for x in sides:
        canvas.line(x, TOP, x, TOP - 3 * ROW)


def tables(data):
    """Rows of the tables of a document."""
    return [line.cells for line in pdf_lines("a.pdf", data)[0] if line.table]


# --- rules -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("room", "columns"), [(3.9, 2), (4.2, 3)])
def test_two_rules_up_to_4_points_apart_are_a_double_one(room, columns):
    def draw(canvas):
        across(canvas)
        down(canvas, LEFT, MIDDLE, MIDDLE + room, RIGHT)

    assert {len(cells) for cells in tables(page(draw))} == {columns}


@pytest.mark.parametrize(("share", "merged"), [(0.59, True), (0.61, False)])
def test_a_side_of_which_two_fifths_are_missing_parts_no_cells(share, merged):
    def draw(canvas):
        across(canvas, ends=(RIGHT, RIGHT, LEFT, RIGHT))
        canvas.line(LEFT, TOP - 2 * ROW, LEFT + share * (MIDDLE - LEFT), TOP - 2 * ROW)
        canvas.line(MIDDLE, TOP - 2 * ROW, RIGHT, TOP - 2 * ROW)
        down(canvas, LEFT, MIDDLE, RIGHT)

    first = [cells[0] for cells in tables(page(draw))]
    assert first == (["項目", "公園\n道路", ""] if merged else ["項目", "公園", "道路"])


def test_a_table_of_more_than_20000_places_is_a_drawing():
    def grid(columns, rows):
        return ruled_table(
            [Rule(10.0 * y, 0.0, 10.0 * columns) for y in range(rows + 1)],
            [Rule(10.0 * x, 0.0, 10.0 * rows) for x in range(columns + 1)],
        )

    assert grid(200, 100) is not None
    assert grid(201, 100) is None


@pytest.mark.parametrize(("short", "is_table"), [(8.0, True), (8.5, False)])
def test_rules_between_rows_may_end_8_points_apart(short, is_table):
    ends = (RIGHT, RIGHT - short, RIGHT - short, RIGHT)
    found = tables(page(lambda canvas: across(canvas, ends=ends)))
    assert (ROWS[1] in found) == is_table


@pytest.mark.parametrize(("thick", "columns"), [(3.0, 2), (3.2, 1)])
def test_a_rectangle_of_up_to_3_points_is_a_rule(thick, columns):
    def draw(canvas):
        across(canvas)
        down(canvas, LEFT, RIGHT)
        canvas.rect(MIDDLE, TOP - 3 * ROW, thick, 3 * ROW, stroke=0, fill=1)

    assert {len(cells) for cells in tables(page(draw))} == {columns}


@pytest.mark.parametrize(("apart", "after", "pages_read"), [("1", 39.9, 2), ("1", 40.1, 1), ("", 40.9, 2), ("", 41.1, 1)])
def test_reading_ends_five_seconds_before_its_time_which_is_longer_by_each_page_at_the_terminal(
    apart, after, pages_read, monkeypatch
):
    monkeypatch.setenv(APART, apart)
    clock = iter([0.0, *(0.0 if number < 1 else after for number in range(2))])
    monkeypatch.setattr(pages.time, "monotonic", lambda: next(clock))
    document = pdf(Sheet((Paragraph("意見募集の結果"), Break(), Paragraph("以上"))), style=Style(rules="none"))
    if pages_read == 2:
        assert {line.page for line in pdf_lines("a.pdf", document)[0]} == {1, 2}
        return
    with pytest.raises(PackageError, match="2ページのうち2ページでやめました"):
        pdf_lines("a.pdf", document)


# --- shades ----------------------------------------------------------------------------------------------------------------


def striped(canvas, rows):
    """Every other row shaded, cell by cell."""
    canvas.setFillGray(0.85)
    for place in range(0, rows, 2):
        for left, right in ((LEFT, MIDDLE), (MIDDLE, RIGHT)):
            canvas.rect(left, TOP - (place + 1) * ROW, right - left, ROW, stroke=0, fill=1)


@pytest.mark.parametrize(("count", "read"), [(3, False), (5, True)])
def test_white_rows_stand_between_three_shaded_ones_and_not_between_two(count, read):
    rows = [*ROWS, ("緑", "緑を残してほしい"), ("川", "川で遊びたい")][:count]
    assert (tables(page(lambda canvas: striped(canvas, count), rows)) == rows) == read


@pytest.mark.parametrize(("count", "tables_found"), [(1_000, 1), (1_001, 0)])
def test_a_page_of_more_than_2000_shades_is_a_drawing(count, tables_found):
    shades = [Box(x, 4.0 * y, x + 50, 4.0 * y + 4) for y in range(count) for x in (0.0, 50.0)]
    assert len(shaded_groups(shades, [])) == tables_found


# --- laid-out text ---------------------------------------------------------------------------------------------------------

OPINIONS = ["公園の木を 3 本増やす", "令和 7 年度に直す", "歩道は 2 m にする", "図は 8 ページです", "窓口を 5 か所にする"]
REPLIES = ["検討します", "直しました", "参考とします", "図を直しました", "既に設けています"]


def laid_out(lines):
    return [line.cells for line in laid_out_lines(lines) if line.table]


@pytest.mark.parametrize(("marked", "columns"), [(3, 2), (4, 4)])
def test_single_blanks_part_cells_where_half_more_agrees_with_them(marked, columns):
    """Twelve rows: 24 pieces at two columns, which cost 6, make 18. With single blanks 36 pieces and the marks stand at four
    columns, which cost 12: 24 and the marks. With three marks that is 1.5 times 18, with four it is more."""
    lines = [
        f"{number + 10} {OPINIONS[number % 5]}".ljust(22) + REPLIES[number % 5] + (" A" if number < marked else "")
        for number in range(12)
    ]
    found = laid_out(lines)
    assert (len(found), {len(cells) for cells in found}) == (12, {columns})


@pytest.mark.parametrize(("beside", "kept"), [(2, True), (3, False)])
def test_a_cell_may_begin_two_places_beside_its_column(beside, kept):
    rows = [("公園の木を増やす", "検討します"), *[("歩道を広げてほしい", "直しました")] * 4]
    lines = [opinion.ljust(16 + beside * (number == 4)) + reply for number, (opinion, reply) in enumerate(rows)]
    assert laid_out([text for line in lines for text in (line, "")]) == (rows if kept else rows[:4])


@pytest.mark.parametrize(("length", "read"), [(1_999, True), (2_000, False)])
def test_a_line_of_2000_characters_is_no_row(length, read):
    short = [("1", "木を増やす", "検討します"), ("2", "図が読めない", "直しました"), ("3", "川で遊びたい", "検討します")]
    end = "4   歩道を広げる  "
    lines = ["   ".join((no, opinion.ljust(8), reply)) for no, opinion, reply in short] + [end + "あ" * (length - len(end))]
    assert len(laid_out(lines)) == (4 if read else 3)


# --- workbooks and pictures ------------------------------------------------------------------------------------------------


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for number in range(parts):
            book.writestr(f"xl/media/{number}.txt", "")
    return out.getvalue()


def test_a_file_of_more_than_5000_parts_is_refused():
    said = {"what": "ブック", "smaller": "分けてください", "resave": "保存し直してください"}
    assert len(checked_archive("a.xlsx", archive(5_000), **said)) == 5_000
    with pytest.raises(PackageError, match="5001個"):
        checked_archive("a.xlsx", archive(5_001), **said)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((300, 400), (900, 1_200)),  # three pixels a point
        ((400, 500), (1_100, 1_375)),  # 1,100 wide, which is less
        ((300, 1_000), (480, 1_600)),  # 1,600 high
    ],
)
def test_a_picture_has_three_pixels_a_point_up_to_1100_by_1600(size, shown, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(raw_pdf(b"", filters=b"[]").replace(b"[0 0 595 842]", b"[0 0 %d %d]" % size))
    assert Image.open(io.BytesIO(picture_of(path, 1))).size == shown


@pytest.mark.parametrize(("drawn", "kept"), [(31, 32), (60, 32)])
def test_a_picture_has_32_colours(drawn, kept, tmp_path):
    def draw(canvas):
        for place in range(drawn):
            canvas.setFillGray(0.1 + 0.8 * place / drawn)
            canvas.rect(10 * (place % 50), 10 * (place // 50), 10, 10, stroke=0, fill=1)

    path = tmp_path / "a.pdf"
    path.write_bytes(page(draw, rows=[]))
    colours = Image.open(io.BytesIO(picture_of(path, 1))).convert("RGB").getcolors()
    assert len(colours) == kept


# --- all -------------------------------------------------------------------------------------------------------------------

HERE = {
    *("pdf.ruled _NARROW", "pdf.ruled _COVERED", "pdf.ruled _MOST", "pdf.row_ruled _SAME", "pdf.drawn THIN", "pdf.pages _MARGIN"),
    *("pdf.shaded _STRIPES", "pdf.shaded _MOST", "plain.laid_out SURER", "plain.laid_out _LONGEST", "plain.aligned NEAR"),
    *("archive PARTS", "page_picture WIDTH", "page_picture HEIGHT", "page_picture CLOSEST", "page_picture COLOURS"),
}
ELSEWHERE = {
    "pdf.rules NEAR": "../test_thresholds.py",
    "pdf.rules SHORTEST": "../test_thresholds.py",
    "pdf.rules _MOST": "../test_thresholds.py",
    "pdf.gaps WIDE": "../test_thresholds.py",
    "pdf.gaps _SLIGHT": "../test_thresholds.py",
    "pdf.readable _MOST": "../test_thresholds.py",
    "pdf.drawn TILTED": "pdf/test_stray.py",
    "pdf.stray LARGE": "pdf/test_stray.py",
    "pdf.stray PALE": "pdf/test_stray.py",
    "pdf.stray SMALL": "pdf/test_stray.py",
    "scan.page ASKEW": "scan/test_page.py",
    "scan.page STEP": "scan/test_page.py",
    "scan.page WIDE": "scan/test_page.py",
    "scan.recognised SURE": "scan/test_recognised.py",
    "scan.ruling BROKEN": "scan/test_ruling.py",
    "scan.ruling DARK": "scan/test_ruling.py",
    "scan.ruling LONG": "scan/test_ruling.py",
    "word.tables NARROW": "word/test_docx.py",
    "bundle FILES": "test_bundle.py",
    "original_parts LINES": "test_original_parts.py",
    "page_picture SECONDS": "test_page_picture.py",
}
MACHINE = {
    *("opendocument.calc _LAST", "opendocument.content _REPEATED", "opendocument.writer _DEEPEST"),
    *("scan.page DOTS", "scan.recognised MOST_PAGES", "scan.recognised PAGE_SECONDS"),
    *("word.docx _DEEPEST", "word.numbering _DEEPEST", "plain.csv_file HEAD", "plain.csv_file SAMPLE", "plain.csv_file LABEL"),
}
"""What a machine can bear says nothing of forms, as all of `limits`: files past that are tried in test_limits and test_damage."""


def test_every_number_of_the_readers_is_tried_at_its_border():
    folder = Path(analysis.ingest.__file__).parent / "readers"
    found = set()
    for path in sorted(folder.rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            found |= {f"{module} {name}" for name in numbers(node) if module != "limits"}
    assert found == HERE | ELSEWHERE.keys() | MACHINE
    assert all((Path(__file__).parent / file).is_file() for file in ELSEWHERE.values())
