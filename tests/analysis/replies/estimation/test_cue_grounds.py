"""What cues were held against: counted by hand here, and the table that is kept is the one that the documents give."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.problem import PackageError
from analysis.replies.estimation.cue_grounds import COLUMNS, FILE, read_grounds, tier
from tests.unseen.grounds import FIVE, Labelled, cue_grounds, documents, made

REPLIES = {
    "one": [("図を修正します。", "revised"), ("表を訂正します。", "not_adopted"), ("誤記を訂正します。", "revised")],
    "two": [("本文を修正します。", "other")],
    "three": [("はい。", "other")],
}


def test_a_cue_holds_in_a_document_where_it_is_right_more_often_than_not(cues):
    """「修正します」 stands in three replies of one, right in two, and in one of two, where it is wrong."""
    given = {name: Labelled(pd.DataFrame(each, columns=["reply", "mark"]), FIVE) for name, each in REPLIES.items()}
    table = cue_grounds(given, cues).set_index("cue")
    assert table.loc["修正します"].to_dict() == {"documents": 2, "held": 1, "found": 4, "right": 2}
    assert table.loc["考えはない"].sum() == 0 and table.index.tolist() == [cue.code for cue in cues]


def test_the_table_that_is_kept_is_the_one_that_the_documents_give():
    """After a change of cues or replies: python -m tests.unseen.grounds."""
    pd.testing.assert_frame_equal(read_grounds(), made())


def test_the_documents_are_those_that_the_screen_names():
    assert {name: len(each.replies) for name, each in documents().items()} == {
        **{"city": 30, "ministry": 22, "prefecture": 26, "町": 23, "省": 19},
        "nerima-2023": 89,
    }


def test_a_table_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / FILE).write_text(",".join(COLUMNS) + "\n修正します,二,1,1,1\n", encoding="utf-8")
    with pytest.raises(PackageError, match="documents"):
        read_grounds(tmp_path)


@pytest.mark.parametrize(("held", "words"), [(0, "まだない"), (1, "1つ"), (2, "2つ以上"), (6, "2つ以上")])
def test_tiers(held, words):
    assert words in tier(held)
