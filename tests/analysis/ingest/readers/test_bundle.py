"""One result in several files: the cover's figures, each row with its file, and zips that are none."""

from __future__ import annotations

import argparse
import io
import zipfile

import pytest

from analysis.commands import import_
from analysis.ingest.importing import import_file
from analysis.ingest.readers.bundle import FILES, bundled, files_in
from analysis.ingest.readers.read import read_document
from analysis.ingest.write import rebuild
from analysis.package.problem import PackageError
from tests.documents.layouts import LAYOUTS

COVER = (
    "「みどり市緑の計画（案）」への意見募集の結果\n募集期間：令和7年12月1日から令和8年1月5日まで\n"
    "意見提出者数　3人\n意見件数　4件\n"
)


def chapter(first: int) -> str:
    rows = [f"{n},{n}番目の橋を直してほしいと思います。,{n}番目の橋は直す予定です。" for n in (first, first + 1)]
    return "\n".join(["番号,意見の概要,市の考え方", *rows, ""])


FILES_OF_RESULT = {"結果（表紙）.txt": COVER, "別紙1.csv": chapter(1), "別紙2.csv": chapter(3)}


def packed(files: dict[str, str]) -> bytes:
    return bundled((name, text.encode("utf-8")) for name, text in files.items())


def test_a_cover_and_annexes_are_one_consultation(tmp_path):
    (tmp_path / "結果.zip").write_bytes(packed(FILES_OF_RESULT))
    found = import_file(tmp_path / "結果.zip", tmp_path / "out")
    comments = found.built.tables["comments.csv"]
    assert comments["no"].tolist() == ["1", "2", "3", "4"]
    assert comments["ファイル"].tolist() == ["別紙1.csv", "別紙1.csv", "別紙2.csv", "別紙2.csv"]
    front = found.built.front
    assert (front.people, front.comments, front.period_start.isoformat()) == (3, 4, "2025-12-01")
    assert found.proposal.recipe.cover.title == COVER.split("\n")[0]
    assert not [warning for warning in found.warnings if "印字された数" in warning.message]


def test_what_was_read_is_built_again_from_the_package(tmp_path):
    (tmp_path / "結果.zip").write_bytes(packed(FILES_OF_RESULT))
    import_file(tmp_path / "結果.zip", tmp_path / "out")
    before = (tmp_path / "out" / "comments.csv").read_bytes()
    rebuild(tmp_path / "out")
    assert (tmp_path / "out" / "comments.csv").read_bytes() == before


def test_files_named_side_by_side_are_one_result(tmp_path, capsys):
    for name, text in FILES_OF_RESULT.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    parser = argparse.ArgumentParser()
    import_.add_arguments(parser)
    names = [str(tmp_path / name) for name in FILES_OF_RESULT]
    import_.run(parser.parse_args([*names, "--out", str(tmp_path / "out"), "--format", "json"]))
    assert '"comments": 4' in capsys.readouterr().out
    assert (tmp_path / "out" / "source.zip").is_file()


def test_files_of_several_formats_and_chapters(tmp_path):
    word, sheet = LAYOUTS["word"](), LAYOUTS["workbook"]()
    (tmp_path / "a.zip").write_bytes(bundled([("第1章.docx", word.content), ("第2章.xlsx", sheet.content)]))
    comments = import_file(tmp_path / "a.zip", tmp_path / "out").built.tables["comments.csv"]
    assert comments["no"].tolist() == [row["no"] for row in (*word.rows, *sheet.rows)]
    assert comments["ファイル"].str.partition("／")[0].unique().tolist() == ["第1章.docx", "第2章.xlsx"]
    assert comments["id"].is_unique


def test_the_same_files_make_the_same_bytes_and_keep_their_names():
    same = bundled([("a.csv", b"1"), ("a.csv", b"2")])
    assert same == bundled([("a.csv", b"1"), ("a.csv", b"2")])
    assert files_in("a.zip", same) == {"a.csv": b"1", "a-2.csv": b"2"}


def test_names_that_windows_packed_and_what_a_system_adds():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xxxx.csv", "a")
        archive.writestr("__MACOSX/._a.csv", "b")
    data = out.getvalue().replace(b"xxxx", "別紙".encode("cp932"))
    assert files_in("a.zip", data) == {"別紙.csv": b"a"}


def test_a_file_that_cannot_be_read_is_named_and_left_out(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(bundled([("別紙1.csv", chapter(1).encode()), ("写真.png", b"\x89PNG\r\n\x1a\n")]))
    document = read_document(path)
    assert document.files == ("別紙1.csv",)
    assert [(doubt.file, doubt.message[:10]) for doubt in document.doubts] == [("写真.png", "読めないので除きまし")]
    path.write_bytes(bundled([("a.txt", b""), ("写真.png", b"\x89PNG\r\n\x1a\n")]))
    with pytest.raises(PackageError):
        read_document(path)


def test_a_zip_that_would_burst_or_holds_too_much_is_refused(tmp_path):
    path = tmp_path / "a.zip"
    for files, message in (
        ([("a.txt", b" " * 30_000_000)], "圧縮の度合い"),
        ([(f"{n}.txt", b"a") for n in range(FILES + 1)], "多すぎる"),
        ([("a.zip", bundled([("b.csv", b"1")])), ("c.txt", b"")], "zip"),
    ):
        path.write_bytes(bundled(files))
        with pytest.raises(PackageError, match=message):
            read_document(path)


def test_other_archives_are_no_bundles():
    assert files_in("a.docx", LAYOUTS["word"]().content) == {}
    assert files_in("a.ods", LAYOUTS["open_sheet"]().content) == {}
    assert files_in("a.pdf", LAYOUTS["ruled_pdf"]().content) == {}
    assert files_in("a.zip", bundled([("readme", b"a")])) == {}
