"""Headings that print how many comments stand below them, and what is made of the number."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.words.heading_counts import name_and_count

HEAD = "<tr><th>番号<th>ご意見の要旨<th>市の考え方"
ROW = "<tr><td>{0}<td>{0}番の公園にベンチを増やしてほしい。<td>{0}番の公園は来年度に改修する予定です。"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("２ 公園の整備に関すること（8件）", ("２ 公園の整備に関すること", 8)),
        ("第１章　総則　【意見数：１２件】", ("第１章　総則", 12)),
        ("その他　3件", ("その他", 3)),
        ("公園を3件", ("公園を3件", None)),
        ("第３章（1～2件目）", ("第３章（1～2件目）", None)),
        ("（5件）", ("（5件）", None)),
        ("第2章（15ページ）", ("第2章（15ページ）", None)),
    ],
)
def test_name_and_count(heading, expected):
    assert name_and_count(heading) == expected


def imported(tmp_path, *printed):
    """Sections of two and three comments, with the numbers printed in their headings."""
    sections = [("１ 公園", 2), ("２ 道路", 3)]
    tables = "".join(
        f"<p>{name}（{count}件）</p><table>{HEAD}{''.join(ROW.format(number) for number in range(1, rows + 1))}</table>"
        for (name, rows), count in zip(sections, printed, strict=True)
    )
    file = tmp_path / "result.html"
    file.write_text(f"<meta charset=utf-8><h1>みどり市公園計画（案）への意見と考え方</h1>{tables}", encoding="utf-8")
    return import_file(file, tmp_path / "package")


def test_the_name_of_a_pillar_has_no_count_and_the_count_is_a_printed_total(tmp_path):
    got = imported(tmp_path, 2, "３")
    pillars, totals = got.built.tables["pillars.csv"], got.built.tables["official_totals.csv"]
    assert pillars["name"].tolist() == ["１ 公園", "２ 道路"]
    assert pillars["heading"].tolist() == ["１ 公園（2件）", "２ 道路（３件）"]
    assert totals[["key", "count"]].to_numpy().tolist() == [[pillars["pillar"][0], 2], [pillars["pillar"][1], 3]]
    assert got.differences.empty


def test_a_count_that_the_rows_do_not_give_is_a_difference(tmp_path):
    differences = imported(tmp_path, 2, 4).differences
    assert differences[["label", "official", "printed"]].to_numpy().tolist()[0][:2] == ["２ 道路（4件）", 4]
