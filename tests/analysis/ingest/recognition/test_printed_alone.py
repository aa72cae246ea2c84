"""A document of counts alone: what it prints is found in every format, an ordinary import says what it is and refuses it."""

from __future__ import annotations

import io
from datetime import date

import docx
import openpyxl
import pytest

from analysis.ingest.draft import totals_package
from analysis.ingest.importing import import_file
from analysis.ingest.readers.read import read_document
from analysis.ingest.recipe.copied import CopiedPart, CopiedType
from analysis.ingest.recognition.printed_alone import ALONE, printed_alone
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError

LINES = """みどり区こども計画（素案）に寄せられた意見と区の考え方について
みどり区
募集期間　令和元年12月11日から令和2年1月15日まで
意見件数：120件（40名・3団体）

1 意見の内訳
項目\t件数
施策の柱1\t70
施策の柱2\t50
合計\t120

2 対応状況
対応区分\t件数
◎ 計画に反映するもの\t6
○ 素案に趣旨を掲載しているもの\t54
△ 事業実施等の際に検討するもの\t40
※ 趣旨を反映できないもの\t20
合計\t120"""
"""Invented: 70 + 50 = 120 = 6 + 54 + 40 + 20."""


def text(lines):
    return lines.encode()


def page(lines):
    rows = "".join(
        f"<table>{''.join(f'<tr><td>{cell}</td></tr>'.replace(chr(9), '</td><td>') for cell in part.splitlines())}</table>"
        if "\t" in part
        else f"<p>{part}</p>"
        for part in lines.replace("\n項目", "\n\n項目").replace("\n対応区分", "\n\n対応区分").split("\n\n")
    )
    return f"<html><body>{rows.replace(chr(10), '<br>')}</body></html>".encode()


def sheet(lines):
    book = openpyxl.Workbook()
    for line in lines.splitlines():
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in line.split("\t")])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def word(lines):
    document, rows = docx.Document(), []
    for line in [*lines.splitlines(), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), 2)
            for made, row in zip(table.rows, rows, strict=True):
                for cell, content in zip(made.cells, row, strict=True):
                    cell.text = content
            rows = []
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


FORMATS = {"txt": text, "html": page, "xlsx": sheet, "docx": word}


@pytest.fixture(params=FORMATS)
def path(request, tmp_path):
    file = tmp_path / f"結果.{request.param}"
    file.write_bytes(FORMATS[request.param](LINES))
    return file


def test_everything_that_is_printed_is_found(path):
    found = printed_alone(read_document(path))
    assert (found.title, found.publisher) == ("みどり区こども計画（素案）に寄せられた意見と区の考え方について", "みどり区")
    assert (found.received, found.people, found.organisations, found.type_sum) == (120, 40, 3, 120)
    assert (found.period_start, found.period_end) == (date(2019, 12, 11), date(2020, 1, 15))
    assert found.parts == (CopiedPart("施策の柱1", 70), CopiedPart("施策の柱2", 50))
    assert found.types == (
        CopiedType("◎", "計画に反映するもの", 6, "revised"),
        CopiedType("○", "素案に趣旨を掲載しているもの", 54, "already_in_draft"),
        CopiedType("△", "事業実施等の際に検討するもの", 40, "will_consider"),
        CopiedType("※", "趣旨を反映できないもの", 20, "not_adopted"),
    )
    assert [printed == counted for _, printed, counted in found.sums] == [True, True] and found.missing == []


def test_an_import_says_that_there_are_counts_alone(path, tmp_path):
    with pytest.raises(PackageError) as error:
        import_file(path, tmp_path / "package")
    (problem,) = error.value.problems
    assert problem.message == ALONE == "この文書には意見の一覧がなく、件数の表だけがあります"
    assert "件数だけの資料は、画面「資料の取り込み」" in problem.remedy and "--columns" in problem.remedy
    assert not (tmp_path / "package").exists()


def test_marks_may_be_words_and_tables_may_be_one(tmp_path):
    (tmp_path / "a.txt").write_text(
        "意見募集の結果について\n\n対応\t件数\n反映する\t3\n反映できない\t4\n計\t7\n", encoding="utf-8"
    )
    found = printed_alone(read_document(tmp_path / "a.txt"))
    assert [(each.mark, each.meaning, each.count) for each in found.types] == [
        ("反映する", "revised", 3),
        ("反映できない", "not_adopted", 4),
    ]
    assert (found.parts, found.received, found.type_sum) == ((), 7, 7)


@pytest.mark.parametrize("lines", ["意見の募集を終えました。\n多くの意見をいただきました。", "対応\t件数\n反映する\t3"])
def test_a_document_without_a_table_of_counts_has_none(lines, tmp_path):
    (tmp_path / "a.txt").write_text(lines, encoding="utf-8")
    assert printed_alone(read_document(tmp_path / "a.txt")) is None


def test_the_package_made_of_it_is_sound_and_vouches_for_the_document(path, tmp_path):
    copied = printed_alone(read_document(path))
    folder = totals_package(tmp_path / "made", copied, (path.name, path.read_bytes()))
    made = read_consultation(folder)
    assert made.comments.empty and len(made.official_totals) == 8 and made.metadata.publisher == "みどり区"
    assert (folder / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(("rows", "found"), [(1, False), (2, True)])
def test_a_table_of_counts_has_two_rows(rows, found, tmp_path):
    """One may be a sentence about a number."""
    counts = [("修正する", 3), ("修正しない", 4)][:rows]
    lines = "\n".join(f"{mark}\t{count}" for mark, count in [*counts, ("合計", sum(count for _, count in counts))])
    path = tmp_path / "counts.txt"
    path.write_text(f"意見募集の結果\n\n対応区分\t件数\n{lines}\n", encoding="utf-8")
    assert (printed_alone(read_document(path)) is not None) is found
