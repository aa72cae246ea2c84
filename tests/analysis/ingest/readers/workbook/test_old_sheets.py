"""Workbooks of Excel 97 to 2003: values as shown, merged, hidden and struck places; and files of that make that are none."""

from __future__ import annotations

import datetime
import io

import pytest

from analysis.ingest.readers.read import read_document
from analysis.ingest.readers.workbook.old_sheets import old_workbook_lines
from analysis.package.problem import PackageError


def saved(fill) -> bytes:
    import xlwt

    book, out = xlwt.Workbook(), io.BytesIO()
    fill(book, xlwt)
    book.save(out)
    return out.getvalue()


def test_values_are_read_as_they_are_shown():
    def fill(book, xlwt):
        page = book.add_sheet("意見")
        page.write(1, 1, 12)
        page.write(1, 2, 0.5, xlwt.easyxf(num_format_str="0%"))
        page.write(1, 3, datetime.date(2026, 3, 1), xlwt.easyxf(num_format_str="yyyy/mm/dd"))
        page.write(1, 4, True)
        page.write(4, 1, "一行目\n二行目")

    lines, doubts = old_workbook_lines("a.xls", saved(fill))
    assert [line.cells for line in lines] == [("12", "50%", "2026/03/01", "TRUE"), ("",), ("一行目\n二行目", "", "", "")]
    assert [line.line for line in lines] == [2, 3, 5]
    assert doubts == []


def test_merged_hidden_and_struck_places():
    def fill(book, xlwt):
        page, struck = book.add_sheet("意見"), xlwt.easyxf("font: struck_out on")
        page.write_merge(0, 1, 0, 0, "い")
        page.write(0, 1, "ろ")
        page.write(1, 1, "消した", struck)
        page.write(2, 0, "は")
        page.write_rich_text(2, 1, [("困難です。", struck.font), "行います。"])
        page.row(2).hidden = True
        other = book.add_sheet("名簿")
        other.write(0, 0, "氏名")
        other.visibility = 1

    lines, doubts = old_workbook_lines("a.xls", saved(fill))
    assert [line.cells for line in lines] == [("い", "ろ"), ("",), ("は", "行います。")]
    assert [("隠" in d.message or "表示されていない" in d.message, "取り消し線" in d.message) for d in doubts] == [
        (True, False),
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        ("WordDocument", "Wordの文書（doc）"),
        ("EncryptedPackage", "パスワード"),
        ("PowerPoint Document", "PowerPoint"),
        ("Other", "ブックではありません"),
    ],
)
def test_other_files_of_that_make_are_refused_by_what_they_are(tmp_path, stream, message):
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le"))
    with pytest.raises(PackageError, match=message):
        read_document(tmp_path / "a.doc")


def test_a_broken_workbook_is_refused(tmp_path):
    data = saved(lambda book, _: book.add_sheet("意見").write(0, 0, "い"))
    for part in (data[:700] + b"\0" * 3000, data[: len(data) // 2]):
        (tmp_path / "a.xls").write_bytes(part)
        with pytest.raises(PackageError):
            read_document(tmp_path / "a.xls")
