"""Words made by a suffix of manner: whole with all nouns before it, and only where they stand together."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.language.lexicon import Lexicon
from analysis.language.tokens import tokenize_comments


def words(text: str) -> list[str]:
    table = pd.DataFrame({"id": ["1"], "opinion": pd.array([text], dtype="str"), "reply": pd.array([None], dtype="str")})
    return tokenize_comments(table, Lexicon())["surface"].tolist()


@pytest.mark.parametrize("word", ["タッチパネル式", "地域密着型", "予約制"])
def test_a_suffix_of_manner_joins_all_nouns_before_it(word):
    assert word in words(f"窓口は{word}の支援を行う。")


def test_the_suffix_alone_joins_nothing():
    assert "型" in words("新しい型を作る。")


def test_nouns_apart_stay_apart():
    assert "地域 密着型" not in words("地域 密着型の支援を行う。")


def test_no_text_no_word():
    assert words("") == []
