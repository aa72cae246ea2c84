"""What tools add to the cells they write: taken off, and said where the text is not what stands in the file."""

from __future__ import annotations

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.plain.csv_file import csv_lines, separator_of
from analysis.ingest.readers.plain.exported import as_written
from analysis.ingest.readers.plain.text import text_lines


def cells(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in csv_lines("a.csv", text)[0]]


def test_numbers_that_a_spreadsheet_should_leave_alone_keep_their_zeros():
    assert cells('番号,意見\n="007",い\n"=""008""",ろ\n=1+1,は\n') == [
        ("番号", "意見"),
        ("007", "い"),
        ("008", "ろ"),
        ("=1+1", "は"),
    ]


def test_a_cell_of_markup_is_read_as_a_browser_shows_it_and_said():
    lines, doubts = as_written("a.csv", [Line(1, 1, ("<p>橋を直す&amp;広げる。</p><ul><li>北</li><li>南</li></ul>", "3"))])
    assert lines[0].cells == ("橋を直す&広げる。\n北\n南", "3")
    assert [(doubt.line, "印（タグ）" in doubt.message) for doubt in doubts] == [(1, True)]


def test_a_text_that_quotes_markup_stays():
    text = Line(1, 1, ("<p> を使わないでほしい", "見出しは<h1>だけ", "a<b>c"))
    assert as_written("a.csv", [text]) == ([text], [])


def test_the_names_of_rows_that_r_writes_have_a_cell_above_them():
    text = '"id"\t"comment"\n"1"\t"a"\t"橋を直してほしい"\n"2"\t"b"\t"道を広げてほしい"\n'
    lines, _ = text_lines("a.tsv", text)
    assert [line.cells for line in lines] == [
        ("", "id", "comment"),
        ("1", "a", "橋を直してほしい"),
        ("2", "b", "道を広げてほしい"),
    ]


def test_text_of_a_spreadsheet_with_every_text_in_quotes_is_read_without_them():
    lines, _ = text_lines("a.txt", '番号\t意見\n1\t"橋を、""北""へ"\n2\t"道を"\n')
    assert [line.cells for line in lines] == [("番号", "意見"), ("1", '橋を、"北"へ'), ("2", "道を")]
    quoting = '番号\t意見\n1\t「橋」を\n2\t"道"\n3\t川を\n'
    assert text_lines("a.txt", quoting)[0][2].cells == ("2", '"道"')


def test_a_separator_is_what_gives_most_records_as_many_cells():
    assert separator_of("番号;意見\n1;橋, 道, 川\n2;海, 山, 空\n3;い\n") == ";"
    assert separator_of('番号,意見\n1,"い&nbsp;ろ;は"\n2,"い;ろ;は;に"\n') == ","
    assert separator_of("意見\nい\n") == ","


def test_a_comma_in_a_table_of_one_column_is_a_sign_of_its_text():
    assert cells("意見\n橋を直す\n橋,道を直す\n川を\n空を\n") == [
        ("意見",),
        ("橋を直す",),
        ("橋,道を直す",),
        ("川を",),
        ("空を",),
    ]


def test_a_table_that_says_its_texts_are_guarded_gives_them_back():
    told = '"この表は、式として実行されないよう、= + - @ で始まる文の先頭に \' を付けています。",\r\n'
    table = "番号,意見\r\n1,'=1+1\r\n2,''=x\r\n3,'と書く\r\n"
    assert [line.cells for line in csv_lines("a.csv", told + table)[0]] == [
        ("番号", "意見"),
        ("1", "=1+1"),
        ("2", "'=x"),
        ("3", "'と書く"),
    ]
    assert csv_lines("a.csv", table)[0][1].cells == ("1", "'=1+1"), "nobody said so"
