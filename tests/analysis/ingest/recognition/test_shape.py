"""Whether comments are rows of a table or stand in it one below the other."""

from __future__ import annotations

import pytest

from analysis.ingest.importing import import_file
from analysis.ingest.recognition.shape import shape
from tests.analysis.ingest.documents import ANSWER, HEAD, LONG, comment, document

STACKED = [row for number in range(1, 7) for row in ((str(number), "意見", f"{number}番目。{LONG}"), ("", "回答", ANSWER))]


def test_no_line_has_no_shape():
    assert shape(document()) is None


def test_an_opinion_in_a_row_and_its_reply_in_the_next_are_one_comment(tmp_path):
    found = shape(document(("番号", "", "内容"), *STACKED))
    assert (found.layout, found.roles) == ("blocks", {"意見": "opinion", "回答": "reply"})
    (tmp_path / "意見.csv").write_text("\n".join(map(",".join, [("番号", "", "内容"), *STACKED])), encoding="utf-8")
    comments = import_file(tmp_path / "意見.csv", tmp_path / "out").built.tables["comments.csv"]
    assert comments["no"].tolist() == list("123456")
    assert comments["opinion"].tolist() == [f"{number}番目。{LONG}" for number in range(1, 7)]
    assert comments["reply"].tolist() == [ANSWER] * 6


def stacked(replies):
    """Comments in blocks, each with another word over its reply."""
    return [text for reply in replies for text in ("意見", LONG, reply, ANSWER)]


def test_a_word_that_marks_one_text_is_believed_in_a_short_document_only():
    """Of four replies one is 市の考え方, as where a department answers in its own form; from five on, it is a line of text."""
    assert shape(document(*stacked(["回答"] * 3 + ["市の考え方"]))).roles == {
        "意見": "opinion",
        "回答": "reply",
        "市の考え方": "reply",
    }
    assert shape(document(*stacked(["回答"] * 4 + ["市の考え方"]))).roles == {"意見": "opinion", "回答": "reply"}


def test_a_table_whose_cells_name_what_they_are_stays_a_table():
    rows = [comment(number, category=category) for number, category in enumerate(("意見", "回答", "意見", "回答"), start=1)]
    assert shape(document(HEAD, *rows)).layout == "table"
    kinds = [("1", "意見", LONG), ("2", "質問", LONG), ("3", "意見", LONG), ("4", "要望", LONG)]
    assert shape(document(("番号", "種別", "内容"), *kinds)).layout == "table"


def labelled(*labels):
    """Texts in blocks, each under its label."""
    return document(*(text for label in labels for text in (label, ANSWER if label in ("回答", "市の考え方") else LONG)))


def test_blocks_have_at_most_three_times_as_many_opinions_as_replies():
    assert shape(labelled(*["意見"] * 6, "回答", "回答")).layout == "blocks"
    assert shape(labelled(*["意見"] * 7, "回答", "回答")) is None
    assert shape(labelled("意見", "意見", *["回答"] * 6)).layout == "blocks"
    assert shape(labelled("意見", "意見", *["回答"] * 7)) is None


def test_opinions_without_replies_are_no_blocks():
    assert shape(labelled("意見", "意見")) is None
    assert shape(labelled("回答", "回答")) is None


def test_a_word_that_marks_fewer_than_one_in_ten_texts_is_a_line_of_text():
    often = ["意見", "回答"] * 20
    assert "市の考え方" in shape(labelled(*often, "市の考え方", "市の考え方")).roles
    more = ["意見", "回答"] * 21
    assert "市の考え方" not in shape(labelled(*more, "市の考え方", "市の考え方")).roles


def test_q_and_a_come_together():
    assert shape(labelled("Q", "A", "Q", "A")).roles == {"q": "opinion", "a": "reply"}
    assert "a" not in shape(labelled("意見", "回答", "意見", "回答", "A", "A")).roles


