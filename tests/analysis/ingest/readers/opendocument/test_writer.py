"""Documents of Writer and sheets of Calc: changes, notes, boxes, lists, repeated and hidden places."""

from __future__ import annotations

import io
import zipfile

import pytest

from analysis.ingest.readers.opendocument.calc import calc_lines
from analysis.ingest.readers.opendocument.writer import writer_lines
from analysis.ingest.readers.read import read_document
from analysis.package.problem import PackageError
from tests.documents.office import opened


def text(body: str, styles: str = "") -> tuple[list, list[str]]:
    lines, doubts = writer_lines("a.odt", opened("text", body, styles))
    return [line.cells for line in lines], [doubt.message for doubt in doubts]


def sheets(body: str, styles: str = "") -> tuple[list, list[str]]:
    lines, doubts = calc_lines("a.ods", opened("spreadsheet", body, styles))
    return [(line.page, line.line, line.cells) for line in lines], [doubt.message for doubt in doubts]


STRUCK = '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'


def test_changes_notes_ruby_and_struck_words():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>消した</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>橋を<text:span text:style-name='T1'>壊す</text:span>直す<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>国の調べ</text:p></text:note-body></text:note>"
        "<text:ruby><text:ruby-base>練馬</text:ruby-base><text:ruby-text>ねりま</text:ruby-text></text:ruby>区</text:p>"
    )
    found, said = text(body, STRUCK)
    assert found == [("橋を直す練馬区",), ("（注1）国の調べ",)]
    assert [message[:4] for message in said] == ["変更履歴", "取り消し", "ふりがな", "脚注が1"]


def test_lists_headings_boxes_and_blanks():
    body = (
        '<text:h text:outline-level="2">川</text:h><text:list><text:list-item><text:p>い<text:s text:c="3"/>ろ</text:p>'
        "</text:list-item>"
        "</text:list><text:p>外<draw:frame><draw:text-box><text:p>箱</text:p></draw:text-box></draw:frame></text:p>"
    )
    lines, _ = writer_lines("a.odt", opened("text", body))
    assert [(line.cells[0], line.level) for line in lines] == [("川", 2), ("・い   ろ", 0), ("外", 0), ("箱", 0)]


def row(*cells: str, repeated: str = "") -> str:
    inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row{repeated}>{inside}</table:table-row>"


def table(*rows: str, title: str = "一") -> str:
    return f'<table:table table:name="{title}">{"".join(rows)}</table:table>'


def p(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_a_table_inside_a_cell_and_a_frame_around_a_table():
    inner = table(row(p("橋"), p("3")))
    assert text(table(row(p("1"), p("費用") + inner)))[0] == [("1", "費用\n橋\u30003")]
    assert text(table(row(inner)))[0] == [("橋", "3")]


def test_repeated_rows_and_cells_stand_where_they_are_shown():
    cell = "<table:table-cell {}>{}</table:table-cell>".format
    wide = cell('table:number-columns-repeated="1024"', "")
    given = cell('table:number-columns-repeated="2"', "") + cell('table:number-columns-repeated="2"', p("い"))
    rows = (
        f'<table:table-row table:number-rows-repeated="3">{wide}</table:table-row>',
        f"<table:table-row>{given}</table:table-row>",
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>',
    )
    assert sheets(table(*rows)) == ([(1, 4, ("い", "い"))], [])


def test_what_is_hidden_is_said():
    hidden = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    first = table(row(p("い"))).replace('table:name="一"', 'table:name="一" table:style-name="ta1"')
    second = table(row(p("ろ")), row(p("は"), repeated=' table:visibility="collapse"'), title="二")
    found, said = sheets(first + second, hidden)
    assert found == [(2, 1, ("ろ",)), (2, 2, ("は",))]
    assert ["表示されていないシート" in said[0], "表示されていない行が1行" in said[1]] == [True, True]


def test_a_sheet_that_says_it_is_endless_is_refused(tmp_path):
    cell = f'<table:table-cell table:number-columns-repeated="1000">{p("い")}</table:table-cell>'
    endless = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    (tmp_path / "a.ods").write_bytes(opened("spreadsheet", table(endless)))
    with pytest.raises(PackageError, match="セルが多すぎます"):
        read_document(tmp_path / "a.ods")


def test_other_archives_and_broken_ones_are_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.graphics")
        archive.writestr("content.xml", "<a/>")
    whole = opened("text", "<text:p>い</text:p>")
    broken = whole.replace(b"content.xml", b"content.xmx")
    for data, message in ((out.getvalue(), "文書でも表でもない"), (broken, "開けません"), (whole[:200], "壊れた")):
        (tmp_path / "a.odt").write_bytes(data)
        with pytest.raises(PackageError, match=message):
            read_document(tmp_path / "a.odt")
