"""Words of the bases: each basis has them all, and no two bases are called alike."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from analysis import bases


def test_every_basis_has_every_word_and_none_is_used_twice():
    texts = [text for basis in bases.WORDS.values() for text in astuple(basis)]
    assert all(text.strip() for text in texts)
    assert len(set(texts)) == len(texts) == 4 * len(bases.BASES)


@pytest.mark.parametrize("code", ["coded", "estimated"])
def test_what_is_not_official_says_so_wherever_it_is_explained(code):
    basis = bases.WORDS[code]
    told = (basis.note, basis.statement, basis.phrase)
    assert all("公式ではない" in text or "公式な区分ではありません" in text for text in told)


def test_sentences_end_and_phrases_go_on():
    assert all(basis.note.endswith("。") and basis.statement.endswith("。") for basis in bases.WORDS.values())
    assert not any(basis.phrase.endswith("。") for basis in bases.WORDS.values())
