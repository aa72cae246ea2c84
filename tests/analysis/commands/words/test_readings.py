"""`readings`: the list, kept readings, what cannot be kept, and the files that are written with them."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.commands import OK, USAGE


@pytest.fixture
def run(copy_of_nerima, tmp_path_factory, monkeypatch, capsys):
    """Run a command on a copy of the Nerima consultation; returns exit code, what was printed, what was said."""
    monkeypatch.setenv("IKEN_DATA", str(copy_of_nerima.parents[1]))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("IKEN_AUDIT", str(copy_of_nerima.parents[2] / "audit"))

    def ran(*words):
        code = main([*words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def listed(out):
    return pd.read_csv(io.StringIO(out), dtype="str", keep_default_na=False)


def test_readings_are_listed_put_right_kept_and_written(run, tmp_path):
    _, out, _ = run("readings", "nerima-2023", "--format", "csv")
    table = listed(out)
    assert len(table) > 1000 and set(table["kept"]) == {"no"} and table["kind"].iloc[0] == "名前"
    month = (table["word"] == "4月") & (table["given"] == "つき")
    table.loc[month, ["reading", "kept"]] = ["がつ", "yes"]
    table.to_csv(tmp_path / "読み.csv", index=False)
    code, out, said = run("readings", "nerima-2023", "--keep", str(tmp_path / "読み.csv"))
    assert code == OK and out == "" and "人が確かめた読み1語" in said
    code, _, said = run("export", "nerima-2023", "--to", "html", "--ruby", "--out", str(tmp_path / "a.html"))
    assert code == OK and "人が確かめた読み1語" in said and "には付けていません" in said
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "4<ruby>月<rp>（</rp><rt>がつ</rt><rp>）</rp></ruby>" in page and "練馬区<ruby>" not in page
    assert page.count("<rt>しょくいん</rt>") > 20
    run("export", "nerima-2023", "--to", "html", "--ruby", "first", "--out", str(tmp_path / "b.html"))
    assert (tmp_path / "b.html").read_text(encoding="utf-8").count("<rt>しょくいん</rt>") == 1
    run("export", "nerima-2023", "--to", "txt", "--ruby", "--out", str(tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").read_text(encoding="utf-8-sig").count("職員《しょくいん》") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word,given\n市場,しじょう\n", "reading、kept の列がありません"),
        ("word,given,reading,kept\n市場,しじょう,いちば,はい\n", "2行目の kept を yes か no に"),
        ("word,given,reading,kept\n市場,しじょう,ichiba,yes\n", "読みに使えない文字"),
    ],
)
def test_what_cannot_be_kept_is_named(run, tmp_path, text, said):
    (tmp_path / "読み.csv").write_text(text, encoding="utf-8")
    code, _, told = run("readings", "nerima-2023", "--keep", str(tmp_path / "読み.csv"))
    assert code != OK and said in told


def test_forms_without_readings_say_so(run, tmp_path):
    code, _, said = run("export", "nerima-2023", "--to", "docx", "--ruby", "--out", str(tmp_path / "a.docx"))
    assert code == USAGE and "--ruby は --to docx では使えません" in said
