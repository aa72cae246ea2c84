"""Whose reply answers a comment: its own, else the one it shares."""

from __future__ import annotations

from analysis.replies.reply_rows import reply_rows


def test_nerima_shares_five(nerima):
    comments = nerima.comments
    rows = reply_rows(comments)
    shared = {comments["id"][row]: comments["id"][int(own)] for row, own in rows.items() if own != row}
    assert shared == {"5": "4", "11": "10", "18": "17", "48": "47", "49": "47"}


def test_a_comment_without_any_reply_has_none(answered):
    rows = reply_rows(answered([None, "はい。", None], {"A": "other"}, shared=[None, None, "2"]).comments)
    assert rows.isna().tolist() == [True, False, False]
    assert rows.dropna().tolist() == [1, 1]


def test_no_comments(answered):
    assert reply_rows(answered([], {}).comments).tolist() == []
