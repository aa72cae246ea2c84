"""PDF: what cannot be read rightly is refused with what to do next; what can is read as it stands."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.limits import APART
from analysis.ingest.readers.pdf import pages
from analysis.ingest.readers.pdf.pages import pdf_lines
from analysis.ingest.readers.read import read_document
from analysis.package.problem import PackageError
from tests.documents import damaged
from tests.documents.layouts import LAYOUTS
from tests.documents.pages import pdf
from tests.documents.setting import Style
from tests.documents.sheet import Break, Merged, Paragraph, Table

TEXT = "令和6年度の計画に対する意見募集の結果について、ご意見をいただきました。" * 8


def cells_of(data):
    return [line.cells for line in pdf_lines("a.pdf", data)[0]]


def test_a_locked_pdf_is_refused_and_one_without_a_password_is_read():
    with pytest.raises(PackageError, match="パスワード"):
        pdf_lines("a.pdf", damaged.locked_pdf("himitsu"))
    assert cells_of(damaged.locked_pdf("")) == [("secret",)]


def test_a_scanned_pdf_is_refused_with_what_to_do_next():
    with pytest.raises(PackageError, match=r"画像と思われます.*OCR"):
        pdf_lines("a.pdf", damaged.scanned_pdf())


def test_a_scanned_page_among_pages_of_text_is_named():
    lines, doubts = pdf_lines("a.pdf", damaged.scanned_pdf(pages_with_text=2))
    assert [line.cells for line in lines] == [("意見募集の結果",)] * 2
    assert "3ページ" in doubts[0].message


@pytest.mark.parametrize("lost", ["[一-龠]", "[0-9]", "[ぁ-ん]"])
def test_a_font_that_drops_characters_of_a_kind_is_refused(lost):
    with pytest.raises(PackageError, match="文字が正しく取り出せません"):
        pdf_lines("a.pdf", damaged.unmapped_pdf(TEXT, lost))


def test_one_lost_character_is_a_doubt_and_not_a_refusal(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged.unmapped_pdf(TEXT + "鷗", "鷗"))
    document = read_document(path)
    assert any("文字の番号のまま" in doubt.message for doubt in document.doubts)


def test_the_codes_of_a_font_say_which_character_it_is():
    text = "－～①Ⅱ意見"
    assert cells_of(damaged.legacy_pdf(text)) == [(text,)]


@pytest.mark.parametrize(("apart", "remedy"), [("", "ページを分けて保存し"), ("1", "python -m analysis import")])
def test_a_document_that_falls_behind_is_refused_with_its_page(apart, remedy, monkeypatch):
    monkeypatch.setattr(pages, "seconds_for", lambda number: 100.0 if number < 3 else -1.0)
    monkeypatch.setenv(APART, apart)
    with pytest.raises(PackageError, match=f"3ページのうち3ページでやめました.*{remedy}"):
        pdf_lines("a.pdf", damaged.scanned_pdf(pages_with_text=2))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 nothing", LAYOUTS["ruled_pdf"]().content[:300]])
def test_a_broken_pdf_is_refused(data, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(PackageError):
        read_document(path)


@pytest.mark.parametrize("twice", [False, True])
def test_a_pdf_that_unpacks_to_gibibytes_is_refused(twice, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged.bursting_pdf(1000, twice=twice))
    with pytest.raises(PackageError, match="メモリ"):
        read_document(path)


def test_headings_printed_twice_are_read_once():
    lines, _ = pdf_lines("a.pdf", LAYOUTS["bold_twice_pdf"]().content)
    assert ("No.", "該当箇所", "意見の概要", "市の考え方") in [line.cells[:4] for line in lines]


def test_a_merged_cell_says_so_and_stands_in_its_first_row():
    table = Table((("No", "回答"), ("1", "共通の回答"), ("2", Merged.UP), ("見出し", Merged.LEFT)), (0.2, 0.5))
    lines, _ = pdf_lines("a.pdf", pdf((table,)))
    assert [(line.cells, line.merged, line.table) for line in lines[:4]] == [
        (("No", "回答"), frozenset(), 1),
        (("1", "共通の回答"), frozenset(), 1),
        (("2", ""), frozenset({1}), 1),
        (("見出し", ""), frozenset({1}), 1),
    ]


def test_an_upright_title_is_one_word_and_stacked_figures_are_not():
    table = Table((("章", "ページ"), ("削減目標", "5\n8")), (0.06, 0.3), vertical=frozenset({0}))
    assert ("削減目標", "5\n8") in cells_of(pdf((table,)))


def test_running_heads_and_page_numbers_stay_lines_of_running_text():
    sheet = (Paragraph("一枚目"), Break(), Paragraph("二枚目"))
    lines, _ = pdf_lines("a.pdf", pdf(sheet, style=Style(running_head="資料1")))
    assert [(line.page, line.line, line.cells[0], line.table) for line in lines] == [
        (1, 1, "資料1", None),
        (1, 2, "一枚目", None),
        (1, 3, "- 1 -", None),
        (2, 4, "資料1", None),
        (2, 5, "二枚目", None),
        (2, 6, "- 2 -", None),
    ]


def test_a_table_between_two_texts_stands_between_them():
    table = Table((("No", "意見"), ("1", "あ")), (0.2, 0.5))
    lines, _ = pdf_lines("a.pdf", pdf((Paragraph("前"), table, Paragraph("後"))))
    assert [line.cells[0] for line in lines] == ["前", "No", "1", "後", "- 1 -"]
