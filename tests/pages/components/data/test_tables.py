"""Data addresses: the numbers of the page under the same choices, or a plain reason why not."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from pages.components.data import tables as data_tables
from pages.components.data.tables import FORMS, TABLES, answer
from pages.components.shared import share
from tests.pages.screen import bodies, selected

CHOICES = [
    {},
    {"pillar": ["柱Ⅱ"]},
    {"pillar": ["柱Ⅰ", "その他"], "q": ["区民"]},
    {"basis": ["estimated"], "response_type": ["□"]},
]


def rows(name, **query):
    found = answer(name, "csv", query)
    assert found.status == 200, found.content.decode()
    return list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))


def shown(app, caption):
    """A table of the page by its caption, as text."""
    html = next(body for body in bodies(app) if f"<caption>{caption}" in body)
    table = pd.read_html(io.StringIO(html))[0].astype("str")
    return [
        {column: re.sub(r"\.0$", "", value).replace(",", "") for column, value in row.items()} for row in table.to_dict("records")
    ]


def plain(value):
    return re.sub(r"\.0$", "", value)


@pytest.mark.parametrize("query", CHOICES)
@pytest.mark.parametrize(
    ("name", "page", "caption"),
    [("pillars", "pillars", "柱（項目）別の意見件数と対応区分"), ("response-types", "response_types", "対応区分別の意見件数")],
)
def test_the_numbers_are_those_of_the_page(open_page, name, page, caption, query):
    table, file = shown(open_page(page, **query), caption), rows(name, **query)
    assert len(table) == len(file) > 0
    for there, here in zip(table, file, strict=True):
        for column, value in there.items():
            if value not in ("nan", "―"):
                assert plain(here[column]) == plain(value), column


@pytest.mark.parametrize("query", CHOICES)
def test_the_comments_are_those_that_the_page_counts(open_page, query):
    file = rows("comments", **query)
    assert len(file) == selected(open_page("comments", **query))
    assert sum(int(each["件数"]) for each in rows("overview", **query)) == len(file)


def test_what_narrows_the_page_narrows_the_file(open_page):
    assert [each["番号"] for each in rows("comments", id=["37"])] == ["37"]
    assert 0 < len(rows("words", pos=["固有名詞"])) < len(rows("words"))


def test_json_says_the_source_and_the_same_rows():
    found = json.loads(answer("pillars", "json", {"pillar": ["柱Ⅱ"]}).content)
    assert found["about"]["絞り込み"] == "柱：柱Ⅱ DX" and "練馬区" in found["about"]["出典"]
    assert "/data/pillars.json?" in found["about"]["アドレス"]
    assert [str(each["件数"]) for each in found["rows"]] == [each["件数"] for each in rows("pillars", pillar=["柱Ⅱ"])]


@pytest.mark.parametrize(
    ("name", "form", "query", "status", "said"),
    [
        ("nothing", "csv", {}, 404, "/data/pillars.csv"),
        ("pillars", "xml", {}, 404, "/data/pillars.csv"),
        ("pillars", "csv", {"consultation": ["zzz"]}, 400, "zzz"),
        ("pillars", "csv", {"pillar": ["柱Ⅸ"]}, 400, "pillar＝柱Ⅸ"),
        ("pillars", "csv", {"colour": ["red"]}, 400, "colour"),
        ("pillars", "csv", {"q": ["あ" * 9000]}, 400, "長すぎます"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_reason(name, form, query, status, said):
    found = answer(name, form, query)
    assert (found.status, found.mark) == (status, "") and said in found.content.decode()


def test_a_table_of_too_many_rows_is_not_sent(monkeypatch):
    monkeypatch.setattr(data_tables, "MOST", 10)
    assert answer("comments", "csv", {}).status == 413
    assert answer("pillars", "csv", {}).status == 200


def test_every_table_is_shown_by_its_page_and_no_other(open_page):
    assert {name: page for page, names in share.DATA.items() for name in names} == {
        name: table.page for name, table in TABLES.items()
    }
    app = open_page("pillars", pillar="柱Ⅱ")
    (address,) = [each.value for each in app.code if "/data/" in each.value]
    parts = urlsplit(address)
    name, form = parts.path.removeprefix("/data/").split(".")
    assert form in FORMS and answer(name, form, parse_qs(parts.query)).status == 200


def test_a_cell_that_looks_like_a_formula_is_guarded():
    content = answer("comments", "csv", {}).content.decode("utf-8-sig")
    assert not re.search(r'(?m)(?:^|,)"?[=+@-][A-Za-z]', content)
