"""Counts, sentences and tables of a briefing."""

from __future__ import annotations

from analysis.briefing.content import Column, Count, Part, Sentence, Table


def test_a_count_is_the_comments_it_counts():
    count = Count(("1", "5", "7"), of=12)
    assert int(count) == 3
    assert str(count) == "3件（25.0%）"


def test_of_fewer_than_ten_only_the_count_is_said():
    assert str(Count(("1",), of=9)) == "1件" and Count(("1",), of=9).share is None
    assert str(Count(("1",), of=10)) == "1件（10.0%）"
    assert str(Count((), of=0)) == "0件" == str(Count(()))


def test_a_sentence_names_each_comment_once_in_order_of_mention():
    sentence = Sentence((Part("意見は"), Part("2件", ("8", "3")), Part("、うち"), Part("1件", ("3",)), Part("です。")))
    assert sentence.text == "意見は2件、うち1件です。"
    assert sentence.ids == ("8", "3")


def test_a_table_knows_the_comments_it_counts_and_names():
    columns = (Column("comment", "意見番号", "comment"), Column("count", "件数", "count"), Column("note", "メモ"))
    table = Table("t", "表", columns, (("4", Count(("1", "4")), "5"), ("9", Count(()), None)))
    assert table.ids == ("4", "1", "9")
    assert table.column("note") == ["5", None]
    assert Table("t", "表", columns, ()).ids == ()
