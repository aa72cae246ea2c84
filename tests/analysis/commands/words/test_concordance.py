"""`python -m analysis concordance`: verbatim pieces, as many as the word's frequency."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.package.folder import read_consultation


@pytest.mark.parametrize("term", ["デジタル", "区", "町会"])
def test_each_use_is_a_verbatim_piece_of_its_text(printed, nerima_folder, term):
    table = printed("concordance", term, "--width", "15")
    assert list(table)[:6] == ["id", "field", "start", "left", "keyword", "right"]
    comments = read_consultation(nerima_folder).comments.set_index("id")
    assert len(table)
    for use in table.itertuples():
        text = comments.loc[use.id, use.field]
        assert text[max(use.start - 15, 0) : use.end + 15] == use.left + use.keyword + use.right
        assert text[use.start : use.end] == use.keyword


def test_as_many_uses_and_comments_as_terms_counts(printed):
    counted = printed("terms").set_index("term")
    for term in ("デジタル", "区", "必要"):
        table = printed("concordance", term)
        assert (len(table), table["id"].nunique()) == tuple(counted.loc[term, ["term_frequency", "document_frequency"]])


def test_field_and_pillar_narrow_the_uses(printed):
    everything = printed("concordance", "デジタル")
    opinions = printed("concordance", "デジタル", "--field", "opinion")
    assert set(opinions["field"]) == {"opinion"} and len(opinions) == (everything["field"] == "opinion").sum()
    by_pillar = [
        printed("concordance", "デジタル", "--pillar", pillar) for pillar in ("全体", "第1章", "柱Ⅰ", "柱Ⅱ", "柱Ⅲ", "その他")
    ]
    assert sum(map(len, by_pillar)) == len(everything)


def test_sorting_changes_the_order_only(printed):
    by_text, by_right = printed("concordance", "区"), printed("concordance", "区", "--sort", "right")
    columns = ["id", "field", "start"]
    assert not by_text.equals(by_right)
    pd.testing.assert_frame_equal(
        by_right.sort_values(columns, ignore_index=True), by_text.sort_values(columns, ignore_index=True), check_like=True
    )


def test_a_variant_finds_the_head_word_it_is_counted_under(printed):
    by_head_word, by_variant = (printed("concordance", term) for term in ("スマートフォン", "スマホ"))
    assert by_variant.equals(by_head_word)
    assert {"スマートフォン", "スマホ"} <= set(by_variant["keyword"])


def test_a_word_that_is_not_used_gives_the_header_only(printed):
    assert printed("concordance", "存在しない語").empty
