"""Text: tabs cut lines and change nothing else; blanks that stand under each other make columns."""

from __future__ import annotations

from analysis.ingest.readers.plain.text import text_lines
from analysis.ingest.readers.read import read_document
from analysis.package.problem import PackageError
from tests.conftest import NERIMA


def lines_of(text):
    return text_lines("a.txt", text)[0]


def test_the_nerima_source_is_read_line_by_line_as_it_stands():
    source = NERIMA / "source.txt"
    text = source.read_text(encoding="utf-8")
    document = read_document(source)
    expected = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    assert [line.cells for line in document.lines] == [tuple(line.split("\t")) for line in expected]
    assert [line.line for line in document.lines] == list(range(1, len(expected) + 1))
    assert {line.page for line in document.lines} == {1}


def test_an_empty_text_and_one_line():
    assert lines_of("") == []
    assert [line.cells for line in lines_of("意見")] == [("意見",)]


def test_a_tab_separated_text_with_quoted_line_breaks_keeps_cells_whole():
    lines = lines_of('番号\t意見\n1\t"一行目\n二行目"\n2\t短い\n')
    assert [(line.line, line.end, line.cells) for line in lines] == [
        (1, None, ("番号", "意見")),
        (2, 3, ("1", "一行目\n二行目")),
        (4, None, ("2", "短い")),
    ]


def test_a_lone_quotation_mark_in_a_tab_separated_text_is_text():
    assert [line.cells for line in lines_of('1\t"強調\n2\tい\n')] == [("1", '"強調'), ("2", "い")]


def test_numbers_in_the_middle_of_their_rows_gather_the_lines_around_them():
    # As a program writes that keeps the layout of a page whose cells are centred; full-width characters count as one there.
    text = """\
 No. 意見の概要        市の考え方        区分
                  国の目標年度が令和
     計画期間が令和6年度か 12年度であることか
  1  ら令和12年度までとな ら、本計画の期間も ○
     っている。       同じ年度までとして
                  います。
                  ご指摘を踏まえ、図
  2  図が読めません。    の文字を大きくしま ◎
                  した。
  3  短い          短い        △
"""
    rows = [tuple(cell.replace("\n", "") for cell in line.cells) for line in lines_of(text) if line.table]
    assert rows == [
        ("No.", "意見の概要", "市の考え方", "区分"),
        (
            "1",
            "計画期間が令和6年度から令和12年度までとなっている。",
            "国の目標年度が令和12年度であることから、本計画の期間も同じ年度までとしています。",
            "○",
        ),
        ("2", "図が読めません。", "ご指摘を踏まえ、図の文字を大きくしました。", "◎"),
        ("3", "短い", "短い", "△"),
    ]


def test_running_text_without_columns_stays_running_text():
    lines = lines_of("意見募集の結果\n\n期間は12月1日から。  以上です。\nよろしく。\n")
    assert [line.table for line in lines] == [None] * 4


def test_a_text_in_no_encoding_is_refused_with_the_line(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("意見\n".encode() + "区の考え方".encode("cp932") + b"\n\x81\xff\xfe\xfd\n")
    try:
        read_document(path)
    except PackageError as error:
        assert error.problems[0].line == 3
    else:
        raise AssertionError("a text in no encoding was read")


def placed(*cells, width=16):
    """A line whose cells begin at the same places, full-width characters counted as one."""
    return "".join(cell.ljust(width) for cell in cells).rstrip() + "\n"


def test_prose_between_tables_is_no_row_of_them():
    rows = [("項目", "件数"), ("第1章 総論", "3"), ("第2章 各論", "4")]
    prose = [
        "次の方々から、郵送、持参、電子メールによりご意見をいただきました。",
        "意見1  歩道を広げてほしい。通学の時間に危険を感じています。",
        "8ページの図も直してください。公園の東側の歩道が抜けています。",
        "歩道の図は、道路の担当の窓口で閲覧できるようにしてください。",
        "意見2  照明を増やしてほしい。",
        "夜は暗く、通学や通勤の帰りに歩く人が不安に感じているためです。",
    ]
    lines = lines_of("".join(placed(*row) for row in rows) + "\n".join(prose))
    assert [line.cells for line in lines if line.table] == rows
    assert [line.cells for line in lines if line.table is None] == [(text,) for text in prose]


def test_a_blank_beside_a_figure_parts_no_columns_where_the_program_sets_one_there():
    text = [
        "計画の期間は令和 7 年度から 10 年間です。",
        "目標は、令和 9 年度までに 50 か所です。",
        "図は、第 3 章の 8 ページです。",
    ]
    assert [line.cells for line in lines_of("\n".join(text))] == [(line,) for line in text]


def test_a_cell_that_goes_on_below_a_repeated_heading_is_no_part_of_it():
    head = placed("No.", "意見の概要", "市の考え方")
    first = [("1", "歩道を広げてほしい。", "検討します。"), ("2", "照明を増やしてほしいと", "ご意見を踏まえ、照明")]
    second = [
        ("", "思います。", "を増やします。"),
        *((str(number), "図が読めません。", "直しました。") for number in range(3, 7)),
    ]
    pages = [head + "".join(placed(*row) for row in page) for page in (first, second)]
    rows = [line.cells for line in lines_of("\f".join(pages)) if line.table]
    assert rows == [("No.", "意見の概要", "市の考え方"), *first, ("No.", "意見の概要", "市の考え方"), *second]
