"""反映された意見: what changed and what was refused, quoted with the reason the reply gives."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.folder import read_consultation
from analysis.package.problem import PackageError
from analysis.replies import schema
from analysis.replies.outcomes.changes import outcomes, read_change_cues
from analysis.replies.outcomes.promises import read_promise_cues
from analysis.replies.outcomes.reflection import meanings_of
from tests.analysis.replies.made_up_comments import comments_of

CHANGES, PROMISES = read_change_cues(), read_promise_cues()


def outcomes_of(meaning, *replies, shared=None):
    comments = comments_of(*((str(n), "意見", reply, None) for n, reply in enumerate(replies, start=1)))
    if shared:
        comments = comments.assign(reply_shared_with=pd.array([None, *[shared] * (len(replies) - 1)], dtype="str"))
    meanings = pd.Series([meaning] * len(replies), dtype="str")
    return schema.Outcomes.validate(outcomes(comments, meanings, CHANGES, PROMISES))


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    consultation = read_consultation(nerima_folder)
    meanings = meanings_of(consultation.marks("coded"), consultation.response_types)
    return schema.Outcomes.validate(outcomes(consultation.comments, meanings, CHANGES, PROMISES)), consultation.comments


def test_what_is_changed_is_quoted_with_its_reason():
    (row,) = outcomes_of("revised", "区民の声は貴重です。重要な相手先であるため、「企業」を追記します。").itertuples()
    assert (row.quote, row.reason) == ("重要な相手先であるため、「企業」を追記します", "重要な相手先であるため")


def test_several_changes_are_several_rows_and_a_reply_without_their_words_is_quoted_whole():
    assert outcomes_of("revised", "図を修正します。用語集を追加します。")["quote"].tolist() == [
        "図を修正します",
        "用語集を追加します",
    ]
    assert outcomes_of("revised", "そのとおりです。")["quote"].tolist() == ["そのとおりです。"]


@pytest.mark.parametrize(
    ("reply", "quote", "reason"),
    [
        ("場所が限られているため、設置は困難です。", "場所が限られているため、設置は困難です", "場所が限られているため"),
        ("区は評価できません。したがって認証する考えはありません。", "したがって認証する考えはありません", "区は評価できません"),
        ("窓口で受けています。ロボットを置く考えはありません。", "ロボットを置く考えはありません", None),
        ("各所管が対応します。", "各所管が対応します。", None),
        # what a reply goes on to say before it refuses belongs to its reason
        (
            "感染防止の観点から、利用を控えるようご案内しており、補助は困難です。",
            "感染防止の観点から、利用を控えるようご案内しており、補助は困難です",
            "感染防止の観点から、利用を控えるようご案内しており",
        ),
        (
            "経費の観点から、増やす考えはありません。",
            "経費の観点から、増やす考えはありません",
            "経費の観点から",
        ),
        (
            "法律で定めるべきものであり、国が行います。",
            "法律で定めるべきものであり、国が行います。",
            "法律で定めるべきものであり、国が行います",  # nothing refuses: the clause is a reason to its end
        ),
    ],
)
def test_what_is_refused_is_quoted_with_the_reason_the_reply_gives(reply, quote, reason):
    (row,) = outcomes_of("not_adopted", reply).itertuples()
    assert row.quote == quote
    assert (None if pd.isna(row.reason) else row.reason) == reason


def test_a_therefore_with_nothing_before_it_gives_no_reason():
    (row,) = outcomes_of("not_adopted", "このため、設置は困難です。").itertuples()
    assert pd.isna(row.reason)


def test_a_merged_reply_speaks_for_each_comment():
    table = outcomes_of("revised", "図を修正します。", None, shared="1")
    assert table[["id", "reply_id"]].to_numpy().tolist() == [["1", "1"], ["2", "1"]]


@pytest.mark.parametrize("replies", [(), (None,)])
def test_without_comments_or_replies_the_table_is_empty(replies):
    assert outcomes_of("revised", *replies).empty


@pytest.mark.parametrize("meaning", ["already_in_draft", None])
def test_other_response_types_are_not_quoted(meaning):
    assert outcomes_of(meaning, "図を修正します。").empty


def test_places_are_those_of_the_quote_and_the_reason(nerima):
    table, comments = nerima
    for row in table.itertuples():
        reply = comments["reply"].iloc[row.reply_row]
        assert reply[row.start : row.end] == row.quote
        if pd.notna(row.reason):
            assert reply[row.reason_start : row.reason_end] == row.reason


def test_every_comment_of_nerima_that_was_revised_or_refused_is_there(nerima):
    table, _ = nerima
    ids = table.groupby("outcome")["id"].agg(lambda each: sorted(set(each), key=int)).to_dict()
    assert ids == {"revised": ["6", "7", "8", "14"], "not_adopted": ["67", "73", "87", "89", "90", "91"]}


def test_reasons_of_nerima_are_those_a_reader_finds(nerima):
    table, _ = nerima
    reasons = table.dropna(subset=["reason"]).set_index("id")["reason"]
    assert set(reasons.index) == {"14", "87", "89", "91"}
    assert reasons["87"] == "区が病院や医師に対して評価をつけることはできません"
    assert reasons["89"].startswith("民間事業者の労働条件") and reasons["89"].endswith(
        "国の監督機関によって担保されるものと考えます"
    )
    assert reasons["91"].endswith("感染拡大防止の観点から、タクシーを含め公共交通機関のご利用を控えていただくようご案内しており")


def test_a_broken_pattern_is_refused(tmp_path):
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / "change_cues.csv").write_text("kind,pattern,example\nchange,(,あ\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"change_cues.csv 2行目"):
        read_change_cues(tmp_path)
