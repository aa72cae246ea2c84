"""Headings that go across a table, in tables whose first column holds the opinions, and headings that say what became of them."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file

HEAD = ("意見の内容", "県の考え方", "反映状況")
SECTIONS = {
    "１　前文について": [
        ("・「ともに生きる」という言葉を加えてほしい。", "御意見の趣旨を踏まえ、前文に加えました。", "反映"),
        ("・分かりやすい文章にしてほしい。", "できるだけ平易な表現としています。", "既記載"),
    ],
    "２　その他": [
        ("・学校でも手話を教えてはどうか。", "今後の取組の参考とします。", "参考"),
        ("・通訳を増やしてほしい", "今後の取組の参考とします。", "参考"),
    ],
}
ROWS = [row for rows in SECTIONS.values() for row in rows]


def html():
    body = "".join(
        f"<tr><td colspan=3>{name}</tr>" + "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows)
        for name, rows in SECTIONS.items()
    )
    return f"<meta charset=utf-8><p>手話条例（案）の意見募集の結果</p><table><tr><th>{'<th>'.join(HEAD)}</tr>{body}</table>"


def csv():
    lines = [HEAD, *(line for name, rows in SECTIONS.items() for line in ((name, "", ""), *rows))]
    return "\n".join(",".join(line) for line in lines)


@pytest.mark.parametrize(("suffix", "write"), [(".html", html), (".csv", csv)])
def test_a_heading_across_the_table_is_no_opinion(suffix, write, tmp_path):
    file = tmp_path / f"result{suffix}"
    file.write_text(write(), encoding="utf-8")
    tables = import_file(file, tmp_path / "package").built.tables
    comments = tables["comments.csv"]
    assert comments[["opinion", "reply", "printed_mark"]].to_numpy().tolist() == [list(row) for row in ROWS]
    assert tables["pillars.csv"]["name"].tolist() == ["１ 前文について", "２ その他"]
    assert comments["pillar"].tolist() == ["１ 前文について"] * 2 + ["２ その他"] * 2


def test_an_opinion_without_a_reply_stays_an_opinion(tmp_path):
    file = tmp_path / "result.csv"
    rows = [*ROWS[:2], ("・夜間の窓口についても書いてほしい。", "", ""), ("・手続の方法", "窓口で案内しています。", "参考")]
    file.write_text("\n".join(",".join(line) for line in (HEAD, *rows)), encoding="utf-8")
    comments = import_file(file, tmp_path / "package").built.tables["comments.csv"]
    assert comments["opinion"].tolist() == [opinion for opinion, *_ in rows]


def test_two_headings_say_which_comments_changed_the_plan(tmp_path):
    head = "<tr><th>該当箇所<th>番号<th>素案に対する意見（概要）<th>意見に対する考え方</tr>"
    row = "<tr><td>第{0}章<td>{0}<td>{0}番の駅の案内を見やすくしてほしい。<td>{0}番の駅の案内を見直します。</tr>"
    groups = ("Ⅰ．当該意見を踏まえて内容を修正するもの", (1, 2)), ("Ⅱ．その他の主な意見", (1, 2, 3))
    body = "".join(f"<h4>{name}</h4><table>{head}{''.join(map(row.format, numbers))}</table>" for name, numbers in groups)
    file = tmp_path / "result.html"
    file.write_text(f"<meta charset=utf-8><h3>交通計画（素案）に対する主な御意見及び考え方</h3>{body}", encoding="utf-8")
    tables = import_file(file, tmp_path / "package").built.tables
    assert tables["comments.csv"]["printed_mark"].tolist() == ["Ⅰ", "Ⅰ", "Ⅱ", "Ⅱ", "Ⅱ"]
    assert tables["comments.csv"]["id"].is_unique
    assert tables["response_types.csv"]["meaning"].tolist() == ["revised", "other"]
    assert tables["response_types.csv"]["wording"].tolist() == ["当該意見を踏まえて内容を修正するもの", "その他の主な意見"]


def test_an_address_below_the_comments_is_none_of_them(tmp_path):
    rows = [(str(number), f"{number}番の遊具を直してほしい。", "点検のうえ直します。") for number in range(1, 6)]
    lines = [("No", "意見の概要", "区の考え方"), *rows, ("問い合わせ先", "企画課企画係", "電話 00-0000-0000")]
    file = tmp_path / "result.txt"
    file.write_text("\n".join("\t".join(line) for line in lines), encoding="utf-8")
    got = import_file(file, tmp_path / "package")
    assert got.built.tables["comments.csv"]["no"].tolist() == ["1", "2", "3", "4", "5"]
    assert got.built.lines["kind"].tolist()[-1] != "row"
