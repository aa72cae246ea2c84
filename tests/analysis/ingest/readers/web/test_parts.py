"""Parts of a page: what a browser hides, and what stands around the content."""

from __future__ import annotations

import pytest
from lxml import html

from analysis.ingest.readers.document import Line
from analysis.ingest.readers.web.parts import is_hidden, is_mostly_content, stands_around, tag_of


def element(markup, path="."):
    return html.fragment_fromstring(markup).xpath(path)[0]


@pytest.mark.parametrize(
    ("markup", "hidden"),
    [
        ("<p>意見</p>", False),
        ("<p hidden>意見</p>", True),
        ('<p style="DISPLAY : none">意見</p>', True),
        ('<p style="visibility:hidden">意見</p>', True),
        ('<p style="display:block">意見</p>', False),
    ],
)
def test_what_a_browser_hides(markup, hidden):
    assert is_hidden(element(markup)) is hidden


@pytest.mark.parametrize(
    ("markup", "path", "around"),
    [
        ("<div><nav>目次</nav></div>", ".//nav", True),
        ('<div><div role="banner">市</div></div>', "./div", True),
        ('<div><div id="footer">連絡先</div></div>', "./div", True),
        ("<div><header>市</header></div>", ".//header", True),
        ("<main><header>第1章</header></main>", ".//header", False),
        ('<div><div id="comments">意見</div></div>', "./div", False),
    ],
)
def test_what_stands_around_the_content(markup, path, around):
    found = element(markup, path)
    assert stands_around(tag_of(found), found) is around


def test_a_comment_is_no_element():
    assert tag_of(element("<div><!-- 意見 --></div>", "./comment()")) == "script"


def test_a_page_whose_text_stands_in_its_footer_is_read_there():
    around, content = Line(1, 1, ("長い本文",), apart=True), Line(1, 2, ("短",))
    assert not is_mostly_content([around, content])
    assert is_mostly_content([content])
    assert is_mostly_content([])
