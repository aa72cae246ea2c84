"""HTML: tables with their spans, running text line by line, nothing of what a browser does not show."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.web.page import html_lines
from analysis.package.problem import PackageError


def cells_of(page):
    return [line.cells for line in html_lines("a.html", page.encode())[0]]


def test_an_empty_page_has_no_lines():
    assert cells_of("<html><body></body></html>") == []


def test_rows_and_columns_that_a_cell_takes_are_merged():
    page = "<table><tr><th colspan=2>意見<th>回答<tr><td>1<td>あ<td rowspan=2>い<tr><td>2<td>う</table>"
    lines, _ = html_lines("a.html", page.encode())
    assert [(line.cells, line.merged) for line in lines] == [
        (("意見", "", "回答"), frozenset({1})),
        (("1", "あ", "い"), frozenset()),
        (("2", "う", ""), frozenset({2})),
    ]


def test_what_a_browser_does_not_show_is_left_out():
    head = "<head><title>題</title><style>a{}</style></head>"
    body = "<p>見える<script>x()</script><span style='display: none'>隠す</span><p hidden>隠す"
    assert cells_of(head + body) == [("見える",)]


def test_headings_paragraphs_and_definitions_are_lines():
    page = "<h3>意見1</h3><p>道を<b>広く</b>して<br>ほしい。</p><dl><dt>市の考え方<dd>検討します。</dl>後書き"
    assert cells_of(page) == [("意見1",), ("道を広くして",), ("ほしい。",), ("市の考え方",), ("検討します。",), ("後書き",)]


def test_a_table_that_only_places_another_one_is_not_a_row():
    page = "<table><tr><td>左<td><table><tr><td>1<td>あ</table></table>"
    assert cells_of(page) == [("左",), ("1", "あ")]


def test_a_picture_of_a_mark_says_what_it_shows():
    assert cells_of("<table><tr><td>1<td><img src=a.png alt=◎></table>") == [("1", "◎")]


def test_lines_of_preformatted_text_stay_lines():
    assert cells_of("<pre>意見1\n道を広く</pre>") == [("意見1",), ("道を広く",)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "utf-16"])
@pytest.mark.parametrize("stated", ["", "<meta charset=utf-8>", "<meta charset=shift_jis>", "<meta charset=nonsense>"])
def test_an_encoding_that_is_stated_wrongly_is_found_out(encoding, stated):
    page = f"<html>{stated}<p>ご意見をいただき、ありがとうございました。</p>"
    lines, _ = html_lines("a.html", page.encode(encoding))
    assert [line.cells for line in lines] == [("ご意見をいただき、ありがとうございました。",)]


def test_spans_without_measure_are_limited():
    with pytest.raises(PackageError, match="多すぎます"):
        html_lines("a.html", ("<table>" + "<tr><td colspan=999999999>a" * 2000 + "</table>").encode())


def test_a_page_nested_without_end_is_read_or_refused():
    lines, _ = html_lines("a.html", b"<html>" + b"<div>" * 200_000 + "底".encode())
    assert all(line.cells == ("底",) for line in lines)


def apart(page):
    return [line.cells[0] for line in html_lines("a.html", page.encode())[0] if line.apart]


CONTENT = "<h1>意見募集の結果</h1><p>" + "歩道を広げてほしいという意見がありました。" * 4 + "</p>"


@pytest.mark.parametrize(
    "around",
    [
        "<nav>",
        "<footer>",
        "<header>",
        "<aside>",
        "<div role=navigation>",
        "<div id=tmp_footer>",
        "<ul id='gnavi'><li>",
        "<div id=pankuzu>",
    ],
)
def test_navigation_banner_and_footer_stand_around_the_content(around):
    assert apart(f"<body>{around}みどり市役所</{around[1:].split()[0].strip('>')}><main>{CONTENT}</main>") == ["みどり市役所"]


@pytest.mark.parametrize("part", ["<header>", "<section><header>", "<div id=header-image-of-article>"])
def test_a_header_inside_the_content_belongs_to_it(part):
    assert apart(f"<body><main>{part}結果</main>{CONTENT}") == []


def test_a_page_that_calls_all_its_text_a_footer_is_content():
    assert apart(f"<body><p>結果</p><footer>{CONTENT}</footer>") == []


def test_a_page_without_a_body_tag_is_read():
    assert cells_of("<!doctype html><meta charset=utf-8><title>題</title><main><p>意見</main>") == [("意見",)]
