"""CSV: every record with its lines of the file; the published survey files with every text of their known records."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.plain.csv_file import csv_lines
from analysis.ingest.readers.plain.encoding import decoded
from analysis.ingest.readers.read import read_document
from analysis.package.problem import PackageError


def test_a_cell_with_line_breaks_takes_several_lines_of_the_file():
    lines, doubts = csv_lines("a.csv", '番号,意見\r\n1,"一\r\n二"\r\n\r\n2,い\r\n')
    assert [(line.line, line.end, line.cells) for line in lines] == [
        (1, None, ("番号", "意見")),
        (2, 3, ("1", "一\n二")),
        (4, None, ("",)),
        (5, None, ("2", "い")),
    ]
    assert doubts == []


def test_an_empty_csv_has_no_lines():
    assert csv_lines("a.csv", "") == ([], [])


def test_a_quote_that_is_not_closed_is_doubted_and_loses_nothing():
    lines, doubts = csv_lines("a.csv", '1,"あ\n2,い\n')
    assert "".join(cell for line in lines for cell in line.cells) == "1あ\n2,い\n"
    assert len(doubts) == 1


def test_semicolons_and_tabs_separate_too():
    assert csv_lines("a.csv", "1;あ\n2;い\n")[0][0].cells == ("1", "あ")
    assert csv_lines("a.csv", "1\tあ\n2\tい\n")[0][0].cells == ("1", "あ")


def test_lines_in_two_encodings_are_read_and_doubted(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("番号,意見\n".encode("cp932") + "1,区民の意見\n".encode() + "2,区の考え方\n".encode("cp932"))
    document = read_document(path)
    assert [line.cells for line in document.lines] == [("番号", "意見"), ("1", "区民の意見"), ("2", "区の考え方")]
    assert "UTF-8が1行、CP932が2行" in document.doubts[0].message


def test_one_broken_line_among_many_is_doubted_with_its_place():
    data = "番号,区民の意見\n".encode("cp932") * 150 + b"1,\x81\n"
    text, doubts = decoded("a.csv", data)
    assert text.count("番号,区民の意見") == 150
    assert text.endswith("1,\ufffd\n")
    assert [doubt.line for doubt in doubts] == [151]


def test_euc_jp_is_told_from_cp932():
    text = "パブリックコメントの結果について、ご意見をいただきました。\n"
    assert decoded("a", text.encode("euc_jp")) == (text, [])
    assert decoded("a", text.encode("cp932")) == (text, [])
    assert decoded("a", text.encode("iso2022_jp")) == (text, [])
    assert decoded("a", text.encode("utf-16-le")) == (text, [])


def test_a_quote_behind_a_blank_opens_its_cell():
    lines, doubts = csv_lines("a.csv", '番号, "意見", "回答"\n1, "道路、公園, 駅前", "検討します。"\n')
    assert [line.cells for line in lines] == [("番号", "意見", "回答"), ("1", "道路、公園, 駅前", "検討します。")]
    assert doubts == []


def test_a_blank_before_a_text_stays_where_quotes_stand_at_the_separator():
    lines, _ = csv_lines("a.csv", '"番号","意見"\n"1"," ""花壇"", ""水飲み場"" の手入れ"\n')
    assert lines[1].cells == ("1", ' "花壇", "水飲み場" の手入れ')


def test_a_cell_of_thirty_million_characters_is_refused_in_words():
    with pytest.raises(PackageError, match="1つのセルが長すぎます（上限は20,000,000字）"):
        csv_lines("結果.csv", "番号,意見\n1," + "a" * 30_000_000 + "\n")
