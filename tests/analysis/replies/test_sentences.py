"""Sentences: verbatim, whole, and parted where a reader would."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.package.folder import read_consultation
from analysis.replies.sentences import sentence_spans, sentences


def parts(text):
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("実施します。検討します。", ["実施します。", "検討します。"]),
        ("できないか？", ["できないか？"]),
        ("取り組みます。 事業は未定です", ["取り組みます。 ", "事業は未定です"]),
        ("一行目\n\n二行目", ["一行目\n\n", "二行目"]),
        ("「行かない。書かない。」を進めます。", ["「行かない。書かない。」を進めます。"]),
        ("支援します（一部を除く。）。次に", ["支援します（一部を除く。）。", "次に"]),
        ("開かない「括弧。次の文。", ["開かない「括弧。", "次の文。"]),
        ("彼は言う。」次", ["彼は言う。」", "次"]),
        ("要望：①窓口を増やす②時間を延ばす", ["要望：", "①窓口を増やす②時間を延ばす"]),
        ("次のとおり。①窓口 ②時間 ③場所", ["次のとおり。", "①窓口 ", "②時間 ", "③場所"]),
        ("・窓口\n・時間", ["・窓口\n", "・時間"]),
        ("(1) 窓口 (2) 時間", ["(1) 窓口 ", "(2) 時間"]),
        ("１．窓口　２．時間", ["１．窓口　", "２．時間"]),
        ("ver.2と3.5倍", ["ver.2と3.5倍"]),
        ("町会・自治会", ["町会・自治会"]),
        ("  。", ["  。"]),
        ("", []),
    ],
)
def test_where_a_sentence_ends(text, expected):
    assert parts(text) == expected


@settings(deadline=None)
@given(st.text(alphabet="あ漢a1。！？\n 　「」（）()①②・●.．", max_size=60))
def test_the_sentences_of_any_text_are_the_text(text):
    spans = sentence_spans(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    if text.strip():
        assert all(text[start:end].strip() for start, end in spans)


def test_the_table_has_no_blanks_around_a_sentence_and_none_for_a_missing_text():
    table = sentences(pd.Series(["一。 二。", None, ""], dtype="str"))
    assert table.to_numpy().tolist() == [[0, 0, 0, 2, "一。"], [0, 1, 3, 5, "二。"]]


def test_no_text_gives_an_empty_table_with_the_same_columns():
    table = sentences(pd.Series([], dtype="str"))
    assert table.empty and list(table) == ["row", "sentence", "start", "end", "text"]


def test_the_replies_of_nerima_end_their_sentences_with_a_full_stop(nerima_folder):
    replies = read_consultation(nerima_folder).comments["reply"]
    table = sentences(replies)
    assert table["text"].str.endswith("。").all()
    assert len(table) == replies.str.count("。").sum()
