"""`python -m analysis tokens`: places in the verbatim text, and choices."""

from __future__ import annotations

from analysis.package.folder import read_consultation


def test_each_row_stands_where_it_says(printed, nerima_folder):
    table = printed("tokens")
    assert list(table)[:7] == ["id", "field", "start", "end", "surface", "lemma", "pos"]
    texts = read_consultation(nerima_folder).comments.set_index("id")
    for token in table.itertuples():
        assert texts.at[token.id, token.field][token.start : token.end] == token.surface


def test_the_choices_sum_to_all(printed):
    everything = len(printed("tokens"))
    assert sum(len(printed("tokens", "--field", field)) for field in ("opinion", "reply")) == everything
    assert 0 < len(printed("tokens", "--pos", "名詞")) < everything
    assert 0 < len(printed("tokens", "--pillar", "DX")) < everything


def test_a_negated_word_says_so(printed):
    table = printed("tokens", "--pos", "動詞")
    assert table["negated"].any() and not table["negated"].all()
