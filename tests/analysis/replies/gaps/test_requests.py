"""Parts of an opinion: verbatim, in order, with the kind a reader gives them."""

from __future__ import annotations

import pytest

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments
from analysis.replies import schema
from analysis.replies.gaps.requests import KINDS, kind_of, read_request_cues, read_request_kinds, requests
from tests.analysis.replies.made_up_comments import comments_of

CUES = read_request_cues()


def parts_of(*opinions):
    comments = comments_of(*((str(n), opinion, None, None) for n, opinion in enumerate(opinions, start=1)))
    tokens = join_compounds(tokenize_comments(comments, Lexicon()), comments)
    return schema.Requests.validate(requests(comments, tokens, CUES))


def test_every_example_has_its_kind_by_its_own_cue():
    for cue in CUES:
        first = next(each for each in CUES if each.pattern.search(cue.example))
        assert first is cue, cue.example


def test_every_kind_has_a_name_and_a_weight():
    kinds = read_request_kinds()
    assert tuple(kinds["kind"]) != () and set(kinds["kind"]) == set(KINDS)
    assert kinds["weight"].between(0, 1).all()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("窓口を増やしてほしい。", "request"),
        ("窓口を増やすべきだと思う。", "request"),
        ("丁寧に周知する必要があると考えます。", "request"),
        ("ご検討をお願いいたします。", "request"),
        ("約束しなければならない。", "request"),
        ("コストを算出すること。", "request"),
        ("夜間も開けてはどうか。", "proposal"),
        ("夜間も開けてはいかがでしょうか。", "proposal"),
        ("オンラインでできないか。", "proposal"),
        ("専門の部署があるとよい。", "proposal"),
        ("いつから始めるのか。", "question"),
        ("対象は何人ですか？", "question"),
        ("根拠を教えてください。", "question"),
        ("効果は限定的ではないか。", "concern"),
        ("まだ進んでいない。", "concern"),
        ("負担が増えないか心配です。", "concern"),
        ("計画に賛成です。", "support"),
        ("よい取組だと思う。", "support"),
        ("区は計画を作った。", "remark"),
        ("", "remark"),
    ],
)
def test_the_ending_decides_the_kind(sentence, kind):
    assert kind_of(sentence, CUES) == kind


@pytest.mark.parametrize(
    ("opinion", "expected"),
    [
        ("図を直してほしい。色は何か。", [("図を直してほしい。", "request"), ("色は何か。", "question")]),
        ("夜に行う相談や土日に行う相談を設けてほしい。", [("夜に行う相談や土日に行う相談を設けてほしい。", "request")]),
        ("電話や窓口で受けてほしい。", [("電話や窓口で受けてほしい。", "request")]),
        ("場所（自宅や近くの施設など）で受けてほしい。", [("場所（自宅や近くの施設など）で受けてほしい。", "request")]),
        ("窓口が遠いので、近くに設けてほしい。", [("近くに設けてほしい。", "request")]),
        ("広報も必要ですが、窓口を増やしてほしい。", [("窓口を増やしてほしい。", "request")]),
        (
            "広報をしてほしいが、窓口も増やしてほしい。",
            [("広報をしてほしいが、", "request"), ("窓口も増やしてほしい。", "request")],
        ),
        ("迷わないよう、色を変えてほしい。", [("色を変えてほしい。", "request")]),
        ("色は変えるべきであり、字も直してほしい。", [("色は変えるべきであり、", "request"), ("字も直してほしい。", "request")]),
        ("窓口について、場所はどこか。", [("場所はどこか。", "question")]),
        ("①窓口を増やすこと\n②時間を延ばすこと", [("①窓口を増やすこと", "request"), ("②時間を延ばすこと", "request")]),
    ],
)
def test_what_an_opinion_asks_for(opinion, expected):
    table = parts_of(opinion)
    assert list(zip(table["text"], table["kind"], strict=True)) == expected
    assert [opinion[row.start : row.end] for row in table.itertuples()] == table["text"].tolist()
    assert table["part"].tolist() == list(range(1, len(expected) + 1))


def test_a_missing_opinion_has_no_part_and_no_comment_gives_an_empty_table():
    assert parts_of(None).empty
    assert parts_of().empty


@pytest.mark.parametrize(
    "opinion",
    [
        "公園（夜は暗いので、危ない）に街灯がほしい。",
        "（暗いので、夜は）街灯がほしい。",
        "案内（段差があるので、使えない）を直してほしい。",
    ],
)
def test_a_reason_in_brackets_is_no_cut(opinion):
    assert parts_of(opinion)["text"].tolist() == [opinion]


def test_a_reason_before_the_matter_is_cut_off_also_where_brackets_follow():
    assert parts_of("暗いので、街灯（白いもの）がほしい。")["text"].tolist() == ["街灯（白いもの）がほしい。"]
