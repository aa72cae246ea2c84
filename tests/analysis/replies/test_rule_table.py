"""Rules as CSV: read in order, refused with line, value and remedy, taken from the data folder first."""

from __future__ import annotations

import pytest

from analysis.replies.rule_table import OWN_FOLDER, RuleTableError, read_lines, rule_file


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
        ("a,b\n1\n", ("2行目", "コンマ")),
        ("a,b\n1,2,3\n", ("2行目", "コンマ")),
    ],
)
def test_a_damaged_file_is_refused_with_line_and_remedy(tmp_path, text, words):
    with pytest.raises(RuleTableError) as error:
        read_lines(written(tmp_path, text), ["a", "b"])
    assert all(word in str(error.value) for word in ("rules.csv", *words))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "rules.csv").write_bytes("a,b\nあ,い\n".encode("cp932"))
    with pytest.raises(RuleTableError, match="UTF-8で保存し直して"):
        read_lines(tmp_path / "rules.csv", ["a", "b"])


def test_values_and_patterns_are_checked(tmp_path):
    (line,) = read_lines(written(tmp_path, "a,b\nx,(\n"), ["a", "b"])
    with pytest.raises(RuleTableError, match=r"2行目.*「x」.*y、z"):
        line.one_of("a", ["y", "z"])
    with pytest.raises(RuleTableError, match=r"2行目：正規表現として読めません（値：「\(」"):
        line.pattern("b")


def test_a_data_folder_without_the_file_uses_the_program_s(tmp_path):
    assert rule_file("actors.csv", tmp_path) == rule_file("actors.csv") == OWN_FOLDER / "actors.csv"
    (tmp_path / "replies").mkdir()
    own = written(tmp_path / "replies", "", "actors.csv")
    assert rule_file("actors.csv", tmp_path) == own
