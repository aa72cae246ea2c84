"""Forms for other tools: every text comes back, nothing runs, the same bytes twice, and no comment goes missing."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from analysis.export.interchange.exchange import Exchange
from analysis.export.interchange.forms import FORMS
from analysis.export.interchange.kh_coder import kh_coder_csv, kh_coder_xlsx
from analysis.export.interchange.kouchou_ai import kouchou_ai_csv
from analysis.export.interchange.ministry import ministry_csv, ministry_xlsx
from analysis.export.interchange.open_data import open_data_zip
from analysis.ingest.importing import import_file
from analysis.ingest.recognition.proposal import Wishes
from analysis.package.folder import read_consultation
from analysis.package.guarded_cells import would_run
from analysis.selection import Selection, select
from tests.analysis.export.conftest import with_opinions

HOSTILE = (
    '=HYPERLINK("http://example.jp","押してください")という意見',
    "'=もとから引用符のある意見です",
    '-1から始まる意見。\n二行目、"引用"と、読点。',
    "@総務課、＝全角の等号はそのままです",
    "<h1>見出しのような意見</h1>です",
    "　全角の空白から始まる意見です\n",
)


@pytest.fixture(scope="module")
def nerima(published_nerima):
    return published_nerima


@pytest.fixture(scope="module")
def hostile(nerima):
    """Nerima with texts that a spreadsheet or a tool could take for something else."""
    return with_opinions(nerima, HOSTILE)


def exchange(consultation, *, field="opinion", **chosen):
    return Exchange(select(consultation, Selection("coded", **chosen)), field)


def rows(data: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), encoding="utf-8-sig", dtype="str", keep_default_na=False)


def sheet(data: bytes) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


def test_what_kouchou_ai_gets_is_read_back_with_the_same_ids_texts_and_attributes(hostile, tmp_path):
    out = tmp_path / "意見.csv"
    out.write_bytes(kouchou_ai_csv(exchange(hostile)))
    imported = import_file(out, tmp_path / "package")
    assert not list(imported.proposal.questions) and imported.built.tables["rejects.csv"].empty
    back = read_consultation(tmp_path / "package").comments
    assert back["id"].tolist() == hostile.comments["id"].tolist()
    assert back["opinion"].tolist() == hostile.comments["opinion"].tolist()
    expected = exchange(hostile).table
    assert back["attribute_柱"].tolist() == expected["pillar_short"].tolist()
    assert back["attribute_対応区分"].tolist() == expected["mark_label"].tolist()
    assert set(back["attribute_対応区分のよりどころ"]) == {"人が読んで付けた区分"}


def test_a_second_round_gives_the_same_file(hostile, tmp_path):
    first = kouchou_ai_csv(exchange(hostile))
    (tmp_path / "a.csv").write_bytes(first)
    import_file(tmp_path / "a.csv", tmp_path / "package")
    assert kouchou_ai_csv(exchange(read_consultation(tmp_path / "package"))) == first


def test_no_cell_of_a_csv_would_run(hostile):
    with zipfile.ZipFile(io.BytesIO(open_data_zip(exchange(hostile)))) as file:
        opened = [file.read(name) for name in file.namelist() if name.endswith(".csv")]
    for data in (kouchou_ai_csv(exchange(hostile)), ministry_csv(exchange(hostile)), *opened):
        assert not any(would_run(cell) for cell in rows(data).to_numpy().ravel())


def test_no_cell_of_a_workbook_is_a_formula(hostile):
    for data in (kh_coder_xlsx(exchange(hostile)), ministry_xlsx(exchange(hostile))):
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [row[1] for row in sheet(ministry_xlsx(exchange(hostile)))[1 : len(HOSTILE) + 1]] == list(HOSTILE)


def test_kh_coder_gets_opinions_replies_or_both(nerima):
    head, *opinions = sheet(kh_coder_xlsx(exchange(nerima)))
    assert head == ("テキスト", "番号", "種類", "柱", "分類", "対応区分", "対応区分のよりどころ", "表の枚目")
    assert [row[0] for row in opinions] == nerima.comments["opinion"].tolist()
    replies = rows(kh_coder_csv(exchange(nerima, field="reply")))
    assert replies["番号"].tolist() == nerima.comments.loc[nerima.comments["reply"].notna(), "id"].tolist()
    both = rows(kh_coder_csv(exchange(nerima, field="both")))
    assert len(both) == 94 + 89
    assert both["種類"].tolist()[:2] == ["意見", "区の考え方"] and both["番号"].tolist()[:2] == ["1", "1"]


def test_kh_coder_finds_no_heading_and_no_control_character_in_a_text(nerima):
    odd = nerima.comments.assign(opinion=pd.Series(["<h1>ベル\x07</h1>", *nerima.comments["opinion"].iloc[1:]], dtype="str"))
    table = rows(kh_coder_csv(exchange(replace(nerima, comments=odd))))
    assert table["テキスト"][0] == "＜h1＞ベル␇＜/h1＞"


def test_a_variable_without_a_value_has_kh_coders_sign(nerima):
    some = nerima.comments.assign(category=pd.Series([None, *nerima.comments["category"].iloc[1:]], dtype="str"))
    assert rows(kh_coder_csv(exchange(replace(nerima, comments=some))))["分類"][0] == "."


def test_the_three_columns_repeat_a_shared_reply_and_say_whose_it_is(nerima):
    table = rows(ministry_csv(exchange(nerima)))
    assert table.columns.tolist() == ["番号", "意見の概要", "意見に対する考え方"]
    assert table["意見の概要"].tolist() == nerima.comments["opinion"].tolist()
    replies = table.set_index("番号")["意見に対する考え方"]
    note, reply = replies["5"].split("\n", 1)
    assert "4番と共通の回答" in note and "推定" in note and reply == replies["4"]
    assert sheet(ministry_xlsx(exchange(nerima)))[0] == tuple(table.columns)


def test_open_data_describes_every_column_for_people_and_programs(nerima):
    with zipfile.ZipFile(io.BytesIO(open_data_zip(exchange(nerima)))) as file:
        files = {name: file.read(name) for name in file.namelist()}
    guide, package = rows(files["columns.csv"]), json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        table = rows(files[resource["path"]])
        assert len(files[resource["path"]]) == resource["bytes"]
        assert table.columns.tolist() == [field["name"] for field in resource["schema"]["fields"]]
        assert table.columns.tolist() == guide.loc[guide["ファイル"] == resource["path"], "項目名"].tolist()
        for field in resource["schema"]["fields"]:
            values = table[field["name"]]
            assert not field["constraints"]["required"] or (values != "").all()
            assert field["type"] == "string" or values[values != ""].str.fullmatch(r"\d+").all()
    comments = rows(files["comments.csv"])
    assert comments["意見概要"].tolist() == nerima.comments["opinion"].tolist()
    assert set(comments["対応区分のよりどころ"]) == {"人が読んで付けた区分"}
    assert nerima.data_hash in files["README.txt"].decode("utf-8-sig")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
@pytest.mark.parametrize("chosen", [{}, {"pillars": ("柱Ⅱ",), "response_types": ("◎",)}, {"pillars": ()}])
def test_each_form_gives_the_same_bytes_twice(nerima, form, chosen):
    for write in form.writers.values():
        assert write(exchange(nerima, **chosen)) == write(exchange(nerima, **chosen))


TABLES = [form for form in FORMS if form.key not in ("docx", "pdf", "xlsx", "html", "txt")]
"""Forms of one table; the published ones are read back in `published/`."""


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.key)
def test_no_comment_and_one_comment_are_written(nerima, form):
    for count in (0, 1):
        selected = replace(select(nerima, Selection("coded")), positions=select(nerima, Selection("coded")).positions[:count])
        for suffix, write in form.writers.items():
            data = write(Exchange(selected))
            if suffix == "zip":
                with zipfile.ZipFile(io.BytesIO(data)) as file:
                    assert len(rows(file.read("comments.csv"))) == count
            else:
                assert len(rows(data) if suffix == "csv" else sheet(data)[1:]) == count


def test_a_document_without_marks_has_no_column_of_them(nerima):
    printed = Exchange(select(nerima, Selection("printed")))
    assert "attribute_対応区分" not in rows(kouchou_ai_csv(printed))


def test_a_comment_without_its_text_is_counted(nerima):
    assert exchange(nerima).without_text == 0
    assert exchange(nerima, field="reply").without_text == 5
    assert exchange(nerima, field="both").without_text == 0


def test_pillars_come_back_where_they_are_asked_for(nerima, tmp_path):
    out = tmp_path / "意見.csv"
    out.write_bytes(kouchou_ai_csv(exchange(nerima)))
    wishes = Wishes({"comment-body": "opinion", "attribute_柱": "attribute"}, "attribute_柱", quiet=True)
    import_file(out, tmp_path / "package", wishes)
    back = read_consultation(tmp_path / "package")
    sizes = back.comments["pillar"].map(back.pillars.set_index("pillar")["name"]).value_counts()
    assert sizes["柱Ⅱ DX"] == 44 and sizes["柱Ⅲ 人事・人材育成"] == 7


@pytest.mark.parametrize(("name", "write"), [("公表.csv", ministry_csv), ("公表.xlsx", ministry_xlsx)])
def test_the_three_columns_are_read_back(nerima, tmp_path, name, write):
    (tmp_path / name).write_bytes(write(exchange(nerima)))
    imported = import_file(tmp_path / name, tmp_path / "package")
    assert not list(imported.proposal.questions)
    back = read_consultation(tmp_path / "package").comments
    assert back[["no", "opinion"]].to_numpy().tolist() == nerima.comments[["no", "opinion"]].to_numpy().tolist()
    assert back["reply"].notna().all()
