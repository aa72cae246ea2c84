"""The page to explore, read back with a parser: the numbers as they stand before any script runs, and what may run at all."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import accumulate
from urllib.parse import parse_qs

import pytest
from lxml import html

from analysis.export.explore.counted import WORDS
from analysis.export.explore.material import TooManyError
from analysis.export.explore.page import SCRIPTS, STYLE, explore_bytes
from analysis.export.visible import visible
from analysis.ingest.importing import import_file
from analysis.opening import open_corpus
from analysis.selection import Selection
from analysis.statistics.groups.theme_counts import theme_frequency, theme_presence
from analysis.statistics.matrix import NOT_COUNTED
from analysis.statistics.words.frequency import term_frequency
from analysis.statistics.words.word_kinds import of_kinds
from tests.analysis.briefings import DAY
from tests.second_consultation import ID, two_consultations

CHOICES = {
    "nerima": Selection("coded"),
    "nothing": Selection("coded", query="ない語だからない"),
    "one": Selection("coded", ("柱Ⅱ",), query="奨学金"),
    "printed": Selection("printed"),
    "some": Selection("coded", ("柱Ⅰ", "柱Ⅱ"), ("○", "※")),
}


@pytest.fixture(scope="module")
def written(corpus, hostile):
    """Files by name."""
    made = {name: explore_bytes(corpus, choice, date=DAY) for name, choice in CHOICES.items()}
    return made | {"hostile": explore_bytes(hostile, Selection("coded"), date=DAY)}


NAMES = (*CHOICES, "hostile")


def read(data: bytes):
    return html.document_fromstring(data.decode("utf-8"))


def rows_of(data, door: dict[str, str]) -> list[int]:
    """The comments that a door opens, by what stands in the data for the script."""
    rows = list(range(len(data["ids"])))
    if "in_pillar" in door:
        rows = [row for row in rows if data["pillars"][data["pillar"][row]] == door["in_pillar"]]
    if "in_type" in door:
        rows = [row for row in rows if data["marks"][data["mark"][row]] == door["in_type"]]
    postings = {"theme": data["themes"], "word": {word: [word, *steps] for word, *steps in data["words"]}}
    if "themed" in door:
        touched = {row for _, opinion, *_ in data["themes"].values() for row in summed(opinion)}
        rows = [row for row in rows if row not in touched]
    for kind in ("theme", "word"):
        if kind in door:
            _, *fields = postings[kind][door[kind]][:3]
            chosen = fields if "in_field" not in door else [fields[["opinion", "reply"].index(door["in_field"])]]
            rows = [row for row in rows if any(row in summed(steps) for steps in chosen)]
    return rows


def summed(steps: list[int]) -> set[int]:
    return set(accumulate(steps))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_the_comments_that_its_door_opens(written, name):
    page = read(written[name])
    doors, data = page.xpath("//a[@data-door]"), json.loads(page.get_element_by_id("data").text)
    assert len(doors) > 10
    for each in doors:
        door = {key: values[0] for key, values in parse_qs(each.get("data-door"), keep_blank_values=True).items()}
        assert int(each.text.replace(",", "")) == len(rows_of(data, door))
        assert (each.get("href") == f"#{each.get('data-door')}") == (each.text != "0")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_but_the_script_and_nothing_is_loaded(written, name):
    page = read(written[name])
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    scripts = page.xpath("//script")
    assert [each.get("type") for each in scripts] == ["application/json", None]
    hashes = [b64encode(sha256(each.text.encode()).digest()).decode() for each in (*page.xpath("//style"), scripts[1])]
    assert policy == (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{hashes[0]}'; "
        f"script-src 'sha256-{hashes[1]}'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    assert page.xpath("//iframe|//object|//embed|//link|//img|//form|//base|//*[@style]|//@src") == []
    assert [each for each in page.xpath("//@*") if each.attrname.startswith("on")] == []
    assert not re.search(r"@import|url\(", STYLE.read_text(encoding="utf-8"))
    assert not re.search(
        r"innerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp",
        "".join(each.read_text(encoding="utf-8") for each in SCRIPTS),
    )


@pytest.mark.parametrize("name", NAMES)
def test_places_are_named_once_and_links_stay_in_the_file(written, name):
    page = read(written[name])
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    assert all(link.get("href", "#").startswith("#") for link in page.xpath("//a"))


def test_comments_stand_there_as_they_are(written, corpus, hostile):
    for name, comments in (("nerima", corpus.consultation.comments), ("hostile", hostile.consultation.comments)):
        articles = read(written[name]).xpath("//article")
        assert [each.get("id") for each in articles] == [f"id={comment}" for comment in comments["id"]]
        replies = comments.set_index("id")["reply"]
        for article, opinion, reply, other in zip(
            articles, comments["opinion"], comments["reply"], comments["reply_shared_with"], strict=True
        ):
            answered = reply if isinstance(reply, str) or not isinstance(other, str) else replies[other]
            texts = [each.text_content() for each in article.xpath("p")]
            assert texts == [visible(each) if isinstance(each, str) and each else "（記載なし）" for each in (opinion, answered)]


def test_text_errors_of_the_source_stand_beside_the_text(written, corpus):
    articles = {each.get("id"): each for each in read(written["nerima"]).findall(".//article")}
    shown = {name: len(each.findall("details/ul/li")) for name, each in articles.items() if each.findall("details")}
    expected = corpus.consultation.corrections["comment"].value_counts()
    assert shown == {f"id={comment}": count for comment, count in expected.items()} and len(shown) > 3


def test_a_merged_reply_says_whose_it_is_and_is_not_searched(written, corpus):
    comments = corpus.consultation.comments
    shared = comments.loc[comments["reply_shared_with"].notna(), "id"].tolist()
    articles = {each.get("id"): each for each in read(written["nerima"]).xpath("//article")}
    marked = [name for name, each in articles.items() if each.xpath("p[@data-shared]")]
    assert shared and marked == [f"id={each}" for each in shared]
    assert all("共通の回答" in articles[name].xpath("string(h4[2])") for name in marked)


@pytest.mark.parametrize("name", ["nerima", "one", "some"])
def test_cells_themes_and_words_are_those_of_the_analysis(written, corpus, name):
    page, selected = read(written[name]), corpus.select(CHOICES[name])
    cells = [
        [int(cell.text_content()) for cell in row.xpath("td")]
        for row in page.xpath("//section[@id='cells']//tbody/tr[@data-pillar]")
    ]
    pillars = [key for key in corpus.consultation.pillars["pillar"] if key in (CHOICES[name].pillars or [key])]
    marks = [key for key in corpus.consultation.response_types["mark"] if key in (CHOICES[name].response_types or [key])]
    assert cells == [
        [
            *(int(((selected.pillar == pillar) & (selected.mark == mark)).sum()) for mark in marks),
            int((selected.pillar == pillar).sum()),
        ]
        for pillar in pillars
    ]
    codes = [each.code for each in corpus.themes]
    presence = theme_presence(corpus.assignments, codes, len(corpus.consultation.comments))
    expected = theme_frequency(presence, codes, selected.positions).set_index("theme")
    shown = {
        (parse_qs(each.get("data-door"))["theme"][0], parse_qs(each.get("data-door")).get("in_field", ["count"])[0]): int(
            each.text
        )
        for each in page.xpath("//section[@id='themes']//a[contains(@data-door, 'theme=')]")
    }
    assert len(shown) > 30 and all(count == expected.loc[code, column] for (code, column), count in shown.items())
    frequent = of_kinds(term_frequency(corpus.matrix("both"), selected.positions))
    frequent = frequent.sort_values(["document_frequency", "term"], ascending=[False, True]).head(WORDS)
    words = [(row.xpath("string(th)"), int(row.xpath("string(td[3])"))) for row in page.xpath("//tbody[@id='words']/tr")]
    assert words == list(zip(frequent["term"], frequent["document_frequency"], strict=True))


def test_what_the_document_does_not_print_carries_whose_marks_these_are(written):
    page = read(written["nerima"])
    assert "人が読んで付けた区分" in page.xpath("string(//dd[1])")
    for place in ("//section[@id='picture']/h2", "//section[@id='cells']//caption", "//article[1]/h3", "//article[94]/h3"):
        assert "人が読んで付けた区分" in page.xpath(f"string({place})")


def test_where_no_mark_is_known_none_is_counted_and_it_is_said(written):
    page = read(written["printed"])
    assert "分かりません" in page.xpath("string(//header)")
    assert page.xpath("//section[@id='cells'] | //*[@data-type] | //input[@name='response_type']") == []
    totals = [each.text_content() for each in page.xpath("//ul[@class='legend']/li[@class='whole']")]
    assert totals[0] == "◎ 計画に反映 4件（資料の公式集計）" and len(totals) == 6
    assert {each.get("class") for each in page.xpath("//section[@id='picture']//a[@data-row]")} == {"square unknown"}


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """A document whose marks are words, and one of opinions alone."""
    data = two_consultations(tmp_path_factory.mktemp("others") / "data")
    alone = data.parent / "alone.csv"
    alone.write_text("意見\n図書館を増やしてほしい。\nバスの本数を増やす。\n", encoding="utf-8")
    import_file(alone, data / "consultations" / "alone")
    corpora = (
        open_corpus(data / "consultations" / each, data / "lexicon", cache=data.parent / "cache") for each in (ID, "alone")
    )
    return [read(explore_bytes(corpus, Selection("printed"), date=DAY)) for corpus in corpora]


def test_marks_that_are_words_stand_in_the_legend_and_their_numbers_on_the_squares(others):
    page, _ = others
    legend = [each.text_content() for each in page.xpath("//ul[@class='legend']/li")]
    assert legend == ["1反映する 3件", "2参考とする 4件", "3反映しない 2件", "4記載済み 2件", "5対象外 1件"]
    assert [each.text for each in page.xpath("//div[@class='squares'][1]/a")] == ["1", "1", "2", *"23344", *"1225"]


def test_a_document_of_opinions_alone_has_no_column_of_replies_and_nothing_to_choose(others):
    _, page = others
    assert page.xpath("//section[@id='terms']//thead//th/text()") == ["語", "意見概要"]
    assert page.xpath("//article/h4/text()") == ["意見概要"] * 2 and page.xpath("//details[@id='choices']/@hidden") == [""]
    assert "考え方" not in page.xpath("string(//main)") and "対応区分" not in page.xpath("string(//main)")


def test_the_documents_own_totals_stand_beside_the_whole_only(written):
    def printed(name):
        return [each.text_content() for each in read(written[name]).xpath("//tr[@class='whole']/td")]

    assert printed("nerima") == ["4", "34", "25", "12", "6", "13", "94"] and printed("some") == []


def shown_texts(page) -> list[list[bytes]]:
    """Opinion and reply of each card; two bytes are what a script counts as a letter."""
    return [[p.text_content().encode("utf-16-le") for p in each.findall("p")] for each in page.findall(".//article")]


def pieces(texts: list[list[bytes]], rows: list[int], letters: list[int], field: int) -> list[tuple[int, str]]:
    """Row and letters of each place that the data of a word or theme names."""
    left, found, row = sorted(summed(rows)), [], -1
    for start, length in zip(letters[::2], letters[1::2], strict=True):
        row = left.pop(0) if start < 0 else row
        begin = 2 * (-1 - start if start < 0 else start)
        found.append((row, texts[row][field][begin : begin + 2 * length].decode("utf-16-le")))
    assert left == []
    return found


def test_the_places_of_a_theme_are_those_of_the_words_it_was_found_by(written, corpus):
    page, table = read(written["nerima"]), corpus.assignments
    texts = shown_texts(page)
    for code, (_, *rows, opinion, reply) in json.loads(page.get_element_by_id("data").text)["themes"].items():
        for field, name, letters in ((0, "opinion", opinion), (1, "reply", reply)):
            own = table[(table["theme"] == code) & (table["field"] == name)]
            expected = sorted(zip(own["row"], own["evidence"], strict=True))
            assert sorted(pieces(texts, rows[field], letters, field)) == expected


@pytest.mark.parametrize("name", ["nerima", "hostile"])
def test_the_places_of_a_word_are_its_uses_also_where_letters_are_shown_otherwise(written, corpus, hostile, name):
    page, tokens = read(written[name]), {"nerima": corpus, "hostile": hostile}[name].tokens()
    uses: dict[tuple[str, str], list[tuple[int, str]]] = {}
    counted = tokens[~tokens["pos"].isin(NOT_COUNTED)].astype({"term": "str", "field": "str", "surface": "str"})
    for row, field, term, surface in counted[["row", "field", "term", "surface"]].itertuples(index=False, name=None):
        uses.setdefault((term, field), []).append((row, surface))
    words, texts = json.loads(page.get_element_by_id("data").text)["words"], shown_texts(page)
    for word, *rows, opinion, reply in words:
        for field, part, letters in ((0, "opinion", opinion), (1, "reply", reply)):
            assert pieces(texts, rows[field], letters, field) == uses.get((word, part), [])
    assert len(words) > 10


def test_more_comments_than_a_page_holds_are_refused_with_the_remedy(corpus, monkeypatch):
    monkeypatch.setattr("analysis.export.explore.page.MOST", 93)
    with pytest.raises(TooManyError, match="93件までです（値：94件）。柱・対応区分・検索で絞ってください"):
        explore_bytes(corpus, Selection("coded"), date=DAY)
    assert explore_bytes(corpus, CHOICES["some"], date=DAY)


def test_the_same_choice_gives_the_same_bytes(written, corpus):
    assert explore_bytes(corpus, CHOICES["some"], date=DAY) == written["some"]


def test_nerima_takes_at_most_a_megabyte_and_a_half(written):
    assert len(written["nerima"]) <= 1_500_000


def test_ten_thousand_comments_take_at_most_fifteen_megabytes_and_few_squares(ten_thousand):
    data = explore_bytes(ten_thousand, Selection("coded"), date=DAY)
    page = read(data)
    assert len(data) <= 15_000_000 and len(page.xpath("//article")) == 10_000
    assert 2_000 <= len(page.xpath("//a[@data-part]")) <= 2_100
    assert (
        sum(int(each.text.replace(",", "")) for each in page.xpath("//section[@id='picture']/section//a[@data-door]")) == 10_000
    )
