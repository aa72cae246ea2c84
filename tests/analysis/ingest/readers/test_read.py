"""Every fixture document, read: its rows are lines, nothing of it is lost, and what is no document is refused with a remedy."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from analysis.ingest.readers import read as read_module
from analysis.ingest.readers.document import Document
from analysis.ingest.readers.formats import TEXT, XLSX
from analysis.ingest.readers.limits import COLUMNS, FILE_BYTES, LINES, TEXT_BYTES
from analysis.ingest.readers.read import read_document
from analysis.ingest.readers.reader import lines_of
from analysis.ingest.readers.signatures import format_of
from analysis.package.problem import PackageError
from tests.documents.found import missing_rows, missing_texts, texts_of
from tests.documents.layouts import LAYOUTS, MUTATIONS

BLOCKS = {"html_blocks", "blocks_pdf"}
"""Documents whose comments are running text, not rows of a table."""


def read(layout, folder):
    path = folder / f"document{layout.suffix}"
    path.write_bytes(layout.content)
    return read_document(path)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_is_a_line_and_no_text_is_lost(name, tmp_path):
    layout = LAYOUTS[name]()
    document = read(layout, tmp_path)
    assert document.sha256 == hashlib.sha256(layout.content).hexdigest()
    assert missing_texts(document, texts_of(layout)) == []
    assert name in BLOCKS or missing_rows(document, layout) == []
    assert document.doubts == ()


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_row_of_a_changed_document_is_a_line(name):
    layout = MUTATIONS[name]()
    lines, doubts = lines_of(format_of(f"a{layout.suffix}", layout.content), "a", layout.content)
    document = Document("a", "", TEXT, tuple(lines))
    assert missing_texts(document, texts_of(layout)) == []
    assert missing_rows(document, layout) == []
    assert doubts == []


def refusal(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PackageError) as refused:
        read_document(path)
    assert all(problem.file == name and problem.message and problem.remedy for problem in refused.value.problems)
    return str(refused.value)


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.pdf", b"", "空です"),
        ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "xlsx"),
        ("写真.pdf", b"\x89PNG\r\n\x1a\n", "OCR"),
        ("文書.zip", archive(readme="a"), "展開"),
        ("文書.docx", archive(word__document="a"), "「Word 文書（docx）」として保存し直して"),
        ("発表.pptx", archive(ppt__presentation="a"), "PDFとして保存"),
        ("文書.gz", b"\x1f\x8b\x08\0", "展開"),
        ("実行.csv", b"MZ\x90\0", "プログラム"),
        ("壊れた.xlsx", b"PK\x03\x04" + b"\0" * 40, "保存し直して"),
        ("雑音.txt", bytes(range(256)) * 8, "保存し直して"),
        ("改行だけ.txt", b"\r\n\r\n", "文字が1つもありません"),
        ("表.xml", b'<?xml version="1.0"?><a/>', "XML"),
    ],
)
def test_what_is_no_document_is_refused_with_a_remedy(tmp_path, name, content, said):
    assert said in refusal(tmp_path, name, content)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大きい.txt"
    with path.open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    with pytest.raises(PackageError, match="大きすぎます"):
        read_document(path)


def test_a_text_may_be_larger_where_that_is_allowed_and_nothing_else_may(tmp_path, monkeypatch):
    monkeypatch.setattr(read_module, "FILE_BYTES", 10)
    text, workbook = tmp_path / "a.csv", tmp_path / "a.xlsx"
    text.write_text("意見,考え方\n歩道を広げて。,検討します。\n", encoding="utf-8")
    workbook.write_bytes(LAYOUTS["workbook"]().content)
    assert len(read_document(text, most=TEXT_BYTES).lines) == 2
    for path, most in ((text, text.stat().st_size - 1), (workbook, TEXT_BYTES)):
        with pytest.raises(PackageError, match="大きすぎます"):
            read_document(path, most=most)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "ない.pdf", tmp_path):
        with pytest.raises(PackageError):
            read_document(path)


def test_the_format_is_told_by_the_content_and_not_by_the_name(tmp_path):
    layout = LAYOUTS["workbook"]()
    path = tmp_path / "名前だけ.pdf"
    path.write_bytes(layout.content)
    assert read_document(path).format is XLSX


def test_a_table_wider_than_any_list_of_comments_is_refused_with_its_line(tmp_path):
    wide = ",".join(f"列{number}" for number in range(COLUMNS + 1))
    said = refusal(tmp_path, "a.csv", f"意見の一覧\n{wide}\n".encode())
    assert "2行目" in said and "2,001列" in said


def test_a_table_with_as_many_empty_columns_is_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("意見,考え方" + "," * COLUMNS + "\n歩道を広げて。,検討します。\n", encoding="utf-8")
    assert len(read_document(path).lines) == 2


def test_a_text_with_more_lines_than_any_list_of_comments_is_refused(tmp_path):
    assert "行が多すぎます" in refusal(tmp_path, "a.txt", b"a\n" * (LINES + 1))
