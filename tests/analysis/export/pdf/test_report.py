"""The A4 report, read back with pdfplumber: pages, fonts, sentences, numbers, comments."""

from __future__ import annotations

import io
import re
import time

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from analysis.briefing.arrangement import Arrangement
from analysis.briefing.build import briefing
from analysis.export.pdf.report import pdf_bytes
from analysis.selection import Selection
from tests.analysis.briefings import DAY
from tests.analysis.export.conftest import NAMES
from tests.japanese_font import NAMED, alone, provided


@pytest.fixture(scope="module", params=NAMED)
def reports(briefings, request, tmp_path_factory):
    """Each report as its pages' texts without blanks, and its letters' fonts, set in each font that the README names."""
    with alone(request.param, tmp_path_factory.mktemp("font")):
        written = {name: pdf_bytes(briefings[name]) for name in NAMES}
    return {name: read(data) for name, data in written.items()}


def read(data: bytes) -> dict:
    with pdfplumber.open(io.BytesIO(data)) as file:
        pages = [squeezed(page.extract_text(use_text_flow=True)) for page in file.pages]  # as it is read out, column after column
        fonts = {letter["fontname"] for page in file.pages for letter in page.chars}
        outside = [
            letter["text"]
            for page in file.pages
            for letter in page.chars
            if not (letter["x0"] >= 0 and letter["x1"] <= page.width and letter["top"] >= 0 and letter["bottom"] <= page.height)
        ]
        sizes = {(round(page.width), round(page.height)) for page in file.pages}
        messages = squeezed("".join(messages_of(file.pages[0])))
        return {"pages": pages, "fonts": fonts, "outside": outside, "sizes": sizes, "messages": messages, "info": file.metadata}


def messages_of(page) -> list[str]:
    """The letters of the first page's messages, told by their size beside the title's: a message may take two lines, and a
    text of the whole page would have the label's second line between them."""
    largest = max(letter["size"] for letter in page.chars)
    return [letter["text"] for letter in page.chars if abs(letter["size"] / largest - 10 / 15) < 0.01]


def test_no_font_is_only_named(briefings):
    """A reader without the font would show another one, or nothing."""
    provided()
    data = pdf_bytes(briefings["nerima"])
    with pikepdf.open(io.BytesIO(data)) as file:
        named = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"]
        names = {str(each.FontName) for each in named}
    assert len(names) == 2 and all(re.match(r"/[A-Z]{6}\+", name) for name in names)
    assert all("/FontFile2" in each or "/FontFile3" in each for each in named)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a4_with_every_letter_on_the_paper_and_every_font_inside(reports, name):
    report = reports[name]
    assert report["sizes"] == {(595, 842)} and report["outside"] == []
    assert all(re.match(r"[A-Z]{6}\+", font) for font in report["fonts"])


@pytest.mark.parametrize("name", NAMES)
def test_every_page_has_its_number_the_day_the_data_and_the_address(reports, briefings, name):
    pages, source = reports[name]["pages"], briefings[name].source
    for number, page in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}ページ" in page
        assert "作成日：2026年1月5日" in page and source.data_hash[:16] in page and "/briefing?consultation=" in page


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_is_the_whole_summary(reports, briefings, name):
    pages = reports[name]["pages"]
    for section in briefings[name].sections:
        if len(section.message.text) < 160:
            assert squeezed(section.message.text) in reports[name]["messages"]
            assert squeezed(section.message.text) in "".join(pages[1:])
    assert briefings[name].source.data_hash not in pages[0], "what only a clerk needs stands at the end"
    assert briefings[name].source.data_hash in "".join(pages[1:])


def test_every_cited_comment_is_in_the_annex_word_for_word(reports, briefings):
    annex = re.sub(
        r"\d+/\d+ページ|\(仮称\)取組強化プラン.{0,60}?について(?=作成日|\d)", "", "".join(reports["nerima"]["pages"][1:])
    )
    for each in briefings["nerima"].quotations.values():
        assert f"{each.label}番{squeezed(each.pillar)}" in annex
        assert squeezed(each.opinion)[:40] in annex


def test_every_counted_number_is_in_the_list_of_evidence(reports, briefings):
    text = "".join(reports["nerima"]["pages"])
    source = briefings["nerima"]
    for name, column in (("pillars", "件数"), ("response_types", "件数")):
        table = next(each for each in source.tables if each.name == name)
        for row in table.rows:
            if row[1].ids:
                assert squeezed(f"{row[0]}／{column}{int(row[1])}件：{source.citations.text(row[1].ids)}")[:40] in text


def test_what_is_not_printed_in_the_source_says_so(reports):
    assert "対応区分：人が読んで付けた区分" in reports["nerima"]["pages"][0]
    assert "［人が読んで付けた区分］" in reports["nerima"]["pages"][0]


def test_hostile_texts_are_set_as_texts(reports):
    text = "".join(reports["hostile"]["pages"])
    assert "<script>alert(1)</script>&amp;<b>太字</b>_x0041_" in text
    assert text.count("長") >= 80_000
    assert "使った書体にない文字です" in text and "U+1F600" in text and "〓" in text


def test_the_same_briefing_gives_the_same_bytes_at_any_time(briefings):
    first = pdf_bytes(briefings["one"])
    time.sleep(1.1)
    assert pdf_bytes(briefings["one"]) == first
    with pdfplumber.open(io.BytesIO(first)) as file:
        assert file.metadata["CreationDate"].startswith("D:20260105")


def test_own_notes_are_printed(corpus):
    note = "委員会では※の6件を先に説明する。"
    own = briefing(corpus, Selection("coded"), date=DAY, arrangement=Arrangement(("refused", "limits"), notes={"refused": note}))
    assert note in "".join(read(pdf_bytes(own))["pages"])


@pytest.fixture(scope="module")
def long_report(large):
    """The report of ten thousand comments: its text without blanks, and its number of pages. Read with pdfium, which is quick."""
    provided()
    with pypdfium2.PdfDocument(pdf_bytes(large)) as file:
        return squeezed("".join(page.get_textpage().get_text_range() for page in file)), len(file)


def test_of_ten_thousand_comments_the_report_quotes_a_thousand_and_says_where_the_others_are(long_report):
    text, pages = long_report
    annex = text[text.rindex("意見と区の考え方（原文のまま）") :]
    found = {int(number) for number in re.findall(r"(\d+)番(?:プラン全体|第1章はじめに|柱|その他)", annex)}
    assert len(found) == 1_000 and pages < 500
    assert "意見が多いため、1,000件を載せています" in annex
    assert "ほかの9,000件の全文は、ブック（xlsx）とCSV、ページ（HTML）にあります" in annex


def test_of_ten_thousand_comments_long_tables_and_long_lists_of_numbers_say_what_they_leave_out(long_report):
    text, _ = long_report
    assert re.search(r"このほかに[\d,]+行あります。すべての行は、ブック（xlsx）とCSVにあります。", text)
    assert "番号が多い数は、はじめの300か所までを示します" in text


def test_a_report_that_everything_fits_in_says_nothing_of_more(reports):
    for name in NAMES:
        text = "".join(reports[name]["pages"])
        assert "このほかに" not in text and "意見が多いため" not in text and "番号が多い数は" not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_alone_is_one_page_and_the_first_of_the_report(briefings, name):
    alone, whole = (read(pdf_bytes(briefings[name], annexed=annexed)) for annexed in (False, True))
    assert len(alone["pages"]) == 1
    assert alone["messages"] == whole["messages"]
