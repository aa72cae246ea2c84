"""意見を読む: order, paging, one comment with its citation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from pages.components.rows.card import Cards, comment_cards, highlighted
from tests.pages.screen import bodies, listed


def text_of(app) -> str:
    return " ".join(each.body for each in app.get("html"))


def numbers(app) -> list[int]:
    return [int(part.split('番"')[0]) for part in text_of(app).split('aria-label="意見 ')[1:]]


def test_twenty_a_page_and_all_of_them_once(open_page):
    seen = [number for page in "12345" for number in numbers(open_page("comments", p=page))]
    assert seen == list(range(1, 95))


@pytest.mark.parametrize("page", ["0", "99", "x", "-1", "１"])
def test_a_page_that_is_not_there_is_the_nearest(open_page, page):
    app = open_page("comments", p=page)
    assert not app.exception
    assert len(numbers(app)) in (14, 20)


def test_longest_first(open_page):
    app = open_page("comments", sort="opinion", pillar="第1章")
    assert set(numbers(app)) == {6, 7, 8}
    assert numbers(app) != [6, 7, 8]


def test_one_comment_with_its_citation(open_page):
    app = open_page("comments", id="37")
    assert numbers(app) == [37]
    (citation,) = [each.value for each in app.code if each.value.startswith("練馬区「") and "意見37番" in each.value]
    assert citation


def test_a_permalink_outside_the_filters_says_so(open_page):
    app = open_page("comments", id="37", pillar="柱Ⅰ")
    assert numbers(app) == [37]
    assert "いまの絞り込み条件には含まれていません" in text_of(app)


def test_shared_replies_are_shown_and_said_to_be_inferred(open_page):
    text = text_of(open_page("comments", id="48"))
    assert "47番と共通の回答" in text
    assert "はつらつセンターや敬老館で" in text


def test_text_errors_stand_beside_the_verbatim_text(open_page):
    text = text_of(open_page("comments", id="92"))
    assert "かかりつけ医がいらない場合" in text
    assert "資料の文字の誤りと思われる箇所" in text
    assert "かかりつけ医がいない」" in text


def test_search_words_are_marked_and_the_text_is_escaped(open_page):
    assert "<mark>スマホ</mark>" in text_of(open_page("comments", q="スマホ"))


def test_no_rows(open_page):
    app = open_page("comments", q="該当するはずのない語句")
    assert numbers(app) == []
    assert "当てはまる意見はありません" in text_of(app)


def test_characters_in_doubt_are_marked_in_the_text_and_counted_above_it():
    assert highlighted("公園を<b>", [(0, 2)], {1, 3}) == (
        '<mark>公<u class="doubtful">園</u></mark>を<u class="doubtful">&lt;</u>b&gt;'
    )
    assert highlighted("公園", [], frozenset()) == "公園"


def test_a_card_leads_to_the_others_of_the_same_reply(open_page):
    """48 and 49 are answered by the merged cell of 47."""
    card = "".join(bodies(open_page("comments", id="48")))
    assert "同じ回答の意見がほか2件" in card and "same_reply=48" in card
    app = open_page("comments", same_reply="48")
    assert listed(app) == ["47", "48", "49"] and "48番と同じ回答" in [each.label for each in app.button]
    assert listed(open_page("comments", same_reply="9999")) == []
    assert "同じ回答の意見が" not in "".join(bodies(open_page("comments", id="50")))


def test_a_card_says_that_its_text_was_recognised(nerima_folder):
    consultation = read_consultation(nerima_folder)
    comments = consultation.comments
    doubtful = pd.DataFrame({"comment": ["1", "1", "2"], "field": ["opinion", "opinion", "reply"], "place": [0, 2, 1]})
    view = SimpleNamespace(
        consultation=replace(consultation, doubtful=doubtful),
        corpus=type("Corpus", (), {"same_texts": np.arange(len(comments)), "same_replies": np.arange(len(comments))})(),
        basis="coded",
        typed=False,
        pillars=defaultdict(str),
    )
    first, second = (comment_cards(comments.loc[[row]], Cards(view)) for row in comments.index[:2])
    assert first.count('<u class="doubtful">') == 2 and "文字認識で読んだ文（自信のない文字は下線、2字）" in first
    assert second.count('<u class="doubtful">') == 1
