"""Behind every number, square, word and bar of every page stand as many comments as it says, whatever is filtered."""

from __future__ import annotations

import pytest

from tests.pages.screen import behind, doors, panel, panel_text, said, selected, text

FILTERS = [{}, {"pillar": ["柱Ⅰ", "柱Ⅱ"]}, {"response_type": ["○", "※"]}, {"q": "区民"}]
VIEWS = {
    "": [{}, {"picture": "table"}],
    "pillars": [{}, {"chart": "cells"}, {"one_pillar": "柱Ⅰ"}, {"one_pillar": "柱Ⅱ"}, {"basis": "printed"}],
    "response_types": [{}, {"one_type": "◎"}, {"one_type": "□"}],
    "themes": [
        {},
        {"part": "overlap"},
        {"part": "cross"},
        {"part": "cross", "across": "response_type"},
        {"part": "none"},
        {"part": "groups"},
        {"part": "examples"},
    ],
    "keywords": [
        {},
        {"by": "pillar", "field": "opinion"},
        {"view": "contrast"},
        {"view": "contrast", "reference": "rest", "field": "reply"},
        {"view": "contrast", "compare": "response_type"},
        {"view": "voices"},
        {"view": "network", "joined": "yes"},
        {"view": "cloud", "field": "reply"},
    ],
    "replies": [{}, {"answers": "promises"}, {"answers": "changes"}, {"answers": "gaps"}],
}
NOTHING = ("どれも1つ以上のテーマが付いています", "はっきりした偏りはありません", "片方のまとまりに意見がありません")
"""What a page says where a view has no number to open."""
CASES = [(page, view | filters) for page, views in VIEWS.items() for view in views for filters in FILTERS]


@pytest.mark.parametrize(("page", "query"), CASES, ids=str)
def test_a_door_opens_as_many_comments_as_it_says(open_page, page, query):
    app = open_page(page, **query)
    found = [door for door in doors(app) if "字" not in door.says]
    assert bool(found) == bool(selected(app)) or any(each in text(app) for each in NOTHING)
    wrong = [(door, opened) for door in found if (opened := behind(app, door.values)) != said(door)]
    assert wrong == []


@pytest.mark.parametrize("page", VIEWS)
def test_a_link_with_an_open_panel_opens_with_it(open_page, page):
    closed = open_page(page)
    assert panel(closed) == []
    door = max((each for each in doors(closed) if "字" not in each.says), key=lambda each: said(each) * (said(each) < 50))
    app = open_page(page, **door.values)
    assert len(panel(app)) == said(door) > 1
    assert f"{said(door):,}件" in panel_text(app)
