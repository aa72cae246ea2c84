"""`python -m analysis export`: a file for each tool, and what is said where it cannot be."""

from __future__ import annotations

import io

import docx
import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.commands.export import KEYS
from analysis.export.interchange.forms import FORMS


@pytest.fixture
def export(nerima_folder, tmp_path_factory, tmp_path, monkeypatch, capsys):
    """Run the command on the Nerima consultation; returns exit code, the file's bytes, and what was said."""
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))

    def run(name, *options):
        code = main(["export", "nerima-2023", "--out", str(tmp_path / name), *options])
        path = tmp_path / name
        return code, path.read_bytes() if path.is_file() else b"", capsys.readouterr().err

    return run


def test_the_command_offers_every_form():
    assert tuple(form.key for form in FORMS) == KEYS


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_a_file_of_each_kind_is_written_the_same_twice(export, form):
    for suffix in form.writers:
        code, first, said = export(f"a.{suffix}", "--to", form.key)
        assert code == 0 and "94件の意見" in said and "人が読んで付けた区分" in said
        assert export(f"b.{suffix}", "--to", form.key)[1] == first


def test_the_choices_of_the_screen_are_taken(export):
    options = ("--pillar", "DX", "--response-type", "※")
    _, data, said = export("a.csv", "--to", "kouchou-ai", *options)
    assert pd.read_csv(io.BytesIO(data), dtype="str")["comment-id"].tolist() == ["67", "73"] and "2件の意見" in said
    _, data, _ = export("b.csv", "--to", "kouchou-ai", "--q", "スマホ 相談")
    assert 0 < len(pd.read_csv(io.BytesIO(data))) < 94


def test_replies_alone_are_written_and_what_is_missing_is_said(export):
    _, data, said = export("a.csv", "--to", "kh-coder", "--field", "reply")
    assert len(pd.read_csv(io.BytesIO(data))) == 89 and "文章のない5件は入っていません" in said


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("a.xls", ["--to", "ministry"], "「"),
        ("a.csv", ["--to", "open-data"], ".zip"),
        ("a.csv", ["--to", "ministry", "--field", "both"], "--to kh-coder"),
        ("a.csv", ["--to", "kouchou-ai", "--pillar", "柱Ⅸ"], "柱Ⅸ"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_can(export, name, options, expected):
    code, data, said = export(name, *options)
    assert code == 64 and data == b"" and expected in said


def test_a_template_of_the_municipality_is_filled_and_a_bad_one_named(export, tmp_path):
    good, bad = tmp_path / "様式.docx", tmp_path / "古い様式.docx"
    for path, text in ((good, "{{本文}}"), (bad, "{{担当課}}")):
        document = docx.Document()
        document.add_paragraph("様式第1号")
        document.add_paragraph(text)
        document.save(path)
    code, data, _ = export("a.docx", "--to", "docx", "--template", str(good))
    assert code == 0 and docx.Document(io.BytesIO(data)).paragraphs[0].text == "様式第1号"
    code, data, said = export("b.docx", "--to", "docx", "--template", str(bad))
    assert code != 0 and not data and "{{担当課}} という項目はありません" in said
    assert "--to docx" in export("c.csv", "--to", "ministry", "--template", str(good))[2]
    assert "ファイルがありません" in export("d.docx", "--to", "docx", "--template", "ない.docx")[2]
