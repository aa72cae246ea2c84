"""区の考え方: each number opens its rows, here and on the reading page; quotes are verbatim; nothing is graded as good or bad."""

from __future__ import annotations

import re

import pytest

from pages.components.frame.library import library
from tests.pages import screen

PARTS = ("shared", "promises", "changes", "gaps")


@pytest.fixture(scope="module")
def corpus():
    return library().corpora["nerima-2023"]


@pytest.fixture
def replies(open_page):
    def opened(part, **query):
        return open_page("replies", answers=part, **query)

    return opened


def counts(app, key):
    """The doors that choose one value of a parameter: value → the number each says."""
    return {door.values[key]: screen.said(door) for door in screen.doors(app) if key in door.values}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"pillar": ["柱Ⅱ"]},
        {"response_type": ["○", "※"]},
        {"response_type": ["－"]},
        {"basis": "printed"},
        {"basis": "estimated"},
        {"q": "スマホ"},
        {"q": "量子計算機"},
    ],
)
def test_each_part_opens_under_each_filter(replies, part, query):
    assert "件 / 94 件" in screen.text(replies(part, **query))


def test_groups_of_shared_sentences_are_a_list_to_read(replies, corpus):
    app = replies("shared")
    assert not screen.figures(app)
    groups = corpus.findings.groups
    assert set(counts(app, "shared")) == set(groups.loc[groups["kind"] != "merged", "group"].astype("str"))
    assert counts(app, "same_reply") == {"47": 3, "4": 2, "10": 2, "17": 2}, "one reply in a merged cell for several comments"
    words = screen.text(app)
    assert all(sentence in words for sentence in groups["sentence"])


def test_replies_are_counted_beside_comments(replies):
    assert "表示中の94件の意見への回答は89です" in screen.text(replies("shared"))


def test_a_near_sentence_shows_what_differs(replies, corpus):
    shared = corpus.findings.shared
    group = str(shared.loc[shared["kind"] == "near", "group"].iloc[0])
    html = screen.panel_html(replies("shared", shared=group))
    assert "印は、最初の文にない言葉です" in html
    assert re.search(r"<li>\d+番：[^<]*<mark>", html)


def test_grades_years_and_bodies_are_doors(replies, corpus):
    app = replies("promises")
    assert set(counts(app, "grade")) == {"done", "will_do", "proceed", "consider", "pass_on", "decline"}
    table = corpus.findings.promises
    table = table[~table["other"]]
    assert set(counts(app, "year")) == set(table["year"].dropna())
    assert counts(app, "actor")["協働推進課"] == 1


def test_grade_and_year_narrow_alike(replies, corpus):
    table = corpus.findings.promises
    expected = table[(table["year"] == "令和5年度") & (table["grade"] == "will_do")]
    assert screen.panel(replies("promises", grade="will_do", year="令和5年度")) == expected["id"].drop_duplicates().tolist()


def test_a_promise_of_a_shared_reply_stands_once_in_the_list_and_opens_all_its_comments(replies, corpus):
    table = corpus.findings.promises
    assert "4" in table["id"].tolist() and "5" not in table["id"].tolist()
    opened = replies("promises", grade="proceed", q="全体を通して支持")
    assert screen.panel(opened) == ["5"]
    assert "目指します" in screen.panel_text(opened)


def test_the_grading_table_is_on_the_page(replies):
    words = screen.text(replies("promises"))
    assert "文の終わり方で、上から順に当てはめます" in words
    assert "実際の進み具合は示しません" in words


@pytest.mark.parametrize(("outcome", "total"), [("revised", 4), ("not_adopted", 6)])
def test_pillars_add_up_to_what_changed_and_what_was_refused(replies, outcome, total):
    found = [door for door in screen.doors(replies("changes")) if door.values.get("outcome") == outcome]
    pillars = {door.values["in_pillar"]: screen.said(door) for door in found if "in_pillar" in door.values}
    assert sum(pillars.values()) == total  # ◎4 and ※6 of the document
    assert {screen.said(door) for door in found if "in_pillar" not in door.values} == {total}


def test_pillars_where_nothing_changed_are_named(replies):
    words = screen.text(replies("changes"))
    assert "該当がない柱：プラン全体、柱Ⅱ DX、柱Ⅲ 人事・人材育成、その他" in words


def test_every_rate_stands_with_what_it_is_a_rate_of(replies):
    words = screen.text(replies("changes"))
    for rate in ("4.3%", "4.9%", "40.4%", "46.9%"):  # 4/94, 4/81, 38/94, 38/81
        assert rate in words
    assert "引用するときは数え方も添えてください" in words


def test_without_response_types_no_change_is_claimed(replies):
    words = screen.text(replies("changes", basis="printed"))
    assert "どの意見が反映されたかは、資料からは分かりません" in words and "計画に反映した意見（" not in words


def test_no_number_of_unanswered_parts_stands_on_the_page(replies, corpus):
    """A rank says where to read first; a cut-off that fits one document flags nothing or everything in another."""
    app = replies("gaps")
    words = screen.text(app)
    assert "読む順の一覧" in words and "触れられていない" not in words.split("読む順の一覧")[1]
    assert not screen.figures(app) and not re.search(r"見当たらない(?:部分|意見|もの)[がは]?\d", words)


def test_the_comments_come_least_spoken_of_first_with_the_matching_words_marked(replies, corpus):
    app = replies("gaps", gap="ranked")
    assert screen.panel(app) == corpus.findings.reading_list["id"].head(100).tolist()
    assert re.findall(r"<mark>([^<]+)</mark>", screen.panel_html(app))


def test_the_page_says_that_words_are_no_answer(replies):
    assert "同じ語があることと、答えていることは同じではありません" in screen.text(replies("gaps"))


@pytest.mark.parametrize(
    ("part", "query"),
    [
        ("shared", {"shared": "1"}),
        ("promises", {"grade": "consider"}),
        ("promises", {"year": "令和5年度", "actor": "国"}),
        ("changes", {"outcome": "not_adopted"}),
        ("gaps", {"gap": "ranked"}),
    ],
)
def test_the_reading_page_lists_the_same_rows(replies, open_page, part, query):
    here = screen.panel(replies(part, **query))
    assert f"このうち {len(here)}件" in screen.text(open_page("comments", **query))


@pytest.mark.parametrize("query", [{"shared": "999"}, {"year": "令和99年度"}, {"actor": "火星支所"}])
def test_an_unknown_value_leaves_no_rows_and_no_error(replies, query):
    part = "shared" if "shared" in query else "promises"
    assert "当てはまる意見はありません" in screen.panel_text(replies(part, **query))
