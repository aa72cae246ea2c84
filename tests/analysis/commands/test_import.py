"""`python -m analysis import`: what it prints, writes and refuses."""

from __future__ import annotations

import json

import pytest

from analysis.__main__ import main
from tests.documents.layouts import LAYOUTS

SURVEY = """No,地域,年代,ご意見
1,北,20代,駅前の駐輪場を増やしてほしいと思います。
2,南,30代,公園の芝生をもっと広げてほしいと思います。
"""


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "consultations"


@pytest.fixture
def published(tmp_path):
    def write(name):
        layout = LAYOUTS[name]()
        path = tmp_path / f"{name}{layout.suffix}"
        path.write_bytes(layout.content)
        return str(path)

    return write


def test_a_document_is_read_and_reconciled(data, published, capsys):
    assert main(["import", published("html_table"), "--id", "midori-2024", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["id"], report["comments"], report["rejected"], report["warnings"]) == ("midori-2024", 12, [], [])
    assert {each["status"] for each in report["totals"]} == {"match"}
    assert [each["role"] for each in report["columns"]] == ["no", "category", "opinion", "reply", "printed_mark"]
    assert [each["meaning"] for each in report["legend"]][:2] == ["revised", "already_in_draft"]
    assert report["figures"] == {"submitters": 9, "organisations": None, "submissions": None, "opinions": 12, "listed": 12}
    assert (data / "midori-2024" / "comments.csv").is_file()
    assert main(["check", "midori-2024"]) == 0
    assert main(["build", "midori-2024"]) == 0


def test_questions_exit_with_two(data, published, capsys):
    assert main(["import", published("ruled_pdf")]) == 2
    assert any("推定" in warning for warning in json.loads(capsys.readouterr().out)["warnings"])


def test_what_is_no_result_of_a_consultation_exits_with_three_and_writes_nothing(data, tmp_path, capsys):
    (tmp_path / "news.txt").write_text("お知らせです。\n", encoding="utf-8")
    assert main(["import", str(tmp_path / "news.txt")]) == 3
    assert "--columns" in capsys.readouterr().err
    assert not data.exists()


def test_a_file_that_is_not_there_exits_with_three(data, tmp_path, capsys):
    assert main(["import", str(tmp_path / "none.pdf")]) == 3
    assert "none.pdf" in capsys.readouterr().err


def test_a_text_and_groups_are_enough(data, tmp_path, capsys):
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    arguments = ["import", str(tmp_path / "survey.csv"), "--text", "ご意見", "--group", "地域", "--group", "年代"]
    assert main([*arguments, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["comments"] == 2
    lines = (data / "survey" / "comments.csv").read_text(encoding="utf-8").split("\n")
    assert lines[0].endswith("page,line,地域,年代")
    assert lines[1].startswith("1,1,北,,駅前の駐輪場を")


def test_a_group_alone_leaves_the_opinions_as_recognised(data, tmp_path, capsys):
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    assert main(["import", str(tmp_path / "survey.csv"), "--group", "地域", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {each["heading"]: each["role"] for each in report["columns"]}["ご意見"] == "opinion"
    assert (data / "survey" / "comments.csv").read_text(encoding="utf-8").split("\n")[1].startswith("1,1,北,")


def test_a_heading_that_is_not_there_is_answered_with_those_that_are(data, tmp_path, capsys):
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    assert main(["import", str(tmp_path / "survey.csv"), "--group", "地区"]) == 3
    said = capsys.readouterr().err
    assert "「地区」" in said and "この文書にある見出し：" in said and "地域" in said


def test_columns_may_be_named_by_hand_and_the_folder_chosen(data, tmp_path, capsys):
    (tmp_path / "x.csv").write_text("甲,乙\n駅前の駐輪場を増やしてほしいと思います。,検討してまいります。\n", encoding="utf-8")
    out = tmp_path / "elsewhere" / "mine"
    wishes = ["--columns", "opinion=甲", "--columns", "reply=乙"]
    assert main(["import", str(tmp_path / "x.csv"), *wishes, "--out", str(out), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [(each["heading"], each["role"], each["confidence"]) for each in report["columns"]] == [
        ("甲", "opinion", 1.0),
        ("乙", "reply", 1.0),
    ]
    assert (out / "comments.csv").is_file()
    assert not data.exists()


@pytest.mark.parametrize("wish", ["opinion", "opinion=", "meinung=甲"])
def test_a_wish_that_cannot_be_read_says_what_can(data, published, wish, capsys):
    assert main(["import", published("html_table"), "--columns", wish]) == 64
    assert "ROLE=見出し" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../outside", "a/b", ".hidden"])
def test_an_id_cannot_leave_the_data_folder(data, published, name):
    assert main(["import", published("html_table"), "--id", name]) == 64
    assert not data.exists()


def test_a_person_reads_the_same_in_words(data, published, capsys):
    main(["import", published("html_table"), "--format", "table"])
    printed = capsys.readouterr().out
    assert "意見 12件を読み取りました" in printed
    assert "意見の概要 → 意見（確からしさ" in printed
    assert "◎　意見を踏まえ、計画案を修正したもの → revised" in printed
    assert "合計：資料 12、読み取り 12（match）" in printed
