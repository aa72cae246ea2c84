"""意見の地図: of many comments a map whose groups, points and areas open their comments; of few the reason why there is none."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from pages.components.comment_map import groups
from tests.pages.screen import bodies, doors, listed, map_doors, map_sent, panel, panel_text, said, text

WHOLE = "0-0_65535-65535"


@pytest.fixture
def from_few(monkeypatch):
    monkeypatch.setattr(groups, "FEWEST_ON_MAP", 90)


def lit(app):
    """Places of the comments that the map is told to light."""
    bits = base64.b64decode(map_sent(app)["lit"])
    return np.flatnonzero(np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little"))


def test_of_few_comments_the_page_says_why_there_is_no_map(open_page):
    app = open_page("comment_map")
    assert "1,000件以上の資料で示します" in text(app) and not map_sent(app)
    assert "意見のまとまりを見る" in [each.proto.label for each in app.get("page_link")]


def test_every_group_opens_as_many_comments_as_it_says(open_page, from_few):
    app = open_page("comment_map")
    asked = [door for door in doors(app) if "in_group" in door.values]
    assert len(map_doors(app)) == 8 and len(asked) >= 16  # on the map and in the table
    for door in asked[:8]:
        assert said(door) == len(panel(open_page("comment_map", **door.values)))
    narrow = open_page("comment_map", pillar="柱Ⅱ", in_group="1")
    assert "青い点が、いまの条件に当てはまる44件です" in text(narrow)
    assert 0 < len(panel(narrow)) <= len(panel(open_page("comment_map", in_group="1")))


def test_the_chosen_comments_are_lit_and_without_a_choice_all(open_page, from_few):
    assert map_sent(open_page("comment_map"))["lit"] is None
    app = open_page("comment_map", pillar="柱Ⅱ")
    view = app.session_state["_view"]
    assert lit(app).tolist() == view.selected.positions.tolist() and len(lit(app)) == 44
    assert len(lit(open_page("comment_map", q="どこにもない言葉"))) == 0


def test_an_empty_group_is_no_door(open_page, from_few):
    app = open_page("comment_map", q="どこにもない言葉")
    assert map_doors(app) == [] and all(label[-1] == "0件" for label in map_sent(app)["labels"])


def test_a_point_and_an_area_open_their_comments(open_page, from_few):
    app = open_page("comment_map", id="47")
    assert panel(app) == ["47"]
    left, top, radius = map_sent(app)["disks"][0]
    around = f"{left - radius - 9}-{top - radius - 9}_{left + radius + 9}-{top + radius + 9}"
    opened = open_page("comment_map", in_area=around)
    assert set(panel(open_page("comment_map", in_group="1"))) <= set(panel(opened))
    assert "地図で囲んだ範囲" in str(opened.get("dialog")[0].proto) and map_sent(opened)["area"] == around
    whole = panel(open_page("comment_map", in_area=WHOLE))
    assert len(whole) == sum(said(each) for each in map_doors(app))
    chosen = panel(open_page("comment_map", in_area=WHOLE, pillar="柱Ⅱ"))
    assert 0 < len(chosen) < len(whole) and set(chosen) <= set(whole)


def test_what_an_area_opens_is_listed_on_the_page_of_comments_too(open_page, from_few):
    sent = map_sent(open_page("comment_map", groups="4"))
    left, top, radius = sent["disks"][1]
    line = f"{left}-{top - radius}_{left + radius}-{top}_{left}-{top + radius}_{left - radius}-{top}"
    app = open_page("comment_map", groups="4", in_area=line)
    assert len(panel(app)) > 2 and f"この{len(panel(app))}件を「意見を読む」で開く" in [
        each.proto.label for each in app.get("dialog")[0].get("page_link")
    ]
    assert sorted(listed(open_page("comments", groups="4", in_area=line))) == sorted(panel(app))
    assert f"{len(panel(app))}件" in panel_text(app)


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ("x", "「横-縦」の数の組を「_」でつないだ形ではない"),
        ("1-2", "角が1個で、2個から24個までではない"),
        ("0-0_70000-5", "地図の端（65,535）より先を指している"),
        ("9-9_1-1", "左上と右下の角が逆の"),
        ("_".join(["1-1"] * 25), "角が25個で、2個から24個までではない"),
        ("1-1_" * 100, "288字より長い"),
    ],
)
def test_an_area_that_is_none_is_dropped_with_the_reason(open_page, from_few, area, why):
    app = open_page("comment_map", in_area=area)
    assert f"」は{why}ため、外して表示しています" in text(app) and "「地図の範囲＝" in text(app)
    assert not app.get("dialog") and map_sent(app)["area"] == ""


def test_it_says_that_a_crowd_is_no_support_and_groups_may_change_and_has_a_table(open_page, from_few):
    app = open_page("comment_map", groups="4")
    assert "支持の多さではありません" in text(app)
    assert "意見が少し増減すると、まとまりの分かれ方は変わることがあります" in text(app)
    table = next(body for body in bodies(app) if "<caption>地図のまとまり" in body)
    assert table.count("まとまり") >= 4 and "まとまり5" not in table
