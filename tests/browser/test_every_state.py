"""axe on the pages in all their states: views, open panels, open tables, searches, nothing found; by width and scheme.

Each state is looked at in one width and scheme, another one each; IKEN_EVERY_STATE=1 looks at all of each.
"""

from __future__ import annotations

import os

import pytest

from tests.browser.test_every_page import faults

pytestmark = pytest.mark.browser
NOTHING = {"q": "ないことば"}
STATES: list[tuple[str, dict[str, str]]] = [
    *(
        ("", query)
        for query in ({"picture": "table"}, {"in_pillar": "柱Ⅱ"}, {"q": "デジタル格差"}, NOTHING, {"basis": "printed"})
    ),
    *(("pillars", query) for query in ({"chart": "cells"}, {"one_pillar": "柱Ⅰ"}, {"basis": "printed"}, NOTHING)),
    *(("response-types", query) for query in ({}, {"one_type": "◎"}, {"basis": "printed"}, {"basis": "estimated"})),
    *(("themes", {"part": part}) for part in ("pair", "overlap", "cross", "none", "groups", "examples", "rules")),
    *(("keywords", {"view": view}) for view in ("frequency", "contrast", "voices", "network", "cloud")),
    *(("keywords", query) for query in ({"by": "pillar"}, {"word": "支援"}, {"word": "ないことば"}, NOTHING)),
    *(("replies", {"answers": part}) for part in ("shared", "promises", "changes", "gaps")),
    *(("comments", query) for query in ({"id": "47"}, {"per": "texts"}, {"q": "支援", "pillar": "柱Ⅱ"}, NOTHING)),
    *(("briefing", {"step": step}) for step in ("concentration", "answers", "changed", "refused", "postponed", "pair", "voices")),
    *(("briefing", {"step": step}) for step in ("limits", "questions", "files")),
    *((page, {}) for page in ("methods", "documents", "compare", "nowhere")),
    *(("review", {"queue": queue}) for queue in ("all", "apart")),
]
LOOKS = [(width, scheme) for width in (1440, 768, 390) for scheme in ("light", "dark")]
EVERY = bool(os.environ.get("IKEN_EVERY_STATE"))
CASES = [
    (path, query, *look)
    for place, (path, query) in enumerate(STATES)
    for turn, look in enumerate(LOOKS)
    if EVERY or (place % 4 == 0 and place // 4 % len(LOOKS) == turn)
]
UNFOLD = """() => {
  const folded = [...document.querySelectorAll('[data-testid=stMain] details:not([open]) > summary')];
  folded.forEach((each) => each.click());
}"""


@pytest.mark.parametrize(("path", "query", "width", "scheme"), CASES, ids=str)
def test_axe_finds_nothing_folded_or_open(visit, path, query, width, scheme):
    page = visit(width=width, scheme=scheme).open(path, **query)
    assert faults(page) == []
    page.evaluate(UNFOLD)
    page.wait_for_timeout(600)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
