"""Slides, read back with python-pptx: charts, tables, notes, and everything in its place."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from pptx import Presentation
from pptx.util import Pt

from analysis.briefing.content import Count
from analysis.export.slides.page import LINE, line_count
from analysis.export.slides.slides import MOST, slides_bytes
from analysis.export.text_width import text_width
from analysis.export.visible import visible
from tests.analysis.export.conftest import NAMES


@pytest.fixture(scope="module")
def slides(briefings):
    return {name: read(slides_bytes(briefings[name], annexed=True)) for name in NAMES}


def read(data: bytes):
    return Presentation(io.BytesIO(data))


def charts(presentation):
    """Title → category → series → number."""
    found = {}
    for shape in (shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart):
        plot = shape.chart.plots[0]
        found[shape.name] = {
            category: {series.name: series.values[place] for series in plot.series}
            for place, category in enumerate(plot.categories)
        }
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_a_chart_with_the_numbers_of_its_table(slides, briefings, name):
    found = charts(slides[name])
    for section in briefings[name].sections:
        for figure in section.figures:
            table = section.table(figure.table)
            for row, label in enumerate(table.column(figure.label)):
                for series in figure.series:
                    assert found[figure.title][visible(label)][visible(series.label)] == int(table.column(series.column)[row])


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_behind_a_chart_has_the_same_numbers(slides, name):
    import openpyxl

    for shape in (shape for slide in slides[name].slides for shape in slide.shapes if shape.has_chart):
        sheet = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)).active
        series = list(shape.chart.plots[0].series)
        rows = list(sheet.iter_rows(min_row=2, min_col=2, values_only=True))
        assert [tuple(each.values[place] for each in series) for place in range(len(rows))] == rows


@pytest.mark.parametrize("name", NAMES)
def test_every_section_has_its_slide_with_its_message(slides, briefings, name):
    pages = list(slides[name].slides)[1:]
    for slide, section in zip(pages, briefings[name].sections, strict=False):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert texts[0].startswith(section.title[:10]) and section.message.text in texts
        assert ("対応区分：" in texts[0]) == bool(section.basis)


def test_the_notes_name_the_comments_of_each_number(slides, briefings):
    briefing = briefings["nerima"]
    for slide, section in zip(list(slides["nerima"].slides)[1:], briefing.sections, strict=False):
        notes = slide.notes_slide.notes_text_frame.text
        if section.message.ids:
            assert f"意見番号：{briefing.citations.text(section.message.ids)}" in notes
    table = briefing.section("answers").table("response_types")
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in slides["nerima"].slides)
    for row in table.rows:
        assert f"{row[0]} ／ 件数　{int(row[1])}件（意見番号：{briefing.citations.text(row[1].ids)}）" in notes


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_tables_are_those_of_the_briefing(slides, briefings, name):
    drawn = {}
    for shape in (shape for slide in slides[name].slides for shape in slide.shapes if shape.has_table):
        rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
        drawn.setdefault(shape.name, []).append(rows)
    for table in briefings[name].tables:
        counts = [place for place, column in enumerate(table.columns) if column.kind == "count"]
        if not counts or not table.rows:
            continue
        shown = [row for rows in drawn[visible(table.title)] for row in rows[1:]]
        expected = [[f"{int(row[place]):,}" if isinstance(row[place], Count) else "" for place in counts] for row in table.rows]
        assert [[row[place] for place in counts] for row in shown][-len(expected) :] == expected


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_on_the_slide_and_nothing_on_another_thing(slides, name):
    presentation = slides[name]
    for slide in presentation.slides:
        boxes = []
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= presentation.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= presentation.slide_height
            boxes.append((shape.top, shape.top + shape.height, shape.left, shape.left + shape.width))
        for number, (top, bottom, left, right) in enumerate(boxes):
            for other_top, other_bottom, other_left, other_right in boxes[number + 1 :]:
                apart = bottom <= other_top + Pt(1) or other_bottom <= top + Pt(1) or right <= other_left or other_right <= left
                assert apart, (slide.shapes.title.text, boxes)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_fits_its_box(slides, name):
    """Lines counted here by the width of their letters, and not by the code that set them."""
    for slide in slides[name].slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert needed(shape.text_frame.paragraphs, shape.width) <= shape.height / 12700 + 2, shape.text_frame.text[:80]
            if shape.has_table:
                for row in shape.table.rows:
                    for cell, column in zip(row.cells, shape.table.columns, strict=True):
                        assert needed(cell.text_frame.paragraphs, column.width - Pt(10)) <= row.height / 12700 - 8


def needed(paragraphs, width) -> float:
    height = 0.0
    for paragraph in paragraphs:
        size = next((run.font.size.pt for run in paragraph.runs), 12)
        for line in paragraph.text.split("\v"):
            height += max(-(-text_width(line, size) // (width / 12700)), 1) * size * LINE
    return height


def test_a_voice_is_quoted_in_full_on_its_slide_or_in_its_notes(slides, briefings):
    for name in ("nerima", "hostile"):
        notes = [slide.notes_slide.notes_text_frame.text for slide in slides[name].slides]
        for quoted in briefings[name].section("voices").quoted:
            opinion = briefings[name].quotations[quoted].opinion or "（記載なし）"
            assert any(f"意見概要\n{visible(opinion)}" in note for note in notes)


def test_hostile_texts_are_texts(briefings):
    with zipfile.ZipFile(io.BytesIO(slides_bytes(briefings["hostile"]))) as file:
        assert not any("externalLink" in name for name in file.namelist())
        links = [file.read(name) for name in file.namelist() if name.endswith(".rels")]
    assert not any(b'TargetMode="External"' in each for each in links)


def test_what_is_not_printed_has_a_dashed_frame(slides):
    for shape in (shape for slide in slides["nerima"].slides for shape in slide.shapes if shape.has_chart):
        dashed = 'prstDash val="dash"' in shape.chart._chartSpace.xml
        assert dashed == (
            shape.name
            in ("対応区分別の意見件数", "柱（項目）と対応区分の組み合わせ別の意見件数", "2つの柱の対応区分と文章の長さ")
        )


def test_a_piece_narrower_than_its_number_has_none(slides, large):
    from lxml import etree

    shape = next(
        shape
        for slide in read(slides_bytes(large, annexed=True)).slides
        for shape in slide.shapes
        if shape.has_chart and "今後の対応" in shape.name
    )
    deleted = etree.XPath("//c:dLbl[c:delete[@val='1']]/c:idx/@val", namespaces=shape.chart._chartSpace.nsmap)
    dated, undated = (series.values for series in shape.chart.plots[0].series)
    longest = max(map(sum, zip(dated, undated, strict=True)))
    # of the grades will_do, proceed and consider: no year with 進める, and 107 comments with 検討する, 1 % of 10,000
    assert [each for each in dated if each < 0.05 * longest] == [0, 107]
    assert deleted(shape.chart._chartSpace) == ["2"]  # a piece of nothing has no number anyway
    assert all(series.data_labels.show_value for series in shape.chart.plots[0].series)


def test_charts_are_described_for_those_who_do_not_see_them(slides):
    shape = next(shape for slide in slides["nerima"].slides for shape in slide.shapes if shape.has_chart)
    assert "柱Ⅱ DX 44件" in shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_the_same_briefing_gives_the_same_bytes_at_any_time(briefings):
    first = slides_bytes(briefings["nerima"])
    time.sleep(2.1)  # zip files count in steps of two seconds
    assert slides_bytes(briefings["nerima"]) == first


def test_ten_thousand_comments_fit(large):
    presentation = read(slides_bytes(large, annexed=True))
    found = charts(presentation)["柱（項目）別の意見件数"]
    assert sum(row["件数"] for row in found.values()) == 10_000
    assert len(presentation.slides) < 80
    texts = [shape.text_frame.text for slide in presentation.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("すべての行は、ブック（xlsx）とCSVにあります" in text for text in texts)


def test_lines_are_broken_where_programs_break_them():
    """Ten letters a line. Figures stay together unless they are longer than a line, and a comma begins none."""
    assert line_count("あ" * 9, 10, 100) == 1
    assert line_count("ああああああ" + "1" * 9, 10, 100) == 2  # 6 and 9 × 0.56 are more than 10 ems
    assert (
        line_count("ああああああああ" + "1" * 9 + "あああああ", 10, 100) == 3
    )  # broken anywhere, they would be two lines and a half
    assert line_count("あ" * 9 + "あ、", 10, 100) == 2
    assert line_count("1" * 60, 10, 100) == 4
    assert line_count("", 10, 100) == 1


def words(presentation):
    shapes = (shape for slide in presentation.slides for shape in slide.shapes if shape.has_text_frame)
    return "\n".join(shape.text_frame.text for shape in shapes)


@pytest.mark.parametrize("name", [*NAMES, "large"])
def test_without_the_annex_there_are_as_many_slides_as_a_meeting_looks_at(briefings, large, name):
    found = large if name == "large" else briefings[name]
    short, whole = read(slides_bytes(found)), read(slides_bytes(found, annexed=True))
    assert len(short.slides) <= MOST
    assert len(short.slides) < len(whole.slides)
    assert "資料編" not in words(short)
    for section in found.sections:
        assert section.title in words(short)
