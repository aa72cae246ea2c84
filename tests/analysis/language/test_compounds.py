"""Compounds: adjacent nouns join, what leans on any noun does not."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.language.compounds import join_compounds
from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments


def words(text: str) -> list[str]:
    comments = pd.DataFrame({"opinion": pd.Series([text], dtype="str"), "reply": pd.Series([None], dtype="str")})
    return join_compounds(tokenize_comments(comments, Lexicon()), comments)["surface"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("意識調査を行う", ["意識調査", "を", "行う"]),
        ("業務効率化の推進", ["業務効率化", "の", "推進"]),
        ("令和5年度に実施", ["令和", "5", "年度", "に", "実施"]),
        ("私自身の考え", ["私", "自身", "の", "考え"]),
        ("今後検討する", ["今後", "検討", "する"]),
        ("職員等の研修", ["職員", "等", "の", "研修"]),
        ("3回参加", ["3", "回", "参加"]),
        ("研修 制度", ["研修", "制度"]),
    ],
)
def test_what_joins(text, expected):
    assert words(text) == expected


def test_the_table_stays_a_table_of_tokens(nerima_tokens, comments):
    joined = join_compounds(nerima_tokens, comments)
    schema.Tokens.validate(joined)
    for token in joined.sample(200, random_state=1).itertuples():
        assert comments.at[token.row, token.field][token.start : token.end] == token.surface


def test_no_tokens_no_compounds(nerima_tokens, comments):
    assert join_compounds(nerima_tokens.head(0), comments).empty
    assert len(join_compounds(nerima_tokens.head(1), comments)) == 1
