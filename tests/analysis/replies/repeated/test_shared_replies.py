"""共通の回答文: exact, near and merged, and what is counted."""

from __future__ import annotations

import pytest

from analysis.package.folder import read_consultation
from analysis.replies import schema
from analysis.replies.repeated.shared_replies import shared_replies, shared_reply_groups
from tests.analysis.replies.made_up_comments import comments_of

SAME = "個人情報は関係法令に基づき適切に対応しています。"
LIKE = "個人情報は関係法令に基づき適正に対応しています。"


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder).comments


def groups_of(shared):
    return {group: list(zip(rows["id"], rows["kind"], strict=True)) for group, rows in shared.groupby("group")}


def test_the_same_sentence_makes_a_group_and_others_do_not():
    comments = comments_of(
        ("1", "あ", f"{SAME}窓口を増やします。", None), ("2", "い", f"はい。{SAME}", None), ("3", "う", "はい。", None)
    )
    shared = shared_replies(comments)
    assert groups_of(shared) == {1: [("1", "exact"), ("2", "exact")]}
    assert [comments["reply"][row.reply_row][row.start : row.end] for row in shared.itertuples()] == [SAME, SAME]


def test_width_blanks_and_signs_do_not_part_a_sentence():
    shared = shared_replies(
        comments_of(("1", "あ", "ＳＮＳを、 活用していきます。", None), ("2", "い", "SNSを活用していきます", None))
    )
    assert shared["kind"].tolist() == ["exact", "normalised"] and shared["wording"].tolist() == [1, 1]
    assert shared["sentence"].tolist() == ["ＳＮＳを、 活用していきます。", "SNSを活用していきます"]


def test_a_changed_word_is_near_and_has_its_likeness():
    shared = shared_replies(comments_of(("1", "あ", SAME, None), ("2", "い", LIKE, None)))
    assert groups_of(shared) == {1: [("1", "exact"), ("2", "near")]}
    assert 0.6 <= shared["similarity"][1] < 1


def test_wordings_are_numbered_within_their_group_and_the_same_one_has_the_same_number():
    again = SAME.replace("は", "は、")
    rows = [("1", "あ", SAME, None), ("2", "い", LIKE, None), ("3", "う", again, None), ("4", "え", LIKE, None)]
    shared = shared_replies(comments_of(*rows))
    assert list(zip(shared["id"], shared["kind"], shared["wording"], strict=True)) == [
        ("1", "exact", 1),
        ("2", "near", 2),
        ("3", "normalised", 1),
        ("4", "near", 2),
    ]
    assert shared_reply_groups(shared)["kind"].tolist() == ["near"]  # the loosest of its rows


def test_a_group_of_the_same_sentences_is_no_looser_than_they_are():
    shared = shared_replies(comments_of(("1", "あ", SAME, None), ("2", "い", SAME.replace("は", "は、"), None)))
    assert shared_reply_groups(shared)["kind"].tolist() == ["normalised"]


def test_a_merged_cell_is_one_reply_for_several_comments_and_no_reuse():
    shared = shared_replies(comments_of(("1", "あ", SAME, None), ("2", "い", None, "1"), ("3", "う", None, "1")))
    assert groups_of(shared) == {1: [("1", "merged"), ("2", "merged"), ("3", "merged")]}
    summed = shared_reply_groups(shared)
    assert summed[["kind", "replies", "comments"]].to_numpy().tolist() == [["merged", 1, 3]]


def test_a_merged_cell_and_a_reused_sentence_are_groups_of_their_own():
    other = "施設の予約は、窓口のほか、電話でも受け付けています。"
    rows = (("1", "あ", SAME, None), ("2", "い", None, "1"), ("3", "う", other, None), ("4", "え", other, None))
    assert groups_of(shared_replies(comments_of(*rows))) == {
        1: [("3", "exact"), ("4", "exact")],
        2: [("1", "merged"), ("2", "merged")],
    }


def test_a_reused_sentence_of_a_merged_cell_counts_replies_and_comments_apart():
    shared = shared_replies(comments_of(("1", "あ", SAME, None), ("2", "い", None, "1"), ("3", "う", SAME, None)))
    assert groups_of(shared)[1] == [("1", "exact"), ("2", "merged"), ("3", "exact")]
    first = shared_reply_groups(shared).iloc[0]
    assert (first["kind"], first["replies"], first["comments"]) == ("exact", 2, 3)


def test_a_sentence_said_twice_in_one_reply_is_not_shared():
    assert shared_replies(comments_of(("1", "あ", SAME + SAME + LIKE, None))).empty


def test_most_replies_come_first():
    rows = [
        ("1", "あ", "図の色を揃えて変更します。" + SAME, None),
        ("2", "い", "図の色を揃えて変更します。" + SAME, None),
        ("3", "う", SAME, None),
    ]
    assert shared_reply_groups(shared_replies(comments_of(*rows)))["replies"].tolist() == [3, 2]


@pytest.mark.parametrize("rows", [[], [("1", "あ", SAME, None)], [("1", "あ", None, None)]])
def test_nothing_shared_gives_empty_tables_with_their_columns(rows):
    shared = shared_replies(comments_of(*rows))
    assert schema.SharedReplies.validate(shared).empty
    assert schema.SharedReplyGroups.validate(shared_reply_groups(shared)).empty


def test_the_tables_of_nerima_keep_their_columns_and_quote_the_reply(nerima):
    shared = schema.SharedReplies.validate(shared_replies(nerima))
    schema.SharedReplyGroups.validate(shared_reply_groups(shared))
    for row in shared.itertuples():
        assert nerima["reply"].iloc[row.reply_row][row.start : row.end] == row.sentence


def test_the_merged_cells_of_nerima_are_the_four_known_ones(nerima):
    shared = shared_replies(nerima)
    summed = shared_reply_groups(shared).set_index("group")["kind"]
    merged = {tuple(rows["id"]) for group, rows in shared.groupby("group") if summed[group] == "merged"}
    assert merged == {("4", "5"), ("10", "11"), ("17", "18"), ("47", "48", "49")}


@pytest.mark.parametrize(
    ("start", "ids"),
    [
        ("個人情報の取扱いについては、関係法令", ["37", "38", "39"]),
        ("「区民との協働」は区政運営の根幹", ["10", "11", "12"]),
        ("窓口に行くことが難しい子育て", ["41", "45"]),  # …、場所や時間を選ばず、…オンライン化を進めます: 44 same letters
        ("町会・自治会の活性化に向け", ["17", "18", "19"]),
    ],
)
def test_sentences_that_a_reader_sees_again_are_found(nerima, start, ids):
    shared = shared_replies(nerima)
    group = shared.loc[shared["sentence"].str.startswith(start), "group"].iloc[0]
    assert shared.loc[shared["group"] == group, "id"].tolist() == ids


def test_the_order_of_the_table_does_not_depend_on_the_run(nerima):
    assert shared_replies(nerima).equals(shared_replies(nerima))
