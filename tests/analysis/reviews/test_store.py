"""The store: decisions are added, never changed; a second reviewer is told; undo is a further event."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from analysis.reviews.store import COLUMNS, NotAReviewError, ReviewConflictError

ID = "nerima-2023"


def marks(store):
    table = store.current(ID)
    return {comment: None if pd.isna(mark) else mark for comment, mark in zip(table["comment"], table["after"], strict=True)}


def test_a_new_database_says_nothing(store):
    assert store.last_event(ID) == 0
    for table in (store.current(ID), store.history(ID), store.history(ID, "1")):
        assert table.empty and list(table) == COLUMNS and table["version"].dtype == "int64"


def test_a_decision_is_kept_with_who_when_before_and_after(store, decide):
    seen = {"proposed": "○", "proposed_basis": "coded", "data_hash": "d", "text_hash": "t"}
    assert store.record(decide(mark="○", note=" 理由\n2行 ", **seen), seen=0) == 1
    assert store.record(decide(mark="△", reviewer="鈴木", **seen), seen=1) == 2
    first, second = store.history(ID).to_dict("records")
    assert (first["action"], second["action"]) == ("confirm", "change")
    assert pd.isna(first["before"]) and (first["after"], second["before"], second["after"]) == ("○", "○", "△")
    assert (first["reviewer"], second["reviewer"], first["note"]) == ("山田", "鈴木", "理由\n2行")
    assert (first["at"], second["at"]) == ("2026-08-01T05:00:00.000000+00:00", "2026-08-01T05:01:00.000000+00:00")
    assert {name: first[name] for name in seen} == seen
    assert marks(store) == {"1": "△"}


def test_a_reviewer_who_saw_an_older_version_is_told_who_changed_it_when(store, decide):
    store.record(decide(mark="○"), seen=0)
    with pytest.raises(ReviewConflictError) as error:
        store.record(decide(mark="△", reviewer="鈴木"), seen=0)
    assert "1番は、山田さん（本人確認なし）が2026年8月1日 14:00に未確認から「○」へ" in str(error.value)
    assert marks(store) == {"1": "○"} and len(store.history(ID)) == 1


@pytest.mark.parametrize("seen", [1, 7, -1])
def test_a_version_that_never_was_is_a_conflict_too(store, decide, seen):
    with pytest.raises(ReviewConflictError, match="読み込み直して"):
        store.record(decide(), seen=seen)
    assert store.last_event(ID) == 0


def test_undo_goes_back_and_undo_of_undo_forward(store, decide):
    store.record(decide(mark="○"), seen=0)
    store.record(decide(mark="△"), seen=1)
    assert store.undo(decide(mark=""), seen=2) == 3
    assert marks(store) == {"1": "○"}
    store.undo(decide(mark=""), seen=3)
    assert marks(store) == {"1": "△"}
    assert store.history(ID)["action"].tolist() == ["change", "change", "undo", "undo"]


def test_undo_of_the_first_decision_leaves_the_comment_open(store, decide):
    store.record(decide(), seen=0)
    store.undo(decide(mark=""), seen=1)
    assert marks(store) == {"1": None}
    store.record(decide(mark="△"), seen=2)
    assert marks(store) == {"1": "△"}


def test_there_is_nothing_to_undo_before_a_decision(store, decide):
    with pytest.raises(NotAReviewError, match="取り消せる確認がありません"):
        store.undo(decide(mark=""), seen=0)


def test_undo_on_an_old_version_is_a_conflict(store, decide):
    store.record(decide(mark="○"), seen=0)
    store.record(decide(mark="△", reviewer="鈴木"), seen=1)
    with pytest.raises(ReviewConflictError, match="鈴木さん（本人確認なし）が"):
        store.undo(decide(mark=""), seen=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reviewer": ""}, "名前"),
        ({"reviewer": " \u3000"}, "名前"),
        ({"reviewer": "山" * 51}, "50文字"),
        ({"reviewer": "山\n田"}, "名前"),
        ({"mark": ""}, "対応区分を選んで"),
        ({"note": "あ" * 1001}, "1,000文字以内"),
        ({"note": "a\0b"}, "メモ"),
    ],
)
def test_what_is_no_decision_is_refused_in_words(store, decide, change, said):
    with pytest.raises(NotAReviewError, match=said):
        store.record(decide(**change), seen=0)
    assert store.last_event(ID) == 0


def test_comments_and_consultations_do_not_mix(store, decide):
    store.record(decide("1"), seen=0)
    store.record(decide("2", mark="△"), seen=0)
    assert marks(store) == {"1": "○", "2": "△"}
    assert store.current("other").empty and store.history(ID, "2")["after"].tolist() == ["△"]


@pytest.mark.parametrize("note", ["'; DROP TABLE review_event; --", "=1+1", "<b>", "😀 𠮷"])
def test_any_text_is_kept_as_it_is(store, decide, note):
    store.record(decide(note=note, reviewer="髙橋𠮷"), seen=0)
    assert store.history(ID)["note"].tolist() == [note] and store.history(ID)["reviewer"].tolist() == ["髙橋𠮷"]


@pytest.mark.parametrize("act", ["UPDATE review_event SET note = 'x'", "DELETE FROM review_event"])
def test_history_cannot_be_rewritten(store, decide, act):
    store.record(decide(), seen=0)
    with store.engine.connect() as connection, pytest.raises(DBAPIError, match="only grows"):
        connection.execute(text(act))
    assert len(store.history(ID)) == 1
