"""One reply for many opinions: the whole reply, merged cells too."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from analysis.replies.repeated.whole_replies import shared_whole, whole_replies


def comments(*replies, shared=None):
    ids = [str(n) for n in range(1, len(replies) + 1)]
    merged = [(shared or {}).get(id_) for id_ in ids]
    columns = {"id": ids, "reply": pd.array(replies, dtype="str"), "reply_shared_with": pd.array(merged, dtype="str")}
    return pd.DataFrame(columns)


def test_the_same_reply_but_for_blanks_and_signs_and_a_merged_cell():
    """5 shares the cell of 2; 4 has no reply; 3 says more."""
    table = comments("検討します。", "検討します。", "検討します。参考にします。", None, None, " 検討 します", shared={"5": "2"})
    numbers = whole_replies(table)
    assert numbers.tolist() == [0, 0, 2, -1, 0, 0]
    assert shared_whole(numbers, np.arange(6)).to_dict("list") == {"leader": [0], "count": [4]}
    assert shared_whole(numbers, np.array([0, 2, 3])).empty, "of those chosen, one has it"


@pytest.mark.parametrize("replies", [[], [None], [None, "検討します。"]])
def test_nothing_shared(replies):
    table = comments(*replies)
    assert shared_whole(whole_replies(table), np.arange(len(table))).empty


def test_nerima(nerima_folder):
    """Counted by hand in the table of the ward: 47 with two others, 4, 10 and 17 with one each."""
    table = read_consultation(nerima_folder).comments
    found = shared_whole(whole_replies(table), np.arange(len(table)))
    assert list(zip(table["id"].iloc[found["leader"]], found["count"], strict=True)) == [
        ("47", 3),
        ("4", 2),
        ("10", 2),
        ("17", 2),
    ]
