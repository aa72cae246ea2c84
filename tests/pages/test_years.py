"""資料を比べる over years: counts with bases and wordings, doors to as many rows as they say, and none where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.components.frame import library as shelf
from tests.pages.screen import doors, figures, panel, rows_opened, said, text
from tests.pages.serving_data import serving_data
from tests.second_consultation import ID, two_consultations
from tests.totals_only import ID as EARLIER
from tests.totals_only import RECIPE, add_totals


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """The dashboard's library over Nerima's two years, a survey of theirs without a legend, and another city's consultation."""
    data = two_consultations(tmp_path_factory.mktemp("four") / "data")
    add_totals(data)
    plain = RECIPE.partition("[[response_types]]")[0].replace("response_type_sum = 120\n", "").replace("120", "30")
    add_totals(data, name="nerima-2020", recipe=plain.replace("架空の計画", "架空の調査"))
    with serving_data(data, tmp_path_factory.mktemp("cache")):
        yield


def test_the_record_of_the_same_publisher_is_what_the_page_opens_with(four, open_page):
    shown = text(open_page("compare"))
    assert "練馬区が公表した3件の資料を、早い順に並べています。" in shown
    assert "6件（5.0%）" in shown and "4件（4.3%）" in shown and "母数120件（表に印字された合計）" in shown
    assert "◎ 計画に反映するもの" in shown and "◎ 意見の趣旨を踏まえ計画に反映するもの" in shown
    assert "凡例にない資料：「架空の計画（素案）（2020年）」" in shown
    assert "は、対応区分の凡例がありません。意見の数と提出者だけを並べています。" in shown
    assert "zushi" not in shown


@pytest.mark.parametrize("query", [{}, {"of_publisher": "all"}, {"pillar": "柱Ⅱ"}, {"consultation": EARLIER}], ids=str)
def test_every_number_and_bar_opens_as_many_comments_as_it_says_whatever_is_filtered(four, open_page, query):
    app = open_page("compare", **query)
    found = doors(app)
    assert len(found) > 10
    assert {door.values["in_year"] for door in found} <= {"nerima-2023", ID}
    assert [door for door in found if rows_opened(app, door.values) != said(door)] == []


def test_a_door_opens_the_rows_of_its_consultation(four, open_page):
    assert len(panel(open_page("compare", in_year="nerima-2023", in_meaning="revised"))) == 4
    assert panel(open_page("compare", in_year=EARLIER, in_meaning="revised")) == []


def test_all_consultations_stand_together_by_choice_and_their_bases_are_said(four, open_page):
    app = open_page("compare", of_publisher="all")
    shown = text(app)
    assert "入っている4件の資料を、早い順に並べています。" in shown
    assert "件数のよりどころが資料によって違います" in shown and "行を数えた件数（資料の記載）" in shown
    labels = figures(app)[0]["data"][0]["y"]
    assert len(labels) == 3  # the one without a legend is no bar


def test_two_side_by_side_stay_reachable(four, open_page):
    assert "特徴語" in text(open_page("compare", compared="two"))


def test_from_printed_totals_the_record_is_all_there_is(four, open_page):
    app = open_page("compare", consultation=EARLIER, compared="two")
    shown = text(app)
    assert "いま開いている資料" in shown and "特徴語" not in shown and "答え方の記録" in shown


def test_estimates_have_their_name_on_the_axis_and_a_frame(four, open_page, monkeypatch):
    from pages.components.compare import year_shelf

    def estimated(name):
        consultation = before(name)
        if name != "nerima-2023":
            return consultation
        coding = consultation.coding[consultation.coding["source"] == "estimated"]
        return replace(consultation, official_totals=consultation.official_totals.head(0), coding=coding)

    before = year_shelf.consultation_of
    monkeypatch.setattr(year_shelf, "consultation_of", estimated)
    app = open_page("compare")
    shown, drawn = text(app), figures(app)[0]
    assert "の件数は、回答の言葉からの推定です。" in shown and "行を数えた件数（推定）" in shown
    assert sum("推定" in label for label in set(drawn["data"][0]["y"])) == 1
    assert len(drawn["layout"]["shapes"]) == 1


def test_the_overview_says_how_it_stands_beside_the_others_of_its_publisher(four, open_page):
    shown = text(open_page())
    assert "この資料では94件のうち4件（4.3%）、練馬区の「架空の計画（素案）（2020年）」では120件のうち6件（5.0%）です" in shown
    assert "ほかの1件は、凡例や件数が比べられないため入れていません。" in shown
    assert "この資料では120件のうち6件（5.0%）、練馬区の「(仮称)" in text(open_page(consultation=EARLIER))


@pytest.mark.parametrize("query", [{"pillar": "柱Ⅱ"}, {"consultation": ID}, {"consultation": "nerima-2020"}], ids=str)
def test_the_overview_says_nothing_of_others_where_it_cannot(four, open_page, query):
    assert "計画に反映した意見は、この資料では" not in text(open_page(**query))


def test_of_a_folder_of_many_the_tables_of_those_not_open_are_enough(four, open_page, monkeypatch):
    corpora = type(shelf.library().corpora)
    monkeypatch.setattr(corpora, "held", lambda *_: {})
    assert "では120件のうち6件（5.0%）です" in text(open_page())
