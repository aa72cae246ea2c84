"""概要: the figures are those of the document, and each choice leaves what it says."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.pages.screen import bodies, doors, panel, piece

TAG = re.compile(r"<[^>]+>")


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
    assert sum(set(door.values) == {"id"} for door in doors(app)) == count  # a square a comment


def test_the_finding_says_how_the_fullest_pillar_was_answered(open_page):
    # 18 of the 44 are ○ and 13 are □: 31, more than two thirds (29.3)
    text = TAG.sub("", piece(open_page("")))
    assert "「柱Ⅱ DX」への44件のうち31件は、「素案に掲載」か「他で実施済み」です（人が読んで付けた区分）。" in text


def test_without_marks_the_finding_says_where_comments_fell(open_page):
    text = TAG.sub("", piece(open_page("", basis="printed")))
    assert "意見が多いのは、「柱Ⅱ DX」の44件（46.8%）、次いで「柱Ⅰ 区民協働」の22件（23.4%）です。" in text
    assert "読解" not in text


def test_one_pillar_alone_is_not_called_the_most(open_page):
    text = TAG.sub("", piece(open_page("", basis="printed", pillar="柱Ⅲ")))
    assert "表示している7件は、「柱Ⅲ 人事・人材育成」への意見です。" in text
    assert "%" not in text


def test_every_door_opens_as_many_comments_as_it_says(open_page):
    app = open_page("")
    found = re.findall(r'data-pick="([^"]+)"[^>]*>(\d+)件', piece(app))
    counted = [(json.loads(unescape(pick)), int(count)) for pick, count in found]
    assert len(counted) == 2 + 6 + 6 + 4  # the finding, the legend, the pillars, the three ways on, the reasons given
    for values, count in counted:
        opened = open_page("", **values)
        assert len(panel(opened)) == count, values


def test_a_square_opens_its_comment(open_page):
    assert panel(open_page("", id="47")) == ["47"]


def test_nothing_is_open_at_first(open_page):
    assert panel(open_page("")) == []


def test_the_table_has_the_same_doors_and_the_printed_totals(open_page):
    app = open_page("", picture="table")
    cells = [door.values for door in doors(app) if set(door.values) == {"in_pillar", "in_type"}]
    assert len(cells) == len({tuple(door.items()) for door in cells}) == 3 + 1 + 5 + 5 + 3 + 4  # marks a pillar has
    assert '資料の公式集計</th><td class="n">4</td><td class="n">34</td>' in piece(app)


def test_official_figures_are_called_official(open_page):
    text = text_of(open_page(""))
    assert "資料の公式集計も4件" in text and "資料の公式集計も6件" in text


def test_the_ways_lead_to_what_they_count(open_page):
    app = open_page("")
    labels = [link.proto.label for link in app.main.get("page_link")]
    assert labels == ["4件の意見と回答を読む", "6件の意見と回答を読む", "今後の対応を読む"]


@pytest.mark.parametrize("value", ["[1", '{"basis": "coded"}', '{"in_type": 3}', "{}", None, '{"consultation": "x"}'])
def test_a_message_that_no_door_sends_chooses_nothing(value):
    from pages.components.rows.narrowing import KEYS
    from pages.components.shared.doors import picked

    assert picked(value, KEYS) is None


def test_a_narrow_choice_counts_its_own_rows_under_the_badge(open_page):
    app = open_page("", pillar="柱Ⅰ")
    assert "公式集計" not in text_of(app) + piece(app)
    assert "atlas-badge coded" in piece(app)


def test_leaving_coded_marks_out_leaves_none(open_page):
    app = open_page("", basis="printed")
    assert "atlas-badge coded" not in text_of(app) + piece(app)
    assert "：対応区分は資料からは分かりません" in piece(app), "a square says so itself"
    assert "意見ごとの対応区分は、この資料では資料からは分かりません" not in piece(app)
    assert "意見ごとの対応区分は、資料からは分かりません" in piece(app)
    assert text_of(app).count("資料の公式集計です。どの意見かは、資料からは分かりません") == 2, "never a zero"


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
        assert "<script>alert" not in text_of(app) + piece(app)


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
    assert len(panel(app)) == 13


def test_values_of_one_choice_add_up_to_the_whole(open_page):
    counts = [int(shown(open_page("", response_type=mark)).split("表示中 ")[1].split(" ")[0]) for mark in "◎○□△※－"]
    assert sum(counts) == 94


@pytest.mark.parametrize("page", ["", "pillars"])
def test_a_type_that_the_filters_leave_out_is_absent_and_no_zero(open_page, page):
    html = " ".join(bodies(open_page(page, response_type=["○", "※"])))
    drawn = html.partition('class="atlas-title"')[2]
    assert "素案に掲載" in drawn and "反映できない" in drawn
    assert "他で実施済み" not in drawn and "事業実施時に検討" not in drawn
