"""今後の対応: graded by wording, quoted, dated, counted once a reply."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.package.folder import read_consultation
from analysis.replies import schema
from analysis.replies.outcomes.actors import actors, read_actor_rules
from analysis.replies.outcomes.promises import GRADES, grade, promises, read_grades, read_promise_cues
from tests.analysis.replies.made_up_comments import comments_of

CUES = read_promise_cues()


@pytest.fixture(scope="module")
def nerima(nerima_folder):
    return read_consultation(nerima_folder).comments


def graded(text):
    found = grade(text, CUES)
    return found[0].grade if found else None


def test_every_example_of_the_table_has_its_grade_by_its_own_cue():
    for cue in CUES:
        found = grade(cue.example, CUES)
        assert found is not None and found[0] is cue, cue.example


def test_every_grade_has_a_name_and_a_cue():
    assert tuple(read_grades()["grade"]) == GRADES
    assert {cue.grade for cue in CUES} == {"", *GRADES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("条例を改正しました", "done"),
        ("すでに実施しております", "done"),
        ("令和６年度から開始します", "will_do"),
        ("来年度に見直す予定です", "will_do"),
        ("配置することとしました", "will_do"),
        ("引き続き支援してまいります", "proceed"),
        ("情報発信に努めます", "proceed"),
        ("推進に取り組んでまいります", "proceed"),
        ("導入を検討してまいります", "consider"),
        ("今後の検討課題とさせていただきます", "consider"),
        ("検討中です", "consider"),
        ("動向を注視します", "consider"),
        ("今後の検討とする", "consider"),
        ("今後の参考といたします", "pass_on"),
        ("ご意見として承ります", "pass_on"),
        ("国に要望していきます", "pass_on"),
        ("関係機関に働きかけてまいります", "pass_on"),
        ("設置する予定はありません", "decline"),
        ("実現は難しい状況です", "decline"),
        ("対応できません", "decline"),
        ("困難であると考えています", "decline"),
        ("区政最大のパートナーです", ""),
        ("手続きができます", ""),
        ("利用が増えています", ""),
        ("必要と考えています", ""),
        ("影響があるかもしれません", ""),
        ("安全を確保しなければなりません", ""),
        ("協議会が運営しています", "done"),
    ],
)
def test_the_wording_decides_the_grade(text, expected):
    assert graded(text) == expected


def test_a_reply_is_quoted_clause_by_clause_with_time_and_place():
    reply = "内容は検討していきますが、令和5年度に窓口を開設します。区民の声は貴重です。"
    table = schema.Promises.validate(promises(comments_of(("1", "あ", reply, None)), CUES))
    assert table["grade"].tolist() == ["consider", "will_do"]
    assert table["quote"].tolist() == ["内容は検討していきます", "令和5年度に窓口を開設します"]
    assert [reply[row.start : row.end] for row in table.itertuples()] == table["quote"].tolist()
    assert [reply[row.cue_start : row.cue_end] for row in table.itertuples()] == ["検討していきます", "開設します"]
    assert table["year"].isna().tolist() == [True, False]
    assert (table["year"][1], table["western_year"][1]) == ("令和5年度", 2023)


def test_a_merged_reply_promises_once_and_says_for_whom_else():
    comments = comments_of(
        ("1", "あ", "実施します。", None), ("2", "い", None, "1"), ("3", "う", None, "1"), ("4", "え", "実施します。", None)
    )
    table = promises(comments, CUES)
    assert table["id"].tolist() == ["1", "4"]
    assert table["shared_with"].iloc[0] == "2、3" and pd.isna(table["shared_with"].iloc[1])


def test_the_actors_inside_a_quote_stand_beside_it_once_each():
    reply = "都と連携し、都と国とで進めます。町会を支援します。"
    names = ("都", "都", "国", "町会")
    places = [0, 6, 8, reply.index("町会")]
    named = pd.DataFrame({"row": 0, "start": places, "end": places, "actor": names, "kind": "partner"})
    assert promises(comments_of(("1", "あ", reply, None)), CUES, actors=named)["actor"].tolist() == ["都、国", "町会"]


def test_the_doer_of_a_later_clause_is_found_at_its_place_there():
    reply = "町会を支援します。国が法律を改正します。"
    place = reply.index("国")
    named = pd.DataFrame(
        {"row": 0, "start": [0, place], "end": [2, place + 1], "actor": ["町会", "国"], "kind": ["partner", "government"]}
    )
    table = promises(comments_of(("1", "あ", reply, None)), CUES, actors=named)
    assert table["doer"].fillna("").tolist() == ["", "国"]


@pytest.mark.parametrize("rows", [[], [("1", "あ", None, None)], [("1", "あ", "区民の声は貴重です。", None)]])
def test_no_promise_gives_an_empty_table_with_its_columns(rows):
    assert schema.Promises.validate(promises(comments_of(*rows), CUES)).empty


def test_every_quote_of_nerima_is_verbatim_and_once(nerima):
    table = schema.Promises.validate(promises(nerima, CUES))
    for row in table.itertuples():
        assert nerima["reply"].iloc[row.row][row.start : row.end] == row.quote
        assert row.start <= row.cue_start < row.cue_end <= row.end
    assert not table.duplicated(["row", "start"]).any()


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("6", ["will_do"]),
        ("15", ["consider", "will_do"]),
        ("26", ["done", "done", "pass_on"]),
        ("56", ["will_do", "consider"]),
        ("73", ["done", "done", "decline", "consider"]),
        ("87", ["decline", "decline"]),
        ("91", ["decline", "done"]),
    ],
)
def test_replies_of_nerima_are_graded_as_a_reader_grades_them(nerima, id, expected):
    table = promises(nerima, CUES)
    assert table.loc[table["id"] == id, "grade"].tolist() == expected


def test_every_reply_of_nerima_that_says_it_will_look_into_something_is_found(nerima):
    """The word at the end of a sentence, found by a plain search."""
    plain = {
        row for row, reply in enumerate(nerima["reply"].fillna("")) if re.search(r"検討(?:します|していきます)[。が]", reply)
    }
    table = promises(nerima, CUES)
    assert plain and plain <= set(table.loc[table["grade"] == "consider", "row"])


def promised(reply):
    comments = comments_of(("1", "あ", reply, None))
    tokens = join_compounds(tokenize_comments(comments, Lexicon()), comments)
    return schema.Promises.validate(promises(comments, CUES, actors=actors(tokens, read_actor_rules())))


def test_a_year_belongs_to_the_predicate_it_stands_before():
    """What is drawn up by the year is one promise, what is aimed at for good another without a year."""
    table = promised("令和5年度に計画を策定し、将来像の実現を目指します。")
    assert table[["quote", "grade", "year"]].fillna("").to_numpy().tolist() == [
        ["令和5年度に計画を策定し", "will_do", "令和5年度"],
        ["将来像の実現を目指します", "proceed", ""],
    ]
    assert table["cue"].tolist() == ["策定し", "目指します"]


@pytest.mark.parametrize(
    "reply",
    [
        "令和5年度に方針を策定し、考え方を整理します。",  # both will be done
        "令和4年度に研究を行い、成果を整理しました。",  # both are done
        "計画を策定し、令和5年度に取り組みます。",  # the year is that of the last
        "今後、計画を策定し、実現を目指します。",  # no year
    ],
)
def test_a_clause_of_one_grade_or_one_time_stays_whole(reply):
    assert promised(reply)["quote"].tolist() == [reply.rstrip("。")]


def test_what_others_do_is_told_apart():
    table = promised("国は検討を進めています。市でも検討します。国と連携して検討します。")
    assert table["other"].tolist() == [True, False, False]
    assert table["doer"].fillna("").tolist() == ["国", "", ""] and table["actor"].fillna("").tolist() == ["国", "", "国"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("ご意見も踏まえて適切に対処してまいります", "formula"),
        ("適切に対応いたします", "formula"),
        ("今後とも適切な対応を行ってまいります", "formula"),
        ("状況に応じて柔軟に対応する", "formula"),
        ("監査の実施などを通して、適切に対応していきます", "proceed"),
        ("研修の実施により、適切に対応していきます", "proceed"),
        ("適切に対応しています", "done"),
        ("個人情報を適切に管理します", "will_do"),
    ],
)
def test_to_handle_a_thing_properly_is_a_formula_unless_it_says_how(clause, expected):
    assert grade(clause, read_promise_cues())[0].grade == expected
