"""A package of printed totals: made from its recipe, read, checked, and never taken for one with comments."""

from __future__ import annotations

import json

import pytest

from analysis.__main__ import main
from analysis.ingest.printed_only import rebuild_totals
from analysis.library import open_library
from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from tests.second_consultation import two_consultations
from tests.totals_only import ID, RECIPE, add_totals


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("IKEN_AUDIT", str(tmp_path / "audit"))
    return tmp_path / "data"


def test_it_reads_as_it_was_written_and_writes_the_same_twice(data):
    folder = add_totals(data)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    rebuild_totals(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    found = read_consultation(folder)
    assert found.metadata.totals_only and found.comments.empty
    assert (found.received, found.unit_line) == (120, "120件（40名・3団体）")
    assert (found.metadata.place, str(found.metadata.published)) == ("結果の2ページ", "2020-03-31")


def test_without_submitters_the_number_alone_is_said(data):
    assert read_consultation(add_totals(data, recipe=RECIPE.replace("people = 40\norganisations = 3\n", ""))).unit_line == "120件"


def test_a_row_of_a_comment_is_refused(data):
    folder = add_totals(data)
    with (folder / "comments.csv").open("a", encoding="utf-8") as file:
        file.write("1,1,施策の柱1,,意見,回答,,,,\n")
    with pytest.raises(PackageError, match="集計だけの資料に意見の行があります"):
        read_consultation_rehashed(folder)


def read_consultation_rehashed(folder):
    """Read it with the hashes as the files now are."""
    import hashlib

    path = folder / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    for each in content["resources"]:
        each["sha256"] = hashlib.sha256((folder / each["path"]).read_bytes()).hexdigest()
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_consultation(folder)


def test_a_meaning_that_is_none_is_refused_and_nothing_is_written(data):
    with pytest.raises(PackageError, match="「meaning」に使えない値"):
        add_totals(data, recipe=RECIPE.replace('"revised"', '"改善"'))
    assert [path.name for path in (data / "consultations" / ID).iterdir()] == ["build.toml"]


def test_build_and_check_say_what_it_is(data, capsys):
    add_totals(data)
    assert main(["build", ID]) == 0 and "集計だけの資料です" in capsys.readouterr().err
    assert main(["check", ID]) == 0
    said = capsys.readouterr()
    assert "対応区分の件数の合計 120、印字された合計 120" in said.err and "読解した人" not in said.err
    assert f"{ID},response_type,◎,◎ 計画に反映するもの,6,,,unverified" in said.out


def test_check_says_where_the_counts_do_not_give_the_sum(data, capsys):
    add_totals(data, recipe=RECIPE.replace("count = 54", "count = 53"))
    assert main(["check", ID]) == 0
    assert "対応区分の件数の合計 119、印字された合計 120（違います）" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("terms",), ("brief", "--out", "x.pdf"), ("promises",), ("themes",), ("similar",), ("suggest", "--like", "1")]
)
def test_commands_that_read_texts_refuse_it(data, capsys, words):
    add_totals(data)
    command, *options = words
    assert main([command, ID, *options]) == 64
    assert "集計だけの資料で、意見の文がありません" in capsys.readouterr().err


def test_a_library_opens_with_a_document_that_has_comments(tmp_path):
    data = two_consultations(tmp_path / "data")
    add_totals(data, name="aaa-2019")
    library = open_library(data, cache=tmp_path / "cache")
    assert not library.problems and library.ids == ("aaa-2019", "nerima-2023", "zushi-2024")
    assert (library.first, library.with_comments) == ("nerima-2023", ("nerima-2023", "zushi-2024"))
