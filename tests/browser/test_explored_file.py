"""The page to explore, opened as a file by a browser without a network: its numbers under all filters, keys, touch, axe."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from analysis.export.explore.page import explore_bytes
from analysis.selection import Selection
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.theme_counts import theme_frequency, theme_presence
from tests.analysis.briefings import DAY, corpus, hostile  # noqa: F401

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

GO = "fragment => new Promise(done => { addEventListener('hashchange', () => done(), {once: true}); location.hash = fragment; })"
NUMBERS = """() => Object.fromEntries([...document.querySelectorAll('[data-door]')]
  .filter(link => link.checkVisibility()).map(link => [link.dataset.door, Number(link.textContent.replaceAll(',', ''))]))"""
SQUARES = """() => [...document.querySelectorAll('.square[data-row]')].filter(square => square.checkVisibility())
  .map(square => new URLSearchParams(square.hash.slice(1)).get('id'))"""
LISTED = "() => [...document.querySelectorAll('#cards > article')].map(card => card.id.slice(3))"


@pytest.fixture(scope="module")
def files(corpus, hostile, tmp_path_factory):  # noqa: F811
    """Paths of the files, by name."""
    folder = tmp_path_factory.mktemp("explored")
    made = {
        "nerima": explore_bytes(corpus, Selection("coded"), date=DAY),
        "hostile": explore_bytes(hostile, Selection("coded"), date=DAY),
    }
    for name, data in made.items():
        (folder / f"{name}.html").write_bytes(data)
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def look(chromium):
    """Open a file: `look(path, "pillar=…", width=390)`. Nothing may be asked for, and nothing may go wrong."""
    opened, asked, complaints = [], [], []

    def opening(path, fragment="", *, width=1440, scheme="light", touch=False, script=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="ja-JP",
            has_touch=touch,
            is_mobile=touch,
            java_script_enabled=script,
            offline=True,
        )
        context.set_default_timeout(30_000)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        opened.append(context)
        page.goto(f"{path.as_uri()}#{fragment}")
        return page

    yield opening
    for context in opened:
        context.close()
    assert complaints == [] and {url.partition(":")[0] for url in asked} == {"file"}


def numbers_of(corpus, selection: Selection, marks: list[str]) -> dict[tuple[tuple[str, str], ...], int]:  # noqa: F811
    """What opens → the count of it, from the tables of the analysis."""
    selected = corpus.select(selection)
    pillars = list(selection.pillars or corpus.consultation.pillars["pillar"])
    marks = list(selection.response_types or marks)
    cells = cross_table(
        selected.pillar, selected.mark, row_order=corpus.consultation.pillars["pillar"], column_order=selected.mark.cat.categories
    )
    found = {(("all", "1"),): len(selected)}
    for row, column, count in zip(cells["row"], cells["column"], cells["count"], strict=True):
        if row in pillars and column in marks:
            found[("in_pillar", row), ("in_type", column)] = count
    found |= {(("in_pillar", each),): int((selected.pillar == each).sum()) for each in pillars}
    found |= {(("in_type", each),): int((selected.mark == each).sum()) for each in marks}
    themes = [each for each in corpus.themes if not each.idea_of]
    codes = [each.code for each in corpus.themes]
    ordinary = [n for n, each in enumerate(corpus.themes) if not each.idea_of]
    presence = theme_presence(corpus.assignments, codes, len(corpus.consultation.comments))
    counts = theme_frequency(presence, codes, selected.positions).set_index("theme")
    for theme in themes:
        if not theme.pillars or set(theme.pillars) & set(pillars):
            found[(("theme", theme.code),)] = counts.loc[theme.code, "count"]
            found |= {(("theme", theme.code), ("in_field", field)): counts.loc[theme.code, field] for field in theme.fields}
    found[(("themed", "none"),)] = int((~presence.opinion[selected.positions][:, ordinary].any(axis=1)).sum())
    return found


def words_of(corpus, selection: Selection) -> dict[str, list[int]]:  # noqa: F811
    """Each word of the selected comments with its comments by opinion, reply, either."""
    positions = corpus.select(selection).positions
    sums = [corpus.matrix(field).sums(positions).document_frequency for field in ("opinion", "reply", "both")]
    terms = corpus.matrix("both").terms["term"]
    return {term: [int(each[n]) for each in sums] for n, term in enumerate(terms)}


def test_every_number_for_every_pair_of_filters_is_that_of_the_server(look, files, corpus):  # noqa: F811
    page = look(files["nerima"])
    pillars, marks = list(corpus.consultation.pillars["pillar"]), list(corpus.consultation.response_types["mark"])
    for pillar, mark in product(("", *pillars), ("", *marks)):
        chosen = {"pillar": (pillar,) if pillar else (), "response_types": (mark,) if mark else ()}
        selection = Selection("coded", chosen["pillar"], chosen["response_types"])
        fragment = urlencode([*([("pillar", pillar)] if pillar else []), *([("response_type", mark)] if mark else [])])
        page.evaluate(GO, fragment or "none=1")
        shown = {tuple(parse_qsl(door)): count for door, count in page.evaluate(NUMBERS).items()}
        words = {door: count for door, count in shown.items() if door[0][0] == "word"}
        assert {door: count for door, count in shown.items() if door not in words} == numbers_of(corpus, selection, marks)
        expected = words_of(corpus, selection)
        assert all(
            count == expected[door[0][1]][["opinion", "reply"].index(door[1][1]) if door[1:] else 2]
            for door, count in words.items()
        )
        selected = corpus.select(selection)
        assert f"表示中 {len(selected)}件 / 94件" in page.inner_text("#count")
        assert sorted(page.evaluate(SQUARES)) == sorted(selected.comments["id"])


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        (
            "nerima",
            (
                "スマホ",
                "ｽﾏﾎ 高齢",
                "PR",
                "pr",
                "DX",
                "Ⅱ",
                "町会・自治会",
                "マイナンバーカード",
                "コーディネータ－",
                "ない語だからない",
                "ホームページ",
                "HP",
            ),
        ),
        (
            "hostile",
            ("script", "制御", "\u202e", "=hyperlink", "😀", "𠮷野家", "葛城市", "①", "㈱", "長長", "*強調*", "－", "$x$"),
        ),
    ],
)
def test_a_search_finds_what_the_dashboard_finds(look, files, corpus, hostile, name, queries):  # noqa: F811
    page = look(files[name])
    for query in queries:
        page.evaluate(GO, urlencode({"q": query}))
        page.evaluate("() => { const rest = document.getElementById('rest'); if (rest.checkVisibility()) rest.click(); }")
        found = {"nerima": corpus, "hostile": hostile}[name].select(Selection("coded", query=query))
        assert (query, page.evaluate(LISTED)) == (query, list(found.comments["id"]))


def test_a_number_lists_its_comments_by_keyboard_and_by_touch_and_the_address_is_the_state(look, files):
    page = look(files["nerima"], width=390, touch=True)
    page.locator("#cells a[href][data-door*='in_type']").first.tap()
    expect(page.locator("#opened")).to_contain_text("プラン全体、□ 他で実施済み：1件", timeout=30_000)
    assert page.evaluate("document.activeElement.id") == "listed" and len(page.evaluate(LISTED)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.go_back()
    expect(page.locator("#cards > article")).to_have_count(50, timeout=30_000)
    page = look(files["nerima"])
    page.locator("#themes a[href]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_contain_text("テーマ「協働の取組の具体化・進め方（柱Ⅰ）」、意見概要：8件", timeout=30_000)
    again = look(files["nerima"], page.url.partition("#")[2])
    assert again.evaluate(LISTED) == page.evaluate(LISTED) and len(again.evaluate(LISTED)) == 8


def test_filters_and_search_are_used_by_hand(look, files):
    page = look(files["nerima"], width=390, touch=True)
    page.locator("#choices summary").tap()
    page.get_by_role("checkbox", name="柱Ⅱ DX").check()
    page.get_by_role("checkbox", name="※ 反映できない").check()
    page.wait_for_selector("#count:has-text('表示中 2件 / 94件')")
    page.locator("#clear").tap()
    page.wait_for_selector("#count:has-text('表示中 94件 / 94件')")
    page.fill("#q", "奨学金")
    page.wait_for_selector("#count:has-text('検索：奨学金')")
    assert "検索：奨学金" in page.inner_text("#citation")


def test_the_arrow_keys_go_through_the_squares_and_enter_opens_one(look, files):
    page = look(files["nerima"])
    first = page.locator("#picture section:nth-of-type(4) .square")
    assert [first.nth(n).get_attribute("tabindex") for n in range(3)] == ["0", "-1", "-1"]
    first.first.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "End", "ArrowRight"):
        page.keyboard.press(key)
    last = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert last == first.last.get_attribute("aria-label") and first.last.get_attribute("tabindex") == "0"
    page.keyboard.press("Enter")
    expect(page.locator("#opened")).to_contain_text(f"{last.partition('番')[0]}番：1件", timeout=30_000)


def test_search_words_and_the_words_of_a_theme_are_marked_in_the_text(look, files, corpus):  # noqa: F811
    marked = "() => [...CSS.highlights.get('found')].map(range => range.toString())"
    page = look(files["nerima"], "q=ﾎｰﾑﾍﾟｰｼﾞ")
    assert set(page.evaluate(marked)) == {"ホームページ", "HP"}
    page.evaluate(GO, "theme=D5&in_field=opinion")
    table = corpus.assignments
    evidence = table.loc[(table["theme"] == "D5") & (table["field"] == "opinion"), "evidence"]
    assert sorted(page.evaluate(marked)) == sorted(evidence)
    page.evaluate(GO, "none=1")
    assert page.evaluate(marked) == []


def test_what_an_address_names_and_the_file_does_not_have_is_told_and_counts_for_nothing(look, files):
    page = look(files["nerima"], "pillar=柱Ⅸ&response_type=※&theme=Z9&id=1000")
    assert page.inner_text("#unknown") == "アドレスにある「柱Ⅸ」「Z9」「1000」は、このファイルにありません。"
    assert page.inner_text("#count").startswith("表示中 6件 / 94件") and len(page.evaluate(LISTED)) == 6


def test_a_reader_without_scripts_sees_every_number_and_every_comment(look, files):
    page = look(files["nerima"], script=False)
    assert page.locator("article:visible").count() == 94 and page.locator("#bar:visible").count() == 0
    assert page.locator("noscript p:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "fragment"), [("nerima", ""), ("nerima", "pillar=柱Ⅱ&in_type=※"), ("nerima", "q=ない語だからない"), ("hostile", "")]
)
def test_axe_finds_nothing(look, files, name, fragment, scheme):
    page = look(files[name], fragment, scheme=scheme)
    page.locator("#choices summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_sticks_out_even_of_a_hostile_text(look, files, width):
    page = look(files["hostile"], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article script, article b").count() == 0


def test_on_paper_every_comment_stands_and_no_button(look, files):
    page = look(files["nerima"], "pillar=柱Ⅱ&pillar=柱Ⅰ")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article:visible").count() == 66 and page.locator("button:visible, input:visible").count() == 0
    assert page.locator("#count:visible").inner_text().startswith("表示中 66件 / 94件")
