"""Replies that only name another comment, and those that go on to say something."""

from __future__ import annotations

import pytest

from analysis.ingest.words.same_reply import same_reply


@pytest.mark.parametrize(
    ("reply", "number"),
    [
        ("No.3と同じ", "3"),
        ("No.３に同じ。", "3"),
        ("（４番と共通の回答です。）", "4"),
        ("意見番号12の回答のとおりです。", "12"),
        ("番号2-1と同様です", "2-1"),
        ("№5の区の考え方を参照してください。", "5"),
    ],
)
def test_the_number_is_found(reply, number):
    assert same_reply(reply) == number


@pytest.mark.parametrize(
    "reply",
    [
        "3番の回答と同じく、歩道の整備を検討します。",
        "3か所に設置します。",
        "令和5年と同じです。",
        "ご意見と同じ考えです。",
        "3",
        "10時から20時のとおりです",
        "No.3と同じ" + "です" * 9,
    ],
)
def test_a_reply_that_says_something_is_one(reply):
    assert same_reply(reply) == ""
