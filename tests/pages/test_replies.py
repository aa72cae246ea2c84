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


def bars(app, place=0):
    """What the bars of a figure give back when clicked → the number beside each."""
    trace = screen.figures(app)[place]["data"][0]
    found = zip(trace["customdata"], trace["text"], strict=True)
    return {key: int(re.match(r"[\d,]+", text)[0]) for key, text in found if key}


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


def test_groups_of_shared_sentences_open_the_comments_they_answer(replies):
    app = replies("shared")
    again, merged = bars(app, 0), bars(app, 1)
    assert len(merged) == 4
    for group, count in {**dict(list(again.items())[:3]), **merged}.items():
        opened = replies("shared", shared=group)
        assert screen.counted(opened) == count == len(screen.listed(opened))


def test_replies_are_counted_beside_comments(replies):
    assert "表示中の94件の意見への回答は89です" in screen.text(replies("shared"))


def test_a_near_sentence_shows_what_differs(replies, corpus):
    shared = corpus.findings.shared
    group = str(shared.loc[shared["kind"] == "near", "group"].iloc[0])
    html = "".join(screen.bodies(replies("shared", shared=group)))
    assert "印は、最初の文にない言葉です" in html
    assert re.search(r"<li>\d+番：[^<]*<mark>", html)


def test_each_grade_opens_its_comments(replies):
    counts = bars(replies("promises"))
    assert set(counts) == {"done", "will_do", "proceed", "consider", "pass_on", "decline"}
    for grade, count in counts.items():
        assert screen.counted(replies("promises", grade=grade)) == count


def test_grade_year_and_actor_narrow_the_list_and_the_rows_alike(replies, corpus):
    table = corpus.findings.promises
    expected = table[(table["year"] == "令和5年度") & (table["grade"] == "will_do")]
    app = replies("promises", grade="will_do", year="令和5年度")
    assert f"対応の一覧（{len(expected)}か所）" in screen.text(app)
    assert screen.listed(app) == expected["id"].drop_duplicates().tolist()
    assert screen.counted(replies("promises", actor="協働推進課")) == 1


def test_a_promise_of_a_shared_reply_stands_once_in_the_list_and_opens_all_its_comments(replies, corpus):
    table = corpus.findings.promises
    assert "4" in table["id"].tolist() and "5" not in table["id"].tolist()
    opened = replies("promises", grade="proceed", q="全体を通して支持")
    assert screen.listed(opened) == ["5"]
    assert "目指します" in screen.text(opened)


def test_the_grading_table_is_on_the_page(replies):
    words = screen.text(replies("promises"))
    assert "文の終わり方で、上から順に当てはめます" in words
    assert "実際の進み具合は示しません" in words


@pytest.mark.parametrize(("outcome", "place", "total"), [("revised", 0, 4), ("not_adopted", 1, 6)])
def test_each_pillar_opens_what_changed_and_what_was_refused(replies, outcome, place, total):
    counts = bars(replies("changes"), place)
    assert sum(counts.values()) == total  # ◎4 and ※6 of the document
    for pillar, count in counts.items():
        assert screen.counted(replies("changes", outcome=outcome, in_pillar=pillar)) == count
    assert screen.counted(replies("changes", outcome=outcome)) == total


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
    assert screen.listed(app) == corpus.findings.reading_list["id"].head(5).tolist()
    marked = re.findall(r"<mark>([^<]+)</mark>", "".join(screen.bodies(app)))
    assert marked


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
    here = screen.counted(replies(part, **query))
    assert f"このうち {here}件" in screen.text(open_page("comments", **query))


def test_a_choice_of_another_part_narrows_nothing(replies):
    app = replies("promises", shared="1", gap="ranked")
    assert "グラフの数字を押すか" in screen.text(app)


@pytest.mark.parametrize("query", [{"shared": "999"}, {"year": "令和99年度"}, {"actor": "火星支所"}])
def test_an_unknown_value_leaves_no_rows_and_no_error(replies, query):
    part = "shared" if "shared" in query else "promises"
    assert "当てはまる意見はありません" in screen.text(replies(part, **query))
