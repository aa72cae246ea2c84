"""What could not be taken up, and why."""

from __future__ import annotations

from analysis.briefing.build import briefing
from analysis.selection import Selection
from tests.analysis.briefings import DAY


def test_the_refusing_clause_and_its_reason_stand_before_the_whole_reply(nerima):
    refused = {row[0]: row for row in nerima.section("refused").table("refused").rows}
    assert list(refused) == ["67", "73", "87", "89", "90", "91"]
    _, _, _, quote, reason, reply = refused["87"]
    assert (
        quote == "したがって認証制度を設ける考えはありません" and reason == "区が病院や医師に対して評価をつけることはできません"
    )
    assert quote in reply and reason in reply


def test_a_reply_without_a_refusing_clause_is_not_quoted_twice(nerima):
    refused = {row[0]: row for row in nerima.section("refused").table("refused").rows}
    assert refused["90"][3] is None and refused["90"][5].startswith("区職員に対するご意見")


def test_refusals_without_a_reason_are_counted_by_their_comments(nerima):
    rows = nerima.section("refused").table("refused").rows
    silent = next(detail for detail in nerima.section("refused").details if "見つかりません" in detail.text)
    assert silent.ids == tuple(row[0] for row in rows if row[4] is None) == ("67", "73", "90")


def test_where_every_refusal_has_a_reason_that_is_said(corpus):
    section = briefing(corpus, Selection("coded", query="認証制度"), date=DAY).section("refused")
    assert [row[0] for row in section.table("refused").rows] == ["87"]
    assert "どの回答にも、理由を示す言い方" in section.details[-1].text


def test_of_no_refusal_there_is_no_table(corpus):
    section = briefing(corpus, Selection("coded", ("第1章",)), date=DAY).section("refused")
    assert (
        section.tables == ()
        and section.message.text == "人が読んで付けた区分では、「趣旨を反映できないもの」（※）に当たる意見はありません。"
    )