def test_a_word_that_may_mean_a_mark_means_one_beside_a_sure_word_for_replies():
    found = shape(labelled("意見", "市の考え方", "対応", "意見", "市の考え方", "対応"))
    assert found.roles == {"意見": "opinion", "市の考え方": "reply", "対応": "printed_mark"}
    assert shape(labelled("意見", "対応", "意見", "対応")).roles == {"意見": "opinion", "対応": "reply"}


def test_most_texts_that_say_beside_them_what_they_are_make_blocks_of_a_table():
    """Two of three rows with a text say so; of one in two it is a table whose cells happen to be called 意見."""

    def rows(plain):
        return [("番号", "区分", "内容"), *STACKED[:8], *[("", "", LONG)] * plain]

    assert shape(document(*rows(4))).layout == "blocks"
    assert shape(document(*rows(5))).layout == "table"


def test_a_line_of_short_words_above_texts_is_a_heading_though_nobody_knows_its_words():
    words = ("甲の欄", "乙の欄", "丙の欄")
    rows = [(f"第{number}", f"{number}番目。{LONG}", ANSWER) for number in "一二三四"]
    found = shape(document(words, *rows))
    assert tuple(column.heading for column in found.columns) == words
    assert not found.headless


@pytest.mark.parametrize(
    "row", [("1", "乙の欄", "丙の欄"), ("甲の欄", "－", "丙の欄"), ("甲の欄", "甲の欄", "丙の欄"), ("甲の欄", "", "")]
)
def test_numbers_marks_and_words_said_twice_are_no_heading(row):
    rows = [(f"第{number}", f"{number}番目。{LONG}", ANSWER) for number in "一二三四"]
    assert shape(document(row, *rows)).headless


def test_columns_of_a_table_without_a_heading_go_by_their_places_and_that_is_said():
    found = shape(document(*[(str(number), f"{number}番目。{LONG}", ANSWER) for number in range(1, 5)]))
    assert found.headless and found.doubts == ("表に見出しがないため、内容から列を読み分けました",)
    assert list(found.roles) == ["#1", "#2", "#3"]
    assert (found.roles["#1"], found.roles["#2"], found.roles["#3"]) == ("no", "opinion", "reply")


def test_a_person_names_columns_by_heading_or_by_place():
    rows = [("甲", "乙"), (LONG, ANSWER), (LONG, ANSWER)]
    named = shape(document(*rows), {"甲": "opinion"})
    assert (named.roles["甲"], named.headless) == ("opinion", False)
    placed = shape(document(*rows[1:]), {"#2": "reply", "#1": "opinion"})
    assert (placed.roles, placed.headless) == ({"#1": "opinion", "#2": "reply"}, True)
    assert shape(document(*rows), {"丙": "opinion"}) is None


def test_columns_that_nobody_named_are_kept_as_they_are():
    rows = [HEAD, *(comment(number) for number in range(1, 5))]
    found = shape(document(*rows)).with_named_only({"意見の概要": "opinion"})
    assert found.roles == dict(zip(HEAD, ("no", "attribute", "opinion", "reply", "attribute"), strict=True))
    category = found.columns[1]
    assert (category.reason, category.confidence, category.question) == ("指定のない列", 1.0, "")


def test_the_column_of_opinions_stays_where_nobody_named_it_with_its_question():
    rows = [("番号", "甲", "市の考え方"), *[(str(number), LONG, ANSWER) for number in range(1, 5)]]
    found = shape(document(*rows), {"市の考え方": "reply"})
    assert found.with_named_only({"市の考え方": "reply"}).roles["甲"] == "opinion"


def test_an_empty_column_of_numbers_is_no_question_where_nobody_asked_for_numbers():
    rows = [("番号", "意見", "市の考え方"), *[("", LONG, ANSWER)] * 4]
    found = shape(document(*rows))
    assert found.columns[0].question
    kept = found.with_named_only({"意見": "opinion"})
    assert (kept.roles["番号"], kept.columns[0].question) == ("ignore", "")
