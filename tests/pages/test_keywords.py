"""キーワード: what a number says is what its rows are."""

from __future__ import annotations

import re

import pytest

from pages.components.frame.library import library

TEXT = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def corpus():
    return library().corpora["nerima-2023"]


def texts(app) -> list[str]:
    return [TEXT.sub("", each.proto.body) for each in app.get("html")]


def text(app) -> str:
    return "\n".join(texts(app))


def lead(app) -> tuple[int, int]:
    """Comments and uses that the sentence about the chosen word names."""
    found = re.search(r"がある意見は ([\d,]+)件（\D*?([\d,]+)回）", text(app))
    assert found, text(app)
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


def chart(app, place: int = 0):
    """Data and layout of a figure, as sent to the browser."""
    import json

    return json.loads(app.get("plotly_chart")[place].proto.spec)


def bar_words(app, place: int = 0) -> list[str]:
    return chart(app, place)["data"][0]["customdata"]


@pytest.mark.parametrize("view", ["frequency", "contrast", "voices", "network", "cloud"])
@pytest.mark.parametrize("field", ["both", "opinion", "reply"])
def test_each_part_opens(open_page, view, field):
    app = open_page("keywords", view=view, field=field)
    assert "表示中 94 件 / 94 件" in text(app)
    assert app.get("plotly_chart")
    assert "どう数えたか" in {each.label for each in app.expander}


@pytest.mark.parametrize("field", ["both", "opinion", "reply"])
@pytest.mark.parametrize("joined", ["yes", "no"])
def test_the_numbers_of_a_bar_are_the_uses_and_comments_it_opens(open_page, field, joined):
    word, numbers = first_bar(open_page("keywords", field=field, joined=joined))
    app = open_page("keywords", field=field, joined=joined, word=word)
    uses, comments = map(int, re.findall(r"(\d+)(?=[回件])", numbers)[:2])
    assert lead(app) == (comments, uses)
    assert f"{comments}件" in text(app)


def first_bar(app) -> tuple[str, str]:
    data = chart(app)["data"][0]
    return data["customdata"][0], data["text"][0]


@pytest.mark.parametrize(
    "query", [{"pillar": ["柱Ⅱ"]}, {"response_type": ["○", "◎"]}, {"q": "スマホ"}, {"pillar": ["柱Ⅰ"], "response_type": ["△"]}]
)
def test_filters_narrow_counts_and_rows_alike(open_page, query):
    app = open_page("keywords", **query)
    word, numbers = first_bar(app)
    uses, comments = map(int, re.findall(r"(\d+)(?=[回件])", numbers)[:2])
    assert lead(open_page("keywords", word=word, **query)) == (comments, uses)


def test_the_same_rows_stand_on_the_reading_page(open_page):
    here = open_page("keywords", word="支援", field="opinion", in_pillar="柱Ⅰ")
    comments, _ = lead(here)
    there = open_page("comments", word="支援", in_field="opinion", pillar=["柱Ⅰ"])
    assert f"このうち {comments}件" in text(there)


def test_small_charts_by_pillar_count_within_the_pillar(open_page, corpus):
    app = open_page("keywords", by="pillar", field="opinion")
    assert len(app.get("plotly_chart")) == 6
    word, numbers = chart(app, 3)["data"][0]["customdata"][0], chart(app, 3)["data"][0]["text"][0]
    uses, comments = map(int, re.findall(r"\d+", numbers))
    assert lead(open_page("keywords", by="pillar", field="opinion", word=word, in_pillar="柱Ⅱ")) == (comments, uses)


def test_a_word_is_found_by_another_spelling(open_page):
    app = open_page("keywords", word="スマートフォン")
    assert lead(app) == lead(open_page("keywords", word="スマホ"))


def test_an_unknown_word_is_said_to_be_unknown(open_page):
    app = open_page("keywords", word="量子計算機")
    assert "見つかりません" in text(app)


def test_a_pair_of_words_opens_the_comments_with_both(open_page, corpus):
    app = open_page("keywords", view="network", word="相談", with_word="スマホ")
    comments, _ = lead(app)
    matrix = corpus.matrix("both")
    places = matrix.terms.index[matrix.terms["term"].isin(["相談", corpus.lexicon.head("スマホ")])]
    assert len(places) == 2
    assert comments == int((matrix.counts[:, places].toarray() > 0).all(axis=1).sum())


def test_the_contrast_counts_comments_of_both_groups(open_page):
    app = open_page("keywords", view="contrast", field="opinion")
    labels = [each["text"] for each in chart(app)["layout"]["annotations"]]
    word = re.search(r"<b>([^<]+)</b><br>.*?44件中(\d+)件 対 22件中(\d+)件", labels[0])
    assert word
    here = open_page("keywords", view="contrast", field="opinion", word=word[1], in_pillar="柱Ⅱ")
    assert lead(here)[0] == int(word[2])


def test_groups_that_cannot_be_compared(open_page):
    assert "同じまとまりどうし" in text(open_page("keywords", view="contrast", target="柱Ⅰ", reference="柱Ⅰ"))
    assert "片方のまとまりに意見がありません" in text(open_page("keywords", view="contrast", pillar=["柱Ⅱ"]))


def test_the_rest_can_be_the_other_group(open_page):
    app = open_page("keywords", view="contrast", reference="rest", target="柱Ⅲ")
    assert "それ以外すべて（87件）" in text(app)


def test_parts_of_speech_and_stop_words(open_page, corpus):
    verbs = open_page("keywords", pos=["動詞"])
    kinds = corpus.matrix("both").terms.set_index("term")["pos"]
    assert set(kinds[bar_words(verbs)]) == {"動詞"}
    with_stop_words = open_page("keywords", stop="yes")
    stop = corpus.matrix("both").terms.set_index("term")["stop"]
    assert stop[bar_words(with_stop_words)].any()
    assert not stop[bar_words(open_page("keywords"))].any()


def test_nothing_selected_is_said(open_page):
    assert "数える語がありません" in text(open_page("keywords", q="量子計算機"))


def test_uses_are_paged(open_page):
    first, second = (open_page("keywords", word="支援", p=page) for page in ("1", "2"))
    assert "1 / " in text(first) and "2 / " in text(second)
    assert kwic(first) != kwic(second)
    assert kwic(open_page("keywords", word="支援", p="999")) == kwic(open_page("keywords", word="支援", p=str(last_page(first))))


def kwic(app) -> str:
    return next(each.proto.body for each in app.get("html") if 'class="atlas-table atlas-kwic"' in each.proto.body)


def last_page(app) -> int:
    return int(re.search(r"1 / (\d+) ページ", text(app))[1])


def test_the_cloud_has_the_words_of_the_bars_and_opens_their_uses(open_page):
    cloud = chart(open_page("keywords", view="cloud"))["data"][0]
    assert cloud["customdata"][:20] == bar_words(open_page("keywords"))[:20]
    app = open_page("keywords", view="cloud", word=cloud["customdata"][0])
    numbers = re.search(r"([\d,]+)回・([\d,]+)件", cloud["hovertext"][0])
    assert lead(app) == (int(numbers[2]), int(numbers[1]))
