"""資料を比べる: figures of both documents are those of their rows, and each number leads to exactly the comments it counts."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from pages.components.reading.comments import PAGE_SIZE
from tests.pages.screen import clickable, doors, figures, listed, panel, rows_opened, said, selected, text, way_to_all
from tests.pages.serving_data import serving_data
from tests.second_consultation import ID, two_consultations


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """The dashboard's library over two consultations, for this module only."""
    data = two_consultations(tmp_path_factory.mktemp("two") / "data")
    with serving_data(data, tmp_path_factory.mktemp("cache")):
        yield


def test_with_one_consultation_the_page_says_how_to_add_another(open_page):
    app = open_page("compare")
    assert "python -m analysis import" in text(app) and not figures(app)


def test_both_documents_are_counted(two, open_page):
    app = open_page("compare")
    assert selected(app) == 94 and not app.error
    shown = text(app)
    assert "この比較ではわからないこと" in shown and "よりどころが違います" in shown
    assert "反映する" in shown and "意見の趣旨を踏まえ計画に反映するもの" in shown
    assert ["second", "revised"] in clickable(figures(app)[0])


@pytest.mark.parametrize("query", [{}, {"pillar": "柱Ⅱ", "q": "相談"}, {"words_in": "reply"}, {"basis": "estimated"}], ids=str)
def test_every_number_bar_and_word_opens_as_many_comments_as_it_says(two, open_page, query):
    app = open_page("compare", **query)
    found = doors(app)
    assert len(found) > 10
    assert [door for door in found if rows_opened(app, door.values) != said(door)] == []


@pytest.mark.parametrize(
    ("chosen", "count", "first"),
    [
        ({"in_side": "second", "in_meaning": "revised"}, 3, "1"),
        ({"in_side": "first", "in_meaning": "not_adopted"}, 6, None),
        ({"in_side": "second", "in_part": "公園"}, 5, "4"),
        ({"in_side": "first", "in_part": "柱Ⅱ"}, 44, None),
        ({"in_side": "second", "word": "公園"}, 5, "4"),
        ({"in_side": "first", "word": "公園"}, 1, None),
    ],
)
def test_an_address_opens_the_rows_of_its_side(two, open_page, chosen, count, first):
    app = open_page("compare", **chosen)
    assert len(panel(app)) == count and f"この{count}件を" in way_to_all(app)
    if first:
        assert panel(app)[0] == first
    link = next(each for each in app.get("page_link") if "「意見を読む」で開く" in each.proto.label)
    there = open_page("comments", **parse_qs(link.proto.query_string))
    assert len(listed(there)) == min(count, PAGE_SIZE)


def test_filters_of_the_side_bar_narrow_the_first_and_search_words_both(two, open_page):
    app = open_page("compare", pillar="柱Ⅱ", q="相談")
    assert "柱の絞り込みは「練馬区（2023年）」だけに" in text(app) and "検索の語は両方に" in text(app)
    link = next(each for each in open_page("compare", q="公園", in_side="second").get("page_link") if "開く" in each.proto.label)
    assert parse_qs(link.proto.query_string)["q"] == ["公園"]


def test_the_second_may_stand_first(two, open_page):
    app = open_page("compare", consultation=ID, **{"with": "nerima-2023"})
    assert selected(app) == 12 and not app.error
    assert {door.values["in_side"] for door in doors(app)} == {"first", "second"}


def test_an_estimate_that_is_asked_for_is_taken_on_both_sides(two, open_page):
    assert "「推定」を選ぶと" in text(open_page("compare"))
    shown = text(open_page("compare", basis="estimated"))
    assert "「推定」を選ぶと" not in shown
    assert "対応区分はどちらも回答の文言から計算した推定" in shown


@pytest.mark.parametrize(
    "odd",
    [
        {"with": "どこにもない"},
        {"in_side": "third", "in_meaning": "revised"},
        {"in_side": "first", "in_part": "どこにもない"},
        {"in_side": "first", "word": "どこにもない語"},
        {"q": "どこにもない言葉"},
        {"basis": "printed"},
    ],
)
def test_no_address_breaks_the_page(two, open_page, odd):
    assert "この比較ではわからないこと" in text(open_page("compare", **odd))


def test_titles_say_what_is_most_on_each_side_with_its_number(two, open_page):
    shown = text(open_page("compare"))
    assert "「柱Ⅱ DX」が44件（46.8%）で最も多い" in shown and "「公園」が5件（41.7%）で最も多い" in shown
    assert "が34件（36.2%）で最も多い、" in shown  # ○ of the ward, by the readers
