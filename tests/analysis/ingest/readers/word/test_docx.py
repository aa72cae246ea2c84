"""Documents of Word: what municipalities put into them, each made here by hand, and what must be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.readers.read import read_document
from analysis.ingest.readers.word.docx import word_lines
from analysis.package.problem import PackageError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(body: str, **parts: str) -> bytes:
    """A document of Word around its body; `parts` are further ones, such as numbering or footnotes."""
    types = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{TYPES}.{part}+xml"/>' for part in parts)
    relations = "".join(f'<Relationship Id="r{n}" Type="{KINDS}/{part}" Target="{part}.xml"/>' for n, part in enumerate(parts))
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
    files = {
        "[Content_Types].xml": f'<Types {space}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships {space}relationships"><Relationship Id="r" Type="{KINDS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships {space}relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
    } | {f"word/{part}.xml": f"<w:{part} {W}>{content}</w:{part}>" for part, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(*runs: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(*content: str, span: int = 1, joined: str = "") -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' + (f'<w:vMerge w:val="{joined}"/>' if joined else "")
    inside = "".join(each if each.startswith("<") else p(each) for each in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def cells(body: str, **parts: str) -> list[tuple[str, ...]]:
    return [line.cells for line in word_lines("a.docx", docx(body, **parts))[0]]


def messages(body: str, **parts: str) -> list[str]:
    return [doubt.message for doubt in word_lines("a.docx", docx(body, **parts))[1]]


def test_text_above_and_below_a_table_stands_where_it_stands():
    body = p("募集の結果") + tbl(tr("番号", "意見"), tr("1", tc("一段落目", "二段落目"))) + p() + p("以上")
    assert cells(body) == [("募集の結果",), ("番号", "意見"), ("1", "一段落目\n二段落目"), ("以上",)]
    lines = word_lines("a.docx", docx(body))[0]
    assert [(line.line, line.table) for line in lines] == [(1, None), (2, 1), (3, 1), (4, None)]


def test_merged_cells_are_empty_and_named():
    body = tbl(
        tr("番号", tc("意見と回答", span=2)),
        tr("1", "い", tc("ろ", joined="restart")),
        tr("2", "は", tc("", joined="continue")),
    )
    lines = word_lines("a.docx", docx(body))[0]
    assert [line.cells for line in lines] == [("番号", "意見と回答", ""), ("1", "い", "ろ"), ("2", "は", "")]
    assert [sorted(line.merged) for line in lines] == [[2], [], [2]]


def test_a_border_that_was_moved_a_little_makes_no_column():
    rows = (tr("番号", tc("意見", span=2), "回答"), tr(tc("1", span=2), "い", "ろ"), tr("2", tc("は", span=2), "に"))
    body = tbl(*rows, widths=(700, 100, 4000, 4000))
    assert cells(body) == [("番号", "意見", "回答"), ("1", "い", "ろ"), ("2", "は", "に")]
    wide = tbl(*rows, widths=(700, 900, 4000, 4000))
    assert cells(wide)[1] == ("1", "", "い", "ろ")


def test_rows_that_were_left_out_of_the_grid_keep_their_columns():
    begun = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("い") + tc("ろ") + "</w:tr>"
    assert cells(tbl(tr("番号", "意見", "回答"), begun)) == [("番号", "意見", "回答"), ("", "い", "ろ")]


def test_a_table_inside_a_cell_is_lines_of_its_text():
    inner = tbl(tr("橋", "3億円"), tr("道", "1億円"))
    assert cells(tbl(tr("番号", "意見"), tr("1", tc("費用は次のとおり", inner, "です")))) == [
        ("番号", "意見"),
        ("1", "費用は次のとおり\n橋\u30003億円\n道\u30001億円\nです"),
    ]


def test_a_table_of_one_cell_is_a_frame_around_what_stands_in_it():
    inner = tbl(tr("番号", "意見"), tr("1", "い"))
    assert cells(tbl(tr(tc("枠の中", inner)))) == [("枠の中",), ("番号", "意見"), ("1", "い")]


def test_changes_are_read_as_accepted_and_said():
    body = p(
        "橋を", f'<w:ins w:id="1">{run("早く")}</w:ins>', '<w:del w:id="2"><w:r><w:delText>遅く</w:delText></w:r></w:del>', "直す"
    )
    gone = '<w:tr><w:trPr><w:del w:id="3"/></w:trPr>' + tc("2") + tc("消された行") + "</w:tr>"
    added = '<w:tr><w:trPr><w:ins w:id="4"/></w:trPr>' + tc("3") + tc("足された行") + "</w:tr>"
    assert cells(body + tbl(tr("番号", "意見"), gone, added)) == [("橋を早く直す",), ("番号", "意見"), ("3", "足された行")]
    assert messages(body) == ["変更履歴が2か所あります。すべて承諾した文として読みました"]


def test_what_is_struck_out_or_hidden_is_left_out_and_said():
    body = p("増設を", run("困難です", "<w:strike/>"), run("検討します", '<w:strike w:val="0"/>'), run("秘密", "<w:vanish/>"))
    assert cells(body) == [("増設を検討します",)]
    assert [message[:5] for message in messages(body)] == ["取り消し線", "隠し文字が"]


def test_ruby_leaves_the_text_that_it_stands_above():
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('ねりま')}</w:rt><w:rubyBase>{run('練馬')}</w:rubyBase></w:ruby></w:r>"
    assert cells(p(ruby, "区")) == [("練馬区",)]
    assert messages(p(ruby)) == ["ふりがなが1か所あります。読み取りから省きました"]


def test_a_text_box_is_read_once_although_word_writes_it_twice():
    inside = f"<w:txbxContent>{p('箱の中')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    assert cells(p("外", box)) == [("外",), ("箱の中",)]
    assert cells(p(old)) == [("箱の中",)]
    assert cells(tbl(tr("番号", "意見"), tr("1", tc(p("外", box))))) == [("番号", "意見"), ("1", "外\n箱の中")]


def test_notes_stand_behind_everything_and_are_said():
    note = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>' + f'<w:footnote w:id="1">{p("総務省の調べ")}</w:footnote>'
    )
    body = p("人口は減る", '<w:r><w:footnoteReference w:id="1"/></w:r>') + p("終わり")
    assert cells(body, footnotes=note) == [("人口は減る",), ("終わり",), ("（注1）総務省の調べ",)]
    assert messages(body, footnotes=note) == ["脚注が1個あります。本文から分けて、文書の終わりに置きました"]


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, style, text in ((0, "japaneseCounting", "第%1章"), (1, "decimal", "%2."), (2, "bullet", "●"))
)
NUMBERING = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'


def listed(text: str, level: int) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_numbers_that_word_counts_are_written_down():
    body = listed("総則", 0) + listed("目的", 1) + listed("期間", 1) + listed("点", 2) + listed("雑則", 0) + listed("委任", 1)
    assert [text for (text,) in cells(body, numbering=NUMBERING)] == [
        "第一章\u3000総則",
        "1.\u3000目的",
        "2.\u3000期間",
        "・\u3000点",
        "第二章\u3000雑則",
        "1.\u3000委任",
    ]
    assert cells(tbl(tr("番号", "意見"), tr(tc(listed("", 1)), "い"), tr(tc(listed("", 1)), "ろ")), numbering=NUMBERING)[1:] == [
        ("1.", "い"),
        ("2.", "ろ"),
    ]


def test_a_number_that_belongs_to_a_style_is_counted_and_its_heading_known():
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="3"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = p("総則", properties='<w:pStyle w:val="b"/>') + p("本文")
    lines, _ = word_lines("a.docx", docx(body, numbering=NUMBERING, styles=styles))
    assert [(line.cells[0], line.level) for line in lines] == [("第一章\u3000総則", 1), ("本文", 0)]


def test_content_controls_links_and_breaks_are_read_through():
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('枠の文')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('リンク')}</w:hyperlink>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>12</w:t></w:r>"
    assert cells(inside + p("前", "<w:r><w:br/></w:r>", link, field)) == [("枠の文",), ("前",), ("リンク12",)]


def test_a_vertical_document_is_said():
    section = '<w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>'
    assert messages(p("い") + section) == ["縦書きの文書です。文の順に読みました"]
    assert messages(p("い") + section.replace("tbRl", "lrTb")) == []


def test_headings_of_the_document_become_pillars(tmp_path):
    def table(first: int) -> str:
        rows = [tr(str(n), f"{n}番目の橋を直してほしいと思います。", f"{n}番目の橋は直す予定です。") for n in (first, first + 1)]
        return tbl(tr("番号", "意見の概要", "市の考え方"), *rows)

    styles = '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    body = "".join(p(name, properties='<w:pStyle w:val="a"/>') + table(first) for name, first in (("川", 1), ("道", 3)))
    (tmp_path / "結果.docx").write_bytes(docx(body, styles=styles))
    tables = import_file(tmp_path / "結果.docx", tmp_path / "out").built.tables
    assert tables["pillars.csv"]["name"].tolist() == ["川", "道"]
    assert tables["comments.csv"]["pillar"].tolist() == ["川", "川", "道", "道"]


def test_what_would_burst_or_is_broken_is_refused(tmp_path):
    whole = docx(p("い"))
    bomb = io.BytesIO(whole)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.xml", b" " * 30_000_000)
    typed = docx(p("い"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(typed)) as read, zipfile.ZipFile(out, "w") as written:
        for name in read.namelist():
            head = b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' if name == "word/document.xml" else b""
            written.writestr(name, head + read.read(name))
    for data, message in ((bomb.getvalue(), "圧縮の度合い"), (out.getvalue(), "文書型定義"), (whole[: len(whole) // 2], "壊れ")):
        (tmp_path / "a.docx").write_bytes(data)
        with pytest.raises(PackageError, match=message):
            read_document(tmp_path / "a.docx")


def test_a_document_nested_past_all_measure_is_read_as_far_as_it_goes():
    body = p("底")
    for _ in range(60):
        body = tbl(tr(tc(body)))
    assert word_lines("a.docx", docx(p("上") + body))[0][0].cells == ("上",)
