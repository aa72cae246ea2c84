"""Whether comments are rows of a table or stand in it one below the other."""

from __future__ import annotations

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
