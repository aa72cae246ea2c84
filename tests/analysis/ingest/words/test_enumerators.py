"""Numbers at the beginning of headings."""

from __future__ import annotations

import pytest

from analysis.ingest.words.enumerators import enumerator, numbered


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Ⅰ．修正するもの", ("Ⅰ．", 1)),
        ("Ⅲ　その他", ("Ⅰ", 3)),
        ("１ 計画全般", ("1", 1)),
        ("12. 防災", ("1.", 12)),
        ("第２章 目標", ("第1章", 2)),
        ("第十二条 責務", ("第一条", 12)),
        ("二十、附則", ("一、", 20)),
        ("（３）公園", ("（1）", 3)),
        ("④ 交通", ("①", 4)),
        ("Ｂ　参考", ("A", 2)),
        ("Ａ市の意見", None),
        ("10年後の姿", None),
        ("その他", None),
        ("", None),
    ],
)
def test_the_kind_and_the_value(heading, expected):
    assert enumerator(heading) == expected


def test_the_length_of_a_number():
    assert [numbered(text) for text in ("Ⅱ．その他", "第1章 総則", "その他")] == [2, 3, 0]
