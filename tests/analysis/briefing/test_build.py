"""Briefings of the Nerima consultation: its printed numbers, its comments, and selections of every size."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.briefing.arrangement import GUIDED, SECTIONS, Arrangement
from analysis.briefing.build import briefing
from analysis.briefing.content import Count
from analysis.corpus import Corpus
from analysis.selection import Selection
from tests.analysis.briefings import DAY, EVERYTHING

PILLARS = [5, 3, 22, 44, 7, 13]
"""As the document prints them."""
RESPONSE_TYPES = [4, 34, 25, 12, 6, 13]


def counts(table, column="count"):
    return [int(each) for each in table.column(column)]


def test_the_printed_totals_are_met(nerima):
    pillars, types = nerima.section("concentration").table("pillars"), nerima.section("answers").table("response_types")
    assert counts(pillars) == pillars.column("official") == PILLARS
    assert counts(types) == types.column("official") == RESPONSE_TYPES


def test_every_section_has_a_message_and_stands_in_the_order_asked_for(nerima, corpus):
    assert tuple(section.key for section in nerima.sections) == SECTIONS
    assert all(section.title and section.message.text.endswith("。") for section in nerima.sections)
    own = briefing(corpus, Selection("coded"), date=DAY, arrangement=Arrangement(("limits", "asked"), notes={"asked": "補足"}))
    assert [(section.key, section.note) for section in own.sections] == [("limits", ""), ("asked", "補足")]


def test_the_read_begins_with_eight_views_in_the_order_of_a_committee(corpus):
    found = briefing(corpus, Selection("coded"), date=DAY)
    assert [section.title for section in found.sections] == [
        "意見はだれから寄せられたか",
        "意見はどこに集まったか",
        "計画に反映するとされた意見",
        "「趣旨を反映できないもの」に当たる意見と、その理由",
        "「事業実施等の際に検討するもの」に当たる意見と、その回答",
        "「柱Ⅰ 区民協働」と「柱Ⅱ DX」を並べると",
        "寄せられた声",
        "この数字から言えないこと",
    ]
    assert set(GUIDED) < set(SECTIONS)


def test_every_counted_comment_is_in_the_selected_table(corpus):
    """Each cell of each table against the table of comments, counted here anew."""
    selection = Selection("coded", pillars=("柱Ⅰ", "柱Ⅱ"), query="DX")
    table = corpus.select(selection).comments.assign(mark=corpus.select(selection).mark.astype("str"))
    short = corpus.consultation.pillars.set_index("short_name")["pillar"]
    found = briefing(corpus, selection, date=DAY, arrangement=EVERYTHING)
    for row in found.section("concentration").table("pillars").rows:
        assert row[1].ids == tuple(table.loc[table["pillar"] == short[row[0]], "id"])
    for row in found.section("answers").table("response_types").rows:
        assert row[1].ids == tuple(table.loc[table["mark"] == row[0][0], "id"])
    marks = corpus.consultation.response_types.sort_values("order")["mark"].tolist()
    for pillar, *cells in found.section("answers").table("pillar_response_types").rows:
        for mark, cell in zip(marks, cells, strict=True):
            assert cell.ids == tuple(table.loc[(table["pillar"] == short[pillar]) & (table["mark"] == mark), "id"])


def test_official_totals_stand_only_beside_the_whole(corpus):
    part = briefing(corpus, Selection("coded", pillars=("柱Ⅱ",)), date=DAY)
    assert set(part.section("concentration").table("pillars").column("official")) == {None}
    assert "絞り込み（柱：柱Ⅱ DX）に合う44件" in part.section("asked").details[0].text


def test_what_changed_quotes_comments_and_replies_verbatim(nerima, corpus):
    comments = corpus.consultation.comments.set_index("id")
    rows = nerima.section("changed").table("changed").rows
    assert [row[0] for row in rows] == ["6", "7", "8", "14"]
    assert all((row[2], row[3]) == tuple(comments.loc[row[0], ["opinion", "reply"]]) for row in rows)
    assert nerima.section("changed").message.ids == ("6", "7", "8", "14")


def test_a_comment_under_a_merged_cell_is_quoted_with_the_reply_that_answers_it(nerima, corpus):
    comments = corpus.consultation.comments.set_index("id")
    assert nerima.quotations["5"].reply == comments.loc["4", "reply"] and nerima.quotations["5"].reply_of == "4"
    assert nerima.quotations["4"].reply_of == ""


def test_without_printed_marks_nothing_is_said_of_single_comments(corpus):
    """The source lost its marks: its own totals are all there is."""
    found = briefing(corpus, Selection("printed"), date=DAY, arrangement=EVERYTHING)
    types = found.section("answers").table("response_types")
    assert types.column("count") == [None] * 6 and types.column("official") == RESPONSE_TYPES
    for key in ("answers", "changed", "refused", "postponed"):
        assert "分かりません" in found.section(key).message.text
    assert found.section("changed").tables == ()


def test_two_pillars_are_compared_with_each_other(nerima, corpus):
    section = nerima.section("pair")
    assert section.title == "「柱Ⅰ 区民協働」と「柱Ⅱ DX」を並べると"
    assert counts(section.table("pair")) == [22, 44]
    other = briefing(corpus, Selection("coded"), date=DAY, arrangement=Arrangement(pair=("柱Ⅲ", "その他")))
    assert counts(other.section("pair").table("pair")) == [7, 13]


def test_a_word_counts_the_opinions_it_stands_in(nerima, corpus):
    opinions = corpus.consultation.comments.set_index("id")["opinion"]
    rows = nerima.section("pair").table("pair_words").rows
    assert {row[0] for row in rows} == {"柱Ⅰ 区民協働"}, "no noun of the other side passes the test"
    pillars = corpus.consultation.comments.set_index("id")["pillar"]
    for _, word, count, other in rows:
        assert set(pillars[list(count.ids)]) == {"柱Ⅰ"} and set(pillars[list(other.ids)]) <= {"柱Ⅱ"}
        assert len(count.ids) > len(other.ids)
        assert word not in ("町会・自治会",) or all("町会" in opinions[each] or "自治会" in opinions[each] for each in count.ids)


def test_a_voice_can_be_exchanged(nerima, corpus):
    quoted = nerima.section("voices").quoted
    assert len(quoted) == len(PILLARS)
    other = briefing(corpus, Selection("coded"), date=DAY, arrangement=Arrangement(voices=("30", "no-such-id"))).section("voices")
    assert "30" in other.quoted and len(other.quoted) == len(PILLARS)
    assert "30番は、作成者が選んだ意見です。" in [detail.text for detail in other.details]


@pytest.mark.parametrize("selection", [Selection("coded", query="ない語だからない"), Selection("coded", ("全体",), ("※",))])
def test_of_no_comments_every_section_says_so(corpus, selection):
    found = briefing(corpus, selection, date=DAY)
    assert found.section("concentration").message.text == "条件に合う意見はありません。"
    assert all(count.ids == () for table in found.tables for row in table.rows for count in row if isinstance(count, Count))
    assert found.section("voices").quoted == () and found.section("pair").tables == ()


def test_of_one_comment_only_counts_are_given(corpus):
    found = briefing(corpus, Selection("coded", ("柱Ⅱ",), query="奨学金"), date=DAY)
    assert list(found.quotations) == ["67"] and found.section("voices").quoted == ("67",)
    assert "%" not in "".join(section.message.text for section in found.sections)
    assert all(share is None for share in found.section("concentration").table("pillars").column("share"))
    assert "割合を示していません" in found.section("limits").details[-1].text


def test_ten_thousand_comments_are_counted_like_ninety_four(ten_thousand, large):
    found = large
    comments = ten_thousand.consultation.comments
    names = ten_thousand.consultation.pillars.set_index("pillar")["short_name"]
    pillars = {row[0]: int(row[1]) for row in found.section("concentration").table("pillars").rows}
    assert pillars == {names[pillar]: count for pillar, count in comments["pillar"].value_counts().items()}
    types = {row[0][0]: int(row[1]) for row in found.section("answers").table("response_types").rows}
    assert types == comments["printed_mark"].value_counts().to_dict()
    assert len(found.quotations) == 10_000


def test_a_document_without_people_period_or_themes_is_briefed_too(corpus):
    metadata = replace(corpus.consultation.metadata, people=None, organisations=None, period_start=None, notice_channels=())
    bare = replace(
        corpus.consultation, metadata=metadata, themes_toml="", official_totals=corpus.consultation.official_totals.head(0)
    )
    bare_corpus = Corpus(bare, corpus.lexicon, corpus.words, corpus.compounds)
    found = briefing(bare_corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING)
    assert found.section("asked").message.text == "意見を募集し、94件の意見が寄せられました。"
    assert [table.name for table in found.section("concentration").tables] == ["pillars"]
    assert set(found.section("answers").table("response_types").column("official")) == {None}


def test_a_comment_without_opinion_or_reply_is_quoted_as_it_is(with_comments):
    texts = {"opinion": ["", None], "reply": [None, None]}
    columns = {name: pd.array(values, dtype="str") for name, values in texts.items()}
    found = briefing(with_comments(lambda comments: comments.head(2).assign(**columns)), Selection("coded"), date=DAY)
    assert (found.quotations["1"].opinion, found.quotations["2"].opinion, found.quotations["2"].reply) == ("", None, None)
    assert found.section("voices").quoted == ("1",)


def test_the_same_input_gives_the_same_briefing(nerima, corpus):
    again = briefing(corpus, Selection("coded"), date=DAY, arrangement=EVERYTHING, site="http://example.lg.jp:8501")
    assert again == nerima and again.quotations == nerima.quotations


def test_the_address_holds_the_choices(nerima, corpus):
    assert nerima.source.url == "http://example.lg.jp:8501/briefing?consultation=nerima-2023&basis=coded"
    part = briefing(corpus, Selection("coded", ("柱Ⅱ",), ("◎",), " マイナンバー "), date=DAY).source
    assert part.choice == "柱：柱Ⅱ DX ／ 対応区分：◎ 計画に反映 ／ 検索：マイナンバー"
    assert part.url.startswith("/briefing?consultation=nerima-2023&pillar=%E6%9F%B1%E2%85%A1&response_type=")
