"""Negation, sentence by sentence."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.language.tokens import tokenize_texts


def turned(text: str, lexicon) -> list[str]:
    found = tokenize_texts([text], lexicon)
    return [found.morphemes[kind].lemma for kind in found.kind[np.flatnonzero(found.negated)].tolist()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("公園の管理はまだ進んでいない。", ["進む"]),
        ("窓口に行かない。", ["行く"]),
        ("対応していません。", ["対応"]),
        ("区民は関心がない。", ["関心"]),
        ("創設する必要はない。", ["必要"]),
        ("職員に浸透しておらず、残念だ。", ["浸透"]),
        ("身近ではない。", ["身近"]),
        ("スマホを持っていない方もいる。", ["持つ"]),
        ("十分な効果が出なかった。", ["出る"]),
    ],
)
def test_negated_words(text, words, lexicon):
    assert turned(text, lexicon) == words


@pytest.mark.parametrize(
    "text",
    [
        "対応しなければならない。",
        "改善されるかもしれない。",
        "相談するしかない。",
        "オンラインで予約できないか。",
        "協働を進める。",
        "なくしてほしい。",
    ],
)
def test_what_is_no_negation(text, lexicon):
    assert turned(text, lexicon) == []
