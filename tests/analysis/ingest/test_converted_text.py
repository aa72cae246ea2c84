"""Texts that a converter made of a PDF: cells by tabs, merged cells empty below the first, rows cut where a page ended."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file

ROWS = [
    ("第１章　はじめに", "1", "計画の期間を明記してほしい。", "Ａ", "第１章に期間を記載しました。"),
    ("", "2", "用語の説明が足りない。", "Ａ", "用語集を加えました。"),
    ("第２章　公園", "3", "ベンチを増やしてほしい。", "Ｂ", "来年度の改修に合わせて検討します。"),
    ("", "4", "芝生を開放してほしい。", "Ｂ", "養生の期間を除いて開放しています。"),
    ("", "5", "花壇の世話を手伝いたい。", "Ｂ", "公園ボランティアを募集しています。"),
]
LEGEND = ["① 意見を踏まえて修正するもの。", "② 既に記載しているもの。", "③ 反映が難しいもの", "④ その他"]


def comments(tmp_path, lines, suffix=".txt"):
    file = tmp_path / f"result{suffix}"
    file.write_text("みどり市公園計画（案）への意見と市の考え方\n\n" + "\n".join(lines), encoding="utf-8")
    return import_file(file, tmp_path / "package")


def tabbed(*rows):
    return ["\t".join(row) for row in rows]


HEAD = ("該当箇所", "番号", "意見の概要", "区分", "市の考え方")


def test_an_empty_category_below_another_is_that_one_and_the_guess_is_said(tmp_path):
    got = comments(tmp_path, tabbed(HEAD, *ROWS))
    table = got.built.tables["comments.csv"]
    assert table["category"].tolist() == ["第１章　はじめに"] * 2 + ["第２章　公園"] * 3
    assert any("分類が空の意見3件" in warning.message for warning in got.warnings)


def test_a_category_that_is_repeated_elsewhere_leaves_empty_ones_empty(tmp_path):
    rows = [
        *ROWS,
        ("第２章　公園", "6", "水飲み場が欲しい。", "Ｂ", "検討します。"),
        ("第２章　公園", "7", "柵が低い。", "Ｂ", "直します。"),
    ]
    got = comments(tmp_path, tabbed(HEAD, *rows))
    assert got.built.tables["comments.csv"]["category"].isna().sum() == 3
    assert not any("分類が空" in warning.message for warning in got.warnings)


def test_a_row_cut_by_the_end_of_a_page_is_one_comment_without_numbers_too(tmp_path):
    rows = [
        ("公園の入口に案内板を置いてほしい。", "設置します。", "Ａ"),
        ("駅から公園までの道が暗く、子どもたちが帰る夕", "街灯は令和6年度に道路管理者", "Ｂ"),
        ("方には通れない。", "と協議して増やします。", ""),
        ("ごみ箱を置いてほしい。", "持ち帰りをお願いしています。", "Ｃ"),
    ]
    table = comments(tmp_path, tabbed(("意見の概要", "市の考え方", "区分"), *rows)).built.tables["comments.csv"]
    assert table["opinion"].str.replace("\n", "").tolist() == [rows[0][0], rows[1][0] + rows[2][0], rows[3][0]]
    assert table["printed_mark"].tolist() == ["Ａ", "Ｂ", "Ｃ"]


def test_opinions_without_a_full_stop_stay_apart(tmp_path):
    rows = [
        ("案内板を置いてほしい", "設置します。"),
        ("街灯を増やしてほしい", "協議します。"),
        ("ごみ箱を置いてほしい", "置きません。"),
    ]
    assert len(comments(tmp_path, tabbed(("意見の概要", "市の考え方"), *rows)).built.tables["comments.csv"]) == 3


def test_a_row_without_a_number_goes_on_where_its_reply_broke_off(tmp_path):
    cut = [*ROWS[:2], (*ROWS[2][:4], "来年度の改修に合わせて"), ("", "", "日よけも要る。", "", "検討します。"), *ROWS[3:]]
    table = comments(tmp_path, tabbed(HEAD, *cut)).built.tables["comments.csv"]
    assert len(table) == 5
    assert table["opinion"].str.replace("\n", "")[2] == "ベンチを増やしてほしい。日よけも要る。"


@pytest.mark.parametrize("between", ["", "\n"])
def test_the_entries_of_a_legend_are_no_headings(tmp_path, between):
    rows = [(*row[:3], "①③③④④"[place], row[4]) for place, row in enumerate(ROWS)]
    legend = [f"{entry}{between}" for entry in LEGEND]
    tables = comments(tmp_path, [*legend, *tabbed(HEAD[1:], *(row[1:] for row in rows))]).built.tables
    assert tables["pillars.csv"]["name"].tolist() == ["全体"]
    assert tables["response_types.csv"]["mark"].tolist()[:4] == ["①", "②", "③", "④"]
