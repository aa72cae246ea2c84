"""Data addresses of pages that have several parts: the rows that the page draws, or the reason that the page gives."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from analysis.package.problem import Problem, refuse
from pages.components.comment_map import groups as map_groups
from pages.components.data import points
from pages.components.data.tables import answer
from pages.components.frame import library as shelf
from tests.pages.components.data.test_points import read
from tests.pages.screen import bodies, map_sent, text
from tests.pages.serving_data import serving_data
from tests.second_consultation import ID, two_consultations
from tests.totals_only import ID as EARLIER
from tests.totals_only import add_totals

CHOICES = [
    {},
    {"pillar": ["柱Ⅱ"]},
    {"pillar": ["柱Ⅰ", "その他"], "q": ["区民"]},
    {"basis": ["estimated"], "response_type": ["□"]},
]


@pytest.fixture
def three(tmp_path_factory):
    """The dashboard's library over two consultations with comments and one that prints counts alone."""
    data = two_consultations(tmp_path_factory.mktemp("three") / "data")
    add_totals(data)
    with serving_data(data, tmp_path_factory.mktemp("cache")):
        yield


def rows(name, **query):
    found = answer(name, "csv", query)
    assert found.status == 200, found.content.decode()
    return list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))


def why_not(name, **query):
    found = answer(name, "csv", query)
    assert (found.status, found.mark) == (400, "")
    return found.content.decode()


def shown(app, caption):
    """A table of the page by its caption, also one that is long enough for a grid; none where it is not drawn."""
    html = next((body for body in bodies(app) if f"<caption>{caption}" in body), "")
    if html:
        return pd.read_html(io.StringIO(html))[0].to_dict("records")
    return app.dataframe[0].value.to_dict("records") if len(app.dataframe) else []


def plain(value):
    """A cell as text, whatever drew it: without separators, blanks and the mark of what is missing."""
    if pd.isna(value) or value in ("―", ""):
        return ""
    return re.sub(r"\.0$|\s|,", "", str(value)).lstrip("'")


def same(page, file):
    assert len(page) == len(file)
    for there, here in zip(page, file, strict=True):
        assert {column: plain(here[column]) for column in there} == {column: plain(value) for column, value in there.items()}


@pytest.mark.parametrize(
    "query", [*CHOICES, {"themes_of": ["target"]}, {"themes_of": ["reference"], "reference": ["柱Ⅰ"]}], ids=str
)
def test_themes_are_counted_as_the_page_draws_them(open_page, query):
    app, file = open_page("themes", part="cross", **query), rows("themes", **query)
    same(shown(app, "テーマ別の意見件数"), file)
    assert len(file) > 0 and all(int(each["どちらか"]) >= int(each["意見概要"]) for each in file)


def test_the_columns_of_themes_stay_under_every_filter():
    assert list(rows("themes")[0]) == list(rows("themes", q=["どこにもない言葉"])[0])
    assert {each["どちらか"] for each in rows("themes", q=["どこにもない言葉"])} == {"0"}


@pytest.mark.parametrize("query", CHOICES, ids=str)
@pytest.mark.parametrize(
    ("part", "caption"),
    [("shared", "複数の意見に使われている回答文"), ("promises", "回答に書かれた対応"), ("gaps", "意見の部分と回答の語")],
)
def test_replies_are_those_of_the_part_that_is_chosen(open_page, part, caption, query):
    same(shown(open_page("replies", answers=part, **query), caption), rows("replies", answers=[part], **query))


@pytest.mark.parametrize("query", [{}, {"pillar": ["柱Ⅱ"]}, {"basis": ["estimated"]}], ids=str)
def test_changes_are_the_quotes_of_both_outcomes(open_page, query):
    app, file = open_page("replies", answers="changes", **query), rows("replies", answers=["changes"], **query)
    for outcome in ("計画に反映した意見", "反映できないとした意見"):
        same(shown(app, f"{outcome}と回答の言葉"), [each for each in file if each["結果"] == outcome])
    assert file


def test_what_the_page_cannot_say_of_replies_the_file_refuses_in_its_words(open_page):
    why = why_not("replies", answers=["changes"], basis=["printed"])
    assert why in text(open_page("replies", answers="changes", basis="printed")) and "資料からは分かりません" in why
    assert rows("replies", q=["どこにもない言葉"]) == []


def test_of_few_comments_there_is_no_map_and_the_reason_is_that_of_the_page(open_page):
    assert why_not("map") in text(open_page("comment_map"))


@pytest.mark.parametrize("query", [{}, {"groups": ["4"]}, {"pillar": ["柱Ⅱ"]}], ids=str)
def test_the_points_are_those_of_the_map(open_page, monkeypatch, query):
    monkeypatch.setattr(map_groups, "FEWEST_ON_MAP", 90)
    file = rows("map", **query)
    assert len(file) == len(rows("comments", **query))
    app = open_page("comment_map", **query)
    groups = {row["まとまり"]: int(row["件数"]) for row in shown(app, "地図のまとまり")}
    counted = pd.Series([f"まとまり{each['まとまり']}" for each in file if each["まとまり"]]).value_counts()
    assert {name: int(counted.get(name, 0)) for name in groups} == groups
    drawn = read(points.answer({"groups": query["groups"]} if "groups" in query else {}).content)
    placed = {each["番号"]: (float(each["横の位置"]), float(each["縦の位置"])) for each in file if each["横の位置"]}
    assert len(placed) == sum(groups.values()) > 0
    (first, (x, y)), step = next(iter(placed.items())), drawn.head["step"]
    for number, (across, down) in placed.items():  # from the first point to another it is as far on the map as on the grid
        assert drawn.at(number)[0] - drawn.at(first)[0] == pytest.approx((across - x) * step, abs=1.01)
        assert drawn.at(number)[1] - drawn.at(first)[1] == pytest.approx((y - down) * step, abs=1.01)
    assert drawn.head["width"] == map_sent(app)["width"]


