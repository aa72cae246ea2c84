"""概要: the figures are those of the document, and each choice leaves what it says."""

from __future__ import annotations

import pytest


def shown(app) -> str:
    return next(each.body for each in app.get("html") if "表示中" in each.body)


def text_of(app) -> str:
    return " ".join(each.body for each in app.get("html"))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 94),
        ({"pillar": "柱Ⅱ"}, 44),
        ({"pillar": ["柱Ⅱ", "柱Ⅰ"]}, 66),
        ({"response_type": "◎"}, 4),
        ({"response_type": ["◎", "※"]}, 10),
        ({"pillar": "柱Ⅱ", "response_type": "○"}, 18),
        ({"pillar": "第1章", "response_type": "※"}, 0),
        ({"basis": "printed"}, 94),
        ({"basis": "printed", "response_type": "◎"}, 0),
        ({"q": "該当するはずのない語句"}, 0),
    ],
)
def test_the_count_is_that_of_the_choice(open_page, query, count):
    app = open_page("", **query)
    assert not app.exception
    assert f"表示中 {count} 件 / 94 件" in shown(app)
    focus = next(each.body for each in app.get("html") if each.body.startswith("<p><strong>"))
    assert f"{count}件" in focus


def test_the_lead_says_where_comments_concentrate(open_page):
    assert "「柱Ⅱ DX」の44件（46.8%）" in text_of(open_page(""))


def test_official_figures_are_called_official(open_page):
    text = text_of(open_page(""))
    assert "◎ 公式集計・読解による分類では4件" in text


def test_a_narrow_choice_counts_its_own_rows_under_the_badge(open_page):
    app = open_page("", pillar="柱Ⅰ")
    assert "公式集計・" not in text_of(app)
    assert "atlas-badge coded" in text_of(app)


def test_leaving_coded_marks_out_leaves_none(open_page):
    app = open_page("", basis="printed")
    assert "atlas-badge coded" not in text_of(app)
    assert "対応区分：記載なし" in text_of(app)


def test_unknown_values_are_dropped_with_a_note(open_page):
    app = open_page("", pillar="柱Ⅸ", response_type="★")
    assert "表示中 94 件" in shown(app)
    assert "柱Ⅸ" in text_of(app)
    assert "★" in text_of(app)


@pytest.mark.parametrize("value", ["x" * 5000, "\x00", "<script>alert(1)</script>", "'; DROP TABLE", "柱Ⅱ" * 100])
def test_an_absurd_address_is_no_accident(open_page, value):
    for key in ("pillar", "response_type", "basis", "q", "in_pillar", "consultation", "theme", "id"):
        app = open_page("", **{key: value})
        assert not app.exception
        assert "<script>alert" not in text_of(app)


def test_clear_all_restores_everything(open_page):
    app = open_page("", pillar="柱Ⅱ", response_type="□", q="個人情報")
    assert "表示中 94 件" not in shown(app)
    app.button(key="clear_all").click().run()
    assert "表示中 94 件 / 94 件" in shown(app)
    assert app.multiselect(key="pillar").value == []


def test_a_chip_takes_one_choice_away(open_page):
    app = open_page("", pillar=["柱Ⅱ", "柱Ⅲ"])
    app.button(key="chip_pillar:柱Ⅱ").click().run()
    assert "表示中 7 件" in shown(app)


def test_a_cell_leaves_its_rows(open_page):
    app = open_page("", in_pillar="柱Ⅱ", in_type="□")
    assert any("<strong>13件" in each.body for each in app.get("html"))


def test_values_of_one_choice_add_up_to_the_whole(open_page):
    counts = [int(shown(open_page("", response_type=mark)).split("表示中 ")[1].split(" ")[0]) for mark in "◎○□△※－"]
    assert sum(counts) == 94
