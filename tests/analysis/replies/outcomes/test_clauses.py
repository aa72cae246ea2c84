"""Clauses: each with its own predicate, verbatim, nothing lost but what joins them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.replies.outcomes.clauses import clause_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("検討していきますが、調整は課が行う予定です。", ["検討していきます", "調整は課が行う予定です"]),
        ("考えはありませんが、注視します。図を揃えます。", ["考えはありません", "注視します", "図を揃えます"]),
        ("方針を策定し、整理します。", ["方針を策定し、整理します"]),
        ("ます、と書く。", ["ます、と書く"]),
        ("㍻30年に実施しましたが、見直します", ["㍻30年に実施しました", "見直します"]),
        ("。", []),
        ("", []),
    ],
)
def test_where_a_clause_ends(text, expected):
    assert [text[start:end] for start, end in clause_spans(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet="検討しますがでせん、。\n 「」㍻①", max_size=50))
def test_clauses_come_in_order_and_hold_something(text):
    spans = clause_spans(text)
    assert all(text[start:end].strip() for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
