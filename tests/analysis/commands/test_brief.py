"""`python -m analysis brief`: a file of each kind, the same every time, and what it says when it cannot."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import openpyxl
import pandas as pd
import pytest
from lxml import html
from pptx import Presentation

from analysis.__main__ import main
from analysis.briefing.arrangement import Arrangement, arrangement_text
from analysis.commands import USAGE
from tests.japanese_font import provided

SUFFIXES = ("pdf", "pptx", "docx", "xlsx", "html", "csv.zip")


@pytest.fixture
def brief(nerima_folder, tmp_path_factory, tmp_path, monkeypatch, capsys):
    """Run the command on the Nerima consultation; returns exit code, the file, and what was said."""
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    for name in ("IKEN_DATE", "SOURCE_DATE_EPOCH", "IKEN_URL", "IKEN_FONT"):
        monkeypatch.delenv(name, raising=False)

    def run(name, *options):
        code = main(["brief", "nerima-2023", "--out", str(tmp_path / name), *options])
        path = tmp_path / name
        return code, path.read_bytes() if path.is_file() else None, capsys.readouterr().err

    return run


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_each_kind_is_written_the_same_twice(brief, suffix):
    provided()
    code, first, said = brief(f"a.{suffix}", "--date", "2026-01-05")
    assert code == 0 and "94件の意見" in said and "人が読んで付けた区分" in said
    time.sleep(1.1)
    assert brief(f"b.{suffix}", "--date", "2026-01-05")[1] == first


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_another_day_gives_another_file(brief, monkeypatch, suffix):
    provided()
    monkeypatch.setenv("IKEN_DATE", "2026-01-05")
    by_setting = brief(f"a.{suffix}")[1]
    assert brief(f"b.{suffix}", "--date", "2026-01-06")[1] != by_setting


def test_a_page_to_explore_has_the_comments_that_were_asked_for_and_is_the_same_twice(brief):
    options = ("--explore", "--pillar", "DX", "--response-type", "※", "--date", "2026-01-05")
    code, data, said = brief("a.html", *options)
    assert code == 0 and "手元で調べるページ（HTML、1ファイル）、2件の意見、人が読んで付けた区分" in said
    assert html.document_fromstring(data.decode()).xpath("//article/@id") == ["id=67", "id=73"]
    assert brief("b.html", *options)[1] == data


def test_every_file_counts_the_same_comments(brief):
    options = ("--pillar", "DX", "--response-type", "※", "--date", "2026-01-05")
    book = openpyxl.load_workbook(io.BytesIO(brief("a.xlsx", *options)[1]))
    assert [row[0] for row in book["意見と区の考え方"].iter_rows(min_row=2, values_only=True)] == ["67", "73"]
    page = html.document_fromstring(brief("a.html", *options)[1].decode())
    assert "柱：柱Ⅱ DX ／ 対応区分：※ 反映できない" in page.text_content()
    with zipfile.ZipFile(io.BytesIO(brief("a.csv.zip", *options)[1])) as file:
        pillars = pd.read_csv(
            io.BytesIO(file.read(next(name for name in file.namelist() if "pillars" in name))), encoding="utf-8-sig"
        )
    assert pillars.set_index("柱（項目）")["件数"]["柱Ⅱ DX"] == 2 == pillars["件数"].sum()


def test_a_search_and_a_basis_are_taken(brief):
    code, data, said = brief("a.html", "--q", "マイナンバーカード", "--basis", "printed", "--date", "2026-01-05")
    assert code == 0 and "資料の記載" in said
    assert "分かりません" in data.decode() and "検索：マイナンバーカード" in data.decode()


def test_a_saved_arrangement_is_followed(brief, tmp_path):
    own = Arrangement(("limits", "refused"), notes={"refused": "先に説明する"})
    (tmp_path / "own.json").write_text(arrangement_text(own), encoding="utf-8")
    page = html.document_fromstring(brief("a.html", "--arrangement", str(tmp_path / "own.json"))[1].decode())
    assert page.xpath("//section/@id")[:2] == ["s-limits", "s-refused"] and "先に説明する" in page.text_content()


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("a.odt", (), "この形式では書き出せません（値：「a.odt」）"),
        ("a.pdf", ("--explore",), "--explore のファイル名の終わりは .html にしてください（値：「a.pdf」）"),
        ("a.html", ("--explore", "--arrangement", "own.json"), "--arrangement は --explore では使えません"),
        ("a.html", ("--pillar", "柱Ⅸ"), "「柱Ⅸ」"),
        ("a.html", ("--response-type", "◇"), "対応区分「◇」はありません"),
        ("a.html", ("--date", "1月5日"), "--date：日付として読めません（値：「1月5日」）"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(brief, name, options, message):
    code, data, said = brief(name, *options)
    assert code == 64 and data is None and message in said


def test_a_file_that_is_no_arrangement_is_refused(brief, tmp_path):
    (tmp_path / "own.json").write_bytes(b"\xff\xfe")
    code, data, said = brief("a.html", "--arrangement", str(tmp_path / "own.json"))
    assert code == 64 and data is None and "JSONとして読めません" in said


def test_without_a_font_only_the_report_is_refused(brief, monkeypatch, tmp_path):
    monkeypatch.setenv("IKEN_FONT", str(tmp_path / "none.ttf"))
    code, data, said = brief("a.pdf")
    assert code == 64 and data is None and "none.ttf" in said and "sudo apt install" in said
    assert brief("a.xlsx")[0] == 0


def test_a_folder_that_is_not_there_is_named(brief):
    code, _, said = brief("no/folder/a.html")
    assert code == 3 and "a.html" in said


def test_the_address_in_a_file_opens_on_this_machine_unless_another_is_named(brief):
    here = brief("here.html", "--date", "2026-01-05")[1].decode()
    there = brief("there.html", "--date", "2026-01-05", "--site", "https://atlas.example.lg.jp")[1].decode()
    assert "http://127.0.0.1:8501/briefing?consultation=nerima-2023" in here
    assert "https://atlas.example.lg.jp/briefing?consultation=nerima-2023" in there and "127.0.0.1" not in there


@pytest.mark.parametrize(
    ("name", "annex", "said"),
    [("a.docx", "--annex", "資料編の有無を選べるのは .pdf と .pptx です"), ("a.csv.zip", "--no-annex", "資料編")],
)
def test_what_has_no_annex_to_choose_says_so(brief, name, annex, said):
    code, _, told = brief(name, annex)
    assert code == USAGE and said in told


def test_slides_come_with_an_annex_where_it_is_asked_for(brief):
    (_, short, _), (_, whole, _) = brief("a.pptx"), brief("b.pptx", "--annex")
    slides = [len(Presentation(io.BytesIO(data)).slides) for data in (short, whole)]
    assert slides[0] <= 15 < slides[1]


def test_a_template_of_ones_own_is_taken_and_what_it_cannot_hold_is_named(brief, tmp_path):
    own = docx.Document()
    own.add_paragraph("様式 {{公表}}")
    own.add_paragraph("{{想定質問}}")
    own.save(tmp_path / "own.docx")
    code, data, _ = brief("a.docx", "--template", str(tmp_path / "own.docx"))
    assert code == 0 and docx.Document(io.BytesIO(data)).paragraphs[0].text == "様式 練馬区"
    own.add_paragraph("{{課長}}")
    own.save(tmp_path / "own.docx")
    code, _, said = brief("b.docx", "--template", str(tmp_path / "own.docx"))
    assert code == USAGE and "--template：" in said and "{{課長}} という項目はありません" in said


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("a.pdf", ("--template", "own.docx"), "様式を使えるのは .docx です"),
        ("a.docx", ("--template", "ない.docx"), "ファイルがありません（値：「ない.docx」）"),
        ("a.html", ("--explore", "--template", "own.docx"), "--template は --explore では使えません"),
    ],
)
def test_a_template_that_cannot_be_used_is_said(brief, name, options, said):
    code, data, told = brief(name, *options)
    assert code == USAGE and data is None and said in told
