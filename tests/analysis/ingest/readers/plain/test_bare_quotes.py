"""Quotes inside of quoted cells: doubled where nobody did, left where a CSV is as it should be."""

from __future__ import annotations

import csv
import io

import pytest

from analysis.ingest.readers.plain.bare_quotes import doubled
from analysis.ingest.readers.plain.csv_file import csv_lines


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"橋の"北側"を広げて"', '橋の"北側"を広げて'),
        ('"橋の"北側""', '橋の"北側"'),
        ('""北側"の橋"', '"北側"の橋'),
        ('"一行目\n"北側"の橋"', '一行目\n"北側"の橋'),
    ],
)
def test_a_quote_within_a_cell_is_a_sign_of_its_text(cell, text):
    mended, places = doubled(f"1,{cell},い\n2,ろ,は\n", ",")
    assert read(mended) == [["1", text, "い"], ["2", "ろ", "は"]]
    assert places == [2 if "\n" in cell else 1]


@pytest.mark.parametrize("text", ["", "1,い\n", '1,"い""ろ""は"\n"",2\n', '"一\r\n二";3\r\n', '"""い""",2\n'])
def test_what_is_a_csv_stays_as_it_is(text):
    assert doubled(text, ";" if ";" in text else ",") == (text, [])


def test_a_file_with_such_quotes_loses_nothing_and_says_on_which_line_they_stand():
    lines, doubts = csv_lines("a.csv", '番号,意見\n1,"橋の"北側"を"\n2,い\n3,"橋の"南側"を"\n')
    assert [line.cells for line in lines] == [("番号", "意見"), ("1", '橋の"北側"を'), ("2", "い"), ("3", '橋の"南側"を')]
    assert [(doubt.line, "ほかに1行" in doubt.message) for doubt in doubts] == [(2, True)]
