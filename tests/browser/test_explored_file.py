"""The page to explore, opened as a file by a browser without a network: its numbers under all filters, keys, touch, axe."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from analysis.corpus import Corpus
from analysis.export.explore.counted import WORDS
from analysis.export.explore.page import explore_bytes
from analysis.selection import Selection
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.theme_counts import theme_frequency, theme_presence
from analysis.statistics.words.word_kinds import of_kinds
from tests.analysis.briefings import DAY, corpus, hostile, ten_thousand  # noqa: F401

pytestmark = pytest.mark.browser
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

GO = "fragment => new Promise(done => { addEventListener('hashchange', () => done(), {once: true}); location.hash = fragment; })"
NUMBERS = """() => [...document.querySelectorAll('[data-door]')].filter(link => link.checkVisibility())
  .map(link => [link.dataset.door, Number(link.textContent.replaceAll(',', ''))])"""
SQUARES = "() => [...document.querySelectorAll('.squares a')].filter(square => square.checkVisibility()).length"
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
    """The words that most of the selected comments use, each with its comments by opinion, reply, either."""
    positions, terms = corpus.select(selection).positions, corpus.matrix("both").terms
    fields = ("opinion", "reply", "both")
    sums = {field: corpus.matrix(field).sums(positions).document_frequency for field in fields}
    table = of_kinds(terms.assign(**sums))
    most = table[table["both"] > 0].sort_values(["both", "term"], ascending=[False, True]).head(WORDS)
    return {term: list(counts) for term, *counts in most[["term", *fields]].itertuples(index=False, name=None)}


def agrees(page, corpus, selection: Selection, size: int = 1) -> None:  # noqa: F811
    """Every number of the page under these filters, its squares and its words are those of the tables of the analysis."""
    given = [("pillar", each) for each in selection.pillars] + [("response_type", each) for each in selection.response_types]
    page.evaluate(GO, urlencode([*given, ("q", selection.query)]))
    selected, marks = corpus.select(selection), list(corpus.consultation.response_types["mark"])
    shown = [(tuple(parse_qsl(door)), count) for door, count in page.evaluate(NUMBERS)]
    words = [(door, count) for door, count in shown if door[0][0] == "word"]
    expected, counted = numbers_of(corpus, selection, marks), words_of(corpus, selection)
    assert {door for door, _ in shown} == {*expected, *(door for door, _ in words)}
    assert [each for each in shown if each not in words and each[1] != expected[each[0]]] == []
    assert [count for _, count in words] == [count for counts in counted.values() for count in counts]
    assert list(dict.fromkeys(door[0][1] for door, _ in words)) == list(counted)
    assert f"表示中 {len(selected):,}件 / {len(corpus.consultation.comments):,}件" in page.inner_text("#count")
    parts = cross_table(selected.pillar, selected.mark)["count"]
    assert page.evaluate(SQUARES) == sum(-(-int(count) // size) for count in parts)


def test_every_number_for_every_pair_of_filters_is_that_of_the_server(look, files, corpus):  # noqa: F811
    page = look(files["nerima"])
    pillars, marks = corpus.consultation.pillars["pillar"], corpus.consultation.response_types["mark"]
    for pillar, mark in product((None, *pillars), (None, *marks)):
        agrees(page, corpus, Selection("coded", (pillar,) if pillar else (), (mark,) if mark else ()))
    agrees(page, corpus, Selection("coded", ("柱Ⅰ", "柱Ⅱ"), ("○", "※", "－"), "スマホ"))
    agrees(page, corpus, Selection("coded", ("柱Ⅲ",), (), "人材 育成"))


def test_names_of_any_letters_are_counted_and_opened_too(look, corpus, tmp_path):  # noqa: F811
    """Keys of pillars, marks, ids and titles come from a document: none of their letters may end an attribute or an address."""
    odd = with_odd_names(corpus)
    (tmp_path / "odd.html").write_bytes(explore_bytes(odd, Selection("coded"), date=DAY))
    page = look(tmp_path / "odd.html")
    for pillar, mark in product((None, ODD["柱Ⅱ"], ODD["柱Ⅰ"]), (None, ODD["○"], ODD["※"])):
        agrees(page, odd, Selection("coded", (pillar,) if pillar else (), (mark,) if mark else ()))
    page.evaluate(GO, "all=1")
    page.locator(".squares a").nth(40).click()
    expect(page.locator("#opened")).to_contain_text("番：1件", timeout=30_000)
    assert len(page.evaluate(LISTED)) == 1 and page.locator("#cards b, #cells b").count() == 0


ODD = {"柱Ⅱ": 'a&b="<b>+ #%20', "柱Ⅰ": "'; 柱　１\"", "○": "<", "※": '&"'}


def with_odd_names(corpus):  # noqa: F811
    """Nerima with other keys and names for two pillars and two marks, and other ids."""
    given = corpus.consultation
    comments = given.comments.assign(
        id=[f'{each} <b>&"+%' for each in given.comments["id"]], pillar=given.comments["pillar"].replace(ODD)
    )
    shared = comments["reply_shared_with"]
    comments["reply_shared_with"] = shared.where(shared.isna(), shared + ' <b>&"+%').astype("str")
    changed = {
        "comments": comments,
        "pillars": given.pillars.assign(
            pillar=given.pillars["pillar"].replace(ODD), short_name=given.pillars["short_name"].replace({"柱Ⅱ DX": "<b>D&X</b>"})
        ),
        "response_types": given.response_types.assign(mark=given.response_types["mark"].replace(ODD)),
        "coding": given.coding.assign(mark=given.coding["mark"].replace(ODD), comment=given.coding["comment"] + ' <b>&"+%'),
    }
    return Corpus(replace(given, **changed), corpus.lexicon, corpus.words, corpus.compounds)


def test_ten_thousand_comments_are_counted_as_by_the_server(look, ten_thousand, tmp_path):  # noqa: F811
    (tmp_path / "large.html").write_bytes(explore_bytes(ten_thousand, Selection("printed"), date=DAY))
    page = look(tmp_path / "large.html")
    for pillars, marks, query in ((), (), ""), (("柱Ⅱ",), ("※",), ""), (("柱Ⅰ", "その他"), (), "ｽﾏﾎ"):
        agrees(page, ten_thousand, Selection("printed", pillars, marks, query), size=5)


def test_paper_says_what_of_very_many_it_holds_and_holds_all_by_choice(look, ten_thousand, tmp_path):  # noqa: F811
    (tmp_path / "large.html").write_bytes(explore_bytes(ten_thousand, Selection("printed"), date=DAY))
    page = look(tmp_path / "large.html")

    def printing():
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        return page.locator("#cards > article").count()

    assert page.locator("#paper:visible").count() == 0
    assert printing() == 1_000 and page.locator("#more:visible").count() == 0
    told = page.locator("#paper:visible").inner_text()
    assert told.startswith("この紙にあるのは、10,000件のうち、はじめの1,000件です。") and "すべて表示" in told
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("#cards > article").count() == 50
    page.get_by_role("button", name="残りの9,950件をすべて表示").click()
    assert printing() == 10_000 and page.locator("#paper:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#cards > article").count() == 10_000


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
                "ｻ-ﾋﾞｽ",
                "〜",
                "はつらつセンター",
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
    page.press("#q", "Enter")
    expect(page.locator("#listed")).to_be_focused(timeout=30_000)
    expect(page.locator("#listed")).to_be_in_viewport(timeout=30_000)
    page.get_by_role("button", name="図と表に戻る").tap()
    expect(page.locator("#picture h2")).to_be_in_viewport(timeout=30_000)
    page.get_by_role("button", name="意見を読む").tap()
    expect(page.locator("#listed")).to_be_in_viewport(timeout=30_000)


def test_what_a_document_says_of_each_comment_is_a_filter(look, corpus, tmp_path):  # noqa: F811
    """Ages in turn, 24 not said: the boxes narrow every number, the address holds them, a value that is not there is told."""
    ages = [None if n % 4 == 0 else f"{n % 4 * 20}代" for n in range(94)]
    other = replace(corpus, consultation=replace(corpus.consultation, comments=corpus.consultation.comments.assign(年代=ages)))
    path = tmp_path / "ages.html"
    path.write_bytes(explore_bytes(other, Selection("coded"), date=DAY))
    page = look(path)
    page.click("#choices summary")
    page.check("#choices >> text=20代")
    expect(page.locator("#count")).to_have_text("表示中 24件 / 94件　年代：20代")
    page.check("#choices >> text=（記載なし）")
    expect(page.locator("#count")).to_have_text("表示中 48件 / 94件　年代：20代 ／ 年代：（記載なし）")
    assert parse_qsl(page.evaluate("location.hash.slice(1)")) == [("where.年代", "20代"), ("where.年代", "（記載なし）")]
    page.evaluate(GO, urlencode({"where.年代": "40代", "in_pillar": "柱Ⅱ"}))
    own = other.consultation.comments.query("年代 == '40代' and pillar == '柱Ⅱ'")["id"].tolist()
    assert page.evaluate(LISTED) == own and "年代：40代" in page.inner_text("#citation")
    page.evaluate(GO, urlencode({"where.年代": "90代", "where.地域": "九州"}))
    expect(page.locator("#unknown")).to_contain_text("「90代」「九州」")
    expect(page.locator("#count")).to_have_text("表示中 94件 / 94件")


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


def test_search_words_an_opened_word_and_the_words_of_a_theme_are_marked_in_the_text(look, files, corpus):  # noqa: F811
    marked = "() => [...CSS.highlights.get('found')].map(range => range.toString())"
    page = look(files["nerima"], "q=ﾎｰﾑﾍﾟｰｼﾞ")
    assert set(page.evaluate(marked)) == {"ホームページ", "HP"}
    page.evaluate(GO, "theme=D5&in_field=opinion")
    table = corpus.assignments
    evidence = table.loc[(table["theme"] == "D5") & (table["field"] == "opinion"), "evidence"]
    assert sorted(page.evaluate(marked)) == sorted(evidence)
    page.evaluate(GO, "word=取組&in_field=reply")
    tokens = corpus.tokens()
    uses = tokens[(tokens["term"] == "取組") & (tokens["field"] == "reply")]
    assert sorted(page.evaluate(marked)) == sorted(uses["surface"].astype(str)) and set(uses["surface"]) == {"取組", "取り組み"}
    page.evaluate(GO, "none=1")
    assert page.evaluate(marked) == []


def test_what_an_address_names_and_the_file_does_not_have_is_told_and_counts_for_nothing(look, files):
    page = look(files["nerima"], "pillar=柱Ⅸ&response_type=※&theme=Z9&id=1000")
    assert page.inner_text("#unknown") == "アドレスにある「柱Ⅸ」「Z9」「1000」は、このファイルにありません。"
    assert page.inner_text("#count").startswith("表示中 6件 / 94件") and len(page.evaluate(LISTED)) == 6


def test_each_figure_and_table_is_cited_with_its_filters_and_whose_marks_they_are(look, files, corpus):  # noqa: F811
    made = f"意見アトラスで2026年1月5日に集計（データ {corpus.consultation.data_hash[:8]}）"
    page = look(files["nerima"], "pillar=柱Ⅱ&q=DX")
    for button in page.locator("[data-cite]").all():
        button.click()
        what = button.get_attribute("data-cite")
        cited = button.locator("xpath=following-sibling::span").inner_text()
        assert cited.startswith("練馬区「(仮称) 取組強化プラン") and cited.endswith(made)
        assert f"「{what}」、絞り込み：柱：柱Ⅱ DX ／ 検索：DX、対応区分：人が読んで付けた区分、" in cited
    assert page.locator("[data-cite]").count() == 4
    page.evaluate(GO, "none=1")
    assert set(page.locator(".cited").all_inner_texts()) == {""}


def test_a_reader_without_scripts_sees_every_number_and_every_comment(look, files):
    page = look(files["nerima"], script=False)
    assert page.locator("article:visible").count() == 94 and page.locator("#bar:visible").count() == 0
    assert page.locator("noscript p:visible").count() == 1


@pytest.mark.parametrize(
    ("name", "fragments"), [("nerima", ("all=1", "pillar=柱Ⅱ&in_type=※", "q=ない語だからない")), ("hostile", ("all=1",))]
)
def test_axe_finds_nothing(look, files, name, fragments):
    page = look(files[name])
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for fragment, scheme in product(fragments, ("light", "dark")):
        page.evaluate(GO, f"{fragment}&{scheme}=1")
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(fragment, each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_nothing_sticks_out_even_of_a_hostile_text(look, files, width):
    page = look(files["hostile"], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article script, article b").count() == 0


def test_on_paper_every_comment_stands_and_no_button(look, files):
    page = look(files["nerima"], "pillar=柱Ⅱ&pillar=柱Ⅰ")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#paper:visible").count() == 0
    assert page.locator("article:visible").count() == 66 and page.locator("button:visible, input:visible").count() == 0
    assert page.locator("#count:visible").inner_text().startswith("表示中 66件 / 94件")
