"""Which empty replies are inferred to be those above."""

from __future__ import annotations

import pandas as pd

from analysis.ingest.recognition.shared_replies import inferred_replies
from analysis.ingest.rows.lines_read import Row

MEANINGS = {"○": "already_in_draft", "－": "comment"}


def inferred(replies, *, marks=None, pillars=None, opinions=None, merged=()):
    count = len(replies)
    rows = [Row({}, 1, 1, merged={"reply"} if place in merged else set()) for place in range(count)]
    table = pd.DataFrame(
        {
            "id": [str(place + 1) for place in range(count)],
            "reply": replies,
            "printed_mark": marks or ["○"] * count,
            "pillar": pillars or ["全体"] * count,
            "opinion": opinions or ["意見"] * count,
            "reply_shared_with": [None] * count,
        }
    ).astype("str")
    return inferred_replies(rows, table, MEANINGS)


def test_nothing_is_missing():
    assert inferred([]) == {}
    assert inferred(["回答", "回答"]) == {}


def test_empty_replies_below_one_share_it():
    assert inferred(["甲", None, None, "乙", "丙", "丁"]) == {"2": "1", "3": "1"}


def test_not_over_the_border_of_a_section_or_of_a_response_type():
    assert inferred(["甲", None, "乙", "丙"], pillars=["1", "2", "2", "2"]) == {}
    assert inferred(["甲", None, "乙", "丙"], marks=["○", "△", "○", "○"]) == {}


def test_the_first_comment_shares_with_nobody():
    assert inferred([None, "甲", "乙", "丙"]) == {}


def test_merged_cells_are_printed_and_not_inferred():
    assert inferred(["甲", None, "乙", "丙"], merged=(1,)) == {}


def test_a_mere_opinion_needs_no_reply():
    assert inferred(["甲", None, "乙", "丙"], marks=["－", "－", "○", "○"]) == {}
    assert inferred(["甲", None, "乙", "丙"], opinions=["あ", "（意見）賛成です。", "う", "え"]) == {}


def test_a_document_that_rarely_answers_shares_nothing():
    """Up to 35 of 100 replies may be missing."""
    assert inferred(["甲", None, None, None]) == {}
    answered = ["甲"] * 13
    assert list(inferred([*answered, *[None] * 7])) == [str(number) for number in range(14, 21)]
    assert inferred([*answered[:12], *[None] * 8]) == {}
