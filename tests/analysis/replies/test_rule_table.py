"""Rules as CSV: read in order, refused with line, value and remedy, taken from the data folder first."""

from __future__ import annotations

import pytest

from analysis.package.problem import PackageError
from analysis.replies.rule_table import OWN_FOLDER, read_lines, read_rules, rule_file


def written(folder, text, name="rules.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_come_in_the_order_of_the_file(tmp_path):
    lines = read_lines(written(tmp_path, "a,b\n2,い\n1,あ\n"), ["a", "b"])
    assert [dict(line) for line in lines] == [{"a": "2", "b": "い"}, {"a": "1", "b": "あ"}]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,c\n", ("1行目", "a,b", "a,c")),
        ("", ("1行目", "a,b")),
        ("a,b\n1\n", ("2行目", "2列のはずが1列", "カンマ")),
        ("a,b\n1,2,3\n", ("2行目", "2列のはずが3列", "カンマ")),
    ],
)
def test_a_damaged_file_is_refused_with_line_and_remedy(tmp_path, text, words):
    with pytest.raises(PackageError) as error:
        read_lines(written(tmp_path, text), ["a", "b"])
    assert all(word in str(error.value) for word in ("rules.csv", *words))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "rules.csv").write_bytes("a,b\nあ,い\n".encode("cp932"))
    with pytest.raises(PackageError, match="UTF-8ではない文字"):
        read_lines(tmp_path / "rules.csv", ["a", "b"])


def test_values_and_patterns_are_checked(tmp_path):
    (line,) = read_lines(written(tmp_path, "a,b\nx,(\n"), ["a", "b"])
    with pytest.raises(PackageError, match=r"2行目：「a」に使えない値です（値：「x」）。y、z のどれか"):
        line.one_of("a", ["y", "z"])
    with pytest.raises(PackageError, match=r"2行目：正規表現として読めません（missing .*（値：「\(」"):
        line.pattern("b")


def test_a_data_folder_without_the_file_uses_the_program_s(tmp_path):
    assert rule_file("actors.csv", tmp_path) == rule_file("actors.csv") == OWN_FOLDER / "actors.csv"
    (tmp_path / "replies").mkdir()
    own = written(tmp_path / "replies", "", "actors.csv")
    assert rule_file("actors.csv", tmp_path) == own


def test_every_row_that_is_refused_is_named(tmp_path):
    path = written(tmp_path, "a,b\nx,1\ny,二\nz,三\n")
    with pytest.raises(PackageError) as error:
        read_rules(path, ["a", "b"], lambda line: line.decimal("b"))
    assert [(problem.line, problem.value) for problem in error.value.problems] == [(3, "二"), (4, "三")]
    assert read_rules(written(tmp_path, "a,b\nx,1.5\n"), ["a", "b"], lambda line: line.decimal("b")) == (1.5,)


def test_an_empty_cell_is_an_empty_text(tmp_path):
    (line,) = read_lines(written(tmp_path, "a,b\n,あ\n"), ["a", "b"])
    assert line == {"a": "", "b": "あ"}
