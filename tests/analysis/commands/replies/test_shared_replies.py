"""`python -m analysis shared-replies`: groups, their rows and their counts."""

from __future__ import annotations


def test_one_row_a_sentence_and_comment(printed):
    table = printed("shared-replies")
    assert list(table)[:4] == ["group", "id", "sentence", "kind"]
    assert set(table["kind"]) == {"exact", "near", "merged"}
    assert not table.duplicated(["group", "id"]).any()


def test_the_groups_count_the_rows(printed):
    table, groups = printed("shared-replies"), printed("shared-replies", "--groups")
    assert groups["group"].tolist() == sorted(table["group"].unique())
    assert groups["comments"].tolist() == table.groupby("group")["id"].nunique().tolist()
    assert groups["replies"].tolist() == table.groupby("group")["reply_id"].nunique().tolist()
