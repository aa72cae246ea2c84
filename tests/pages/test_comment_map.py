"""意見の地図: of many comments a map whose groups open their comments; of few the reason why there is none."""

from __future__ import annotations

import pytest

from pages.components.themes import text_picture
from tests.pages.screen import bodies, clickable, doors, figures, panel, said, text


@pytest.fixture
def from_few(monkeypatch):
    monkeypatch.setattr(text_picture, "FEWEST_ON_MAP", 90)


def test_of_few_comments_the_page_says_why_there_is_no_map(open_page):
    app = open_page("comment_map")
    assert "1,000件以上の資料で示します" in text(app) and not figures(app)
    assert "意見のまとまりを見る" in [each.proto.label for each in app.get("page_link")]


def test_every_group_opens_as_many_comments_as_it_says(open_page, from_few):
    app = open_page("comment_map")
    asked = [door for door in doors(app) if "in_group" in door.values]
    assert len(clickable(figures(app)[0])) == 8 and len(asked) >= 8
    for door in asked[:8]:
        assert said(door) == len(panel(open_page("comment_map", **door.values)))
    narrow = open_page("comment_map", pillar="柱Ⅱ", in_group="1")
    assert "青い点が、いまの条件に当てはまる44件です" in text(narrow)
    assert 0 < len(panel(narrow)) <= len(panel(open_page("comment_map", in_group="1")))


def test_it_says_that_a_crowd_is_no_support_and_groups_may_change_and_has_a_table(open_page, from_few):
    app = open_page("comment_map", groups="4")
    assert "支持の多さではありません" in text(app)
    assert "意見が少し増減すると、まとまりの分かれ方は変わることがあります" in text(app)
    table = next(body for body in bodies(app) if "<caption>地図のまとまり" in body)
    assert table.count("まとまり") >= 4 and "まとまり5" not in table
