"""Headings that carry the response type: it is the mark of the comments below them, and no pillar as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.ingest.build import build, read_lines
from analysis.ingest.importing import import_file
from analysis.ingest.readers.original import original

PAIRS = [
    ("川沿いの遊歩道に街灯を増やしてください。", "設置場所を調査し、順次整備してまいります。"),
    ("高齢者向けの教室を続けてほしいです。", "来年度も各地区で開催する予定です。"),
    ("保育園の待機児童を早く減らしてほしい。", "認可保育所の整備を進めています。"),
    ("防災訓練を平日の夜にも開いてください。", "参加しやすい日時について検討します。"),
]
MARKS = ("Ⅰ　計画案を修正するもの", "Ⅱ　計画に記載済みのもの", "Ⅲ　今後の参考とするもの")
TITLE = "みどり市環境計画（案）に対する意見募集の結果について\n\n"


def text(*parts):
    """Headings as they are; a number is the opinion and the reply of that place."""
    return TITLE + "".join(f"{part}\n" if isinstance(part, str) else block(part) for part in parts)


def block(place):
    opinion, reply = PAIRS[place]
    return f"意見{place + 1}：{opinion}\n市の考え方：{reply}\n"


@pytest.fixture
def read(tmp_path):
    def reading(content, name="result.txt"):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return import_file(tmp_path / name, tmp_path / "package")

    return reading


def given(imported, column):
    return imported.built.tables["comments.csv"][column].tolist()


def test_a_heading_is_the_mark_and_all_comments_are_of_one_pillar(read):
    found = read(text(MARKS[0], 0, MARKS[1], 1, 2, MARKS[2], 3))
    assert given(found, "printed_mark") == ["Ⅰ", "Ⅱ", "Ⅱ", "Ⅲ"]
    assert set(given(found, "pillar")) == {"全体"}
    assert found.built.tables["response_types.csv"]["meaning"].tolist() == ["revised", "already_in_draft", "will_consider"]


def test_subjects_above_the_marks_are_the_pillars_and_no_mark_goes_on_into_the_next(read):
    found = read(text("第1章 交通", MARKS[0], 0, MARKS[1], 1, "第2章 暮らし", MARKS[1], 2, MARKS[2], 3))
    assert given(found, "pillar") == ["第1章", "第1章", "第2章", "第2章"]
    assert given(found, "printed_mark") == ["Ⅰ", "Ⅱ", "Ⅱ", "Ⅲ"]
    recipe = found.proposal.recipe
    bare = {heading: mark for heading, mark in recipe.source.mark_headings.items() if mark != "Ⅱ"}
    _, rows = read_lines(
        original(found.folder / "source.txt"), replace(recipe, source=replace(recipe.source, mark_headings=bare))
    )
    assert [row.cells["printed_mark"] for row in rows] == ["Ⅰ", "", "", "Ⅲ"]


def test_subjects_below_the_marks_are_the_pillars(read):
    found = read(text(MARKS[0], "① 交通", 0, "② 暮らし", 1, MARKS[1], "① 交通", 2, "② 暮らし", 3))
    assert given(found, "printed_mark") == ["Ⅰ", "Ⅰ", "Ⅱ", "Ⅱ"]
    assert given(found, "pillar") == ["交通", "暮らし", "交通", "暮らし"]


def test_counts_in_such_headings_are_printed_totals_of_the_marks(read):
    found = read(text(f"{MARKS[0]}（1件）", 0, f"{MARKS[1]}（3件）", 1, 2, 3))
    totals = found.reconciliation
    assert totals["axis"].tolist() == ["response_type"] * 2
    assert totals["official"].tolist() == totals["printed"].tolist() == [1, 3]


def test_tables_under_such_headings(read):
    head = "<tr><th>番号<th>意見の概要<th>市の考え方</tr>"
    rows = [f"<tr><td>{n}<td>{opinion}<td>{reply}</tr>" for n, (opinion, reply) in enumerate(PAIRS, start=1)]
    tables = ((MARKS[0], rows[:1]), (MARKS[1], rows[1:]))
    body = "".join(f"<h2>{mark}</h2><table>{head}{''.join(given)}</table>" for mark, given in tables)
    found = read(f"<!doctype html><meta charset=utf-8><h1>意見募集の結果</h1>{body}", "result.html")
    assert given(found, "printed_mark") == ["Ⅰ", "Ⅱ", "Ⅱ", "Ⅱ"]
    assert set(given(found, "pillar")) == {"全体"}


def test_marks_of_the_rows_go_before_those_of_headings(read):
    marked = [f"意見{n}：{opinion}\n市の考え方：{reply}\n対応区分：Ａ" for n, (opinion, reply) in enumerate(PAIRS, start=1)]
    found = read(TITLE + "\n".join([MARKS[0], *marked[:2], MARKS[1], *marked[2:]]) + "\n")
    assert set(given(found, "printed_mark")) == {"Ａ"}


def test_the_recipe_says_which_headings_are_marks_and_gives_the_same_again(read):
    found = read(text(MARKS[0], 0, MARKS[1], 1, 2, 3))
    assert list(found.proposal.recipe.source.mark_headings.values()) == ["Ⅰ", "Ⅱ"]
    again = build(found.folder).tables["comments.csv"]
    assert again.equals(found.built.tables["comments.csv"])