@pytest.mark.parametrize("query", [{}, {"of_publisher": ["all"]}, {"consultation": [EARLIER]}, {"consultation": [ID]}], ids=str)
def test_the_record_over_years_is_that_of_the_page(three, open_page, query):
    app, file = open_page("compare", compared="years", **query), rows("years", **query)
    assert {each["範囲"] for each in file} <= set(text(app).splitlines()) and file
    names = ("意味", "資料", "件数", "母数", "資料の記号", "資料の文言")
    assert recorded(app) == {tuple(each[name] for name in names) for each in file if each["資料の記号"]}
    of_all = query.get("of_publisher") == ["all"] or query.get("consultation") == [ID]
    assert len({each["資料のID"] for each in file}) == (3 if of_all else 2)
    assert len({each["データのハッシュ"] for each in file}) == (3 if of_all else 2)


def recorded(app):
    """Meaning, consultation, count, base, marks and wording of each line of the record that is drawn."""
    html = next(body for body in bodies(app) if "<caption>答え方の記録" in body)
    found = set()
    for group in html.split("<tbody>")[1:]:
        meaning = re.search(r'scope="rowgroup" colspan="4">([^<]+)<', group)[1]
        for line in re.findall(r'<tr><th scope="row">.*?</tr>', group):
            label, count, base, said = (
                re.sub("<[^>]+>", " ", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)
            )
            numbers = [re.match(r"[\d,]+", cell)[0].replace(",", "") for cell in (count, base)]
            marks, _, wording = said.replace("：", " ").rpartition(" ")
            found.add((meaning, label, *numbers, (marks or said).replace("・", " "), wording))
    return found


def test_counts_of_the_record_are_those_that_the_documents_print(three):
    of = {(each["資料のID"], each["意味"]): each for each in rows("years")}
    name = next(name for key, name in of if key == EARLIER and of[key, name]["資料の記号"] == "◎")
    assert (of[EARLIER, name]["件数"], of[EARLIER, name]["母数"]) == ("6", "120")
    assert of["nerima-2023", name]["件数"] == "4"
    found = json.loads(answer("years", "json", {}).content)
    assert len(found["rows"]) == len(of) and "/data/years.json?" in found["about"]["アドレス"]
    assert found["about"]["範囲"] == "練馬区が公表した2件の資料を、早い順に並べています。"


def test_a_damaged_consultation_is_named_and_the_record_goes_on_without_it(three, monkeypatch):
    opened = shelf.library()
    held = type(opened.corpora).__getitem__

    def damaged(corpora, name):
        if name == EARLIER:
            refuse([Problem("comments.csv", "壊れています", "作り直してください")])
        return held(corpora, name)

    monkeypatch.setattr(type(opened.corpora), "__getitem__", damaged)
    found = answer("years", "csv", {"of_publisher": ["all"]})
    assert found.status == 503 and f"「{EARLIER}」" in found.content.decode()
    assert {each["資料のID"] for each in rows("years", of_publisher=["all"])} == {"nerima-2023", ID}


def test_with_one_consultation_there_is_no_record(open_page):
    why = why_not("years")
    assert why in text(open_page("compare")) and "1つだけ" in why


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("themes", {"part": ["pair"]}, "cross"),
        ("themes", {"themes_of": ["target"], "target": ["柱Ⅲ"]}, "themes_of＝target"),
        ("themes", {"themes_of": ["reference"], "reference": ["rest"]}, "themes_of＝reference"),
        ("replies", {"answers": ["none"]}, "answers＝none"),
        ("map", {"groups": ["5"]}, "groups＝5"),
        ("years", {"compared": ["two"]}, "years"),
        ("years", {"of_publisher": ["x"]}, "of_publisher＝x"),
    ],
)
def test_another_part_or_value_is_refused(name, query, said):
    assert said in why_not(name, **query)


@pytest.mark.parametrize(
    ("page", "query", "names"),
    [
        ("themes", {"part": "cross", "themes_of": "target"}, ["themes"]),
        ("themes", {"part": "pair"}, []),
        ("themes", {"part": "cross", "themes_of": "target", "target": "柱Ⅲ"}, []),
        ("replies", {"answers": "promises", "pillar": "柱Ⅱ"}, ["replies"]),
        ("replies", {"q": "どこにもない言葉"}, []),
        ("comment_map", {}, []),
        ("compare", {}, []),
    ],
)
def test_an_address_is_shown_where_its_table_is_drawn_and_gives_it(open_page, page, query, names):
    found = [urlsplit(each.value) for each in open_page(page, **query).code if "/data/" in each.value]
    assert [each.path.removeprefix("/data/").removesuffix(".csv") for each in found] == names
    assert all(rows(name, **parse_qs(each.query)) for name, each in zip(names, found, strict=True))


def test_a_part_of_a_figure_that_was_pressed_narrows_no_table_and_is_not_said_to():
    assert rows("pillars", in_pillar=["柱Ⅱ"]) == rows("pillars")
    assert rows("themes", theme=["X01"]) == rows("themes")
    assert {each["絞り込み"] for each in rows("themes")} == {"なし（全件） ／ 全体に共通するテーマ"}
    assert {each["絞り込み"] for each in rows("replies", answers=["gaps"])} == {"なし（全件） ／ 回答に見当たらない求め"}
