"""Signs of damaged text are named with their place and their number, and nothing is changed."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.damage import damage
from analysis.ingest.readers.document import Line


def lines_of(*texts):
    return [Line(1, number, (text,)) for number, text in enumerate(texts, start=1)]


def test_no_lines_and_sound_lines_give_no_finding():
    assert damage("a", []) == []
    assert damage("a", lines_of("区民の意見（1件）", "mail@example.jp", "～－・…①㈱Ⅱ", "がぎぐ")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("区⺠の意見", "部首"),
        ("⾏政", "部首"),
        ("か\u3099き", "NFD"),
        ("意\ufffd見", "読めなかった文字"),
        ("(cid:123)見", "文字の番号"),
        ("意\ue000見", "外字"),
        ("@計画の期間 @目標", "丸数字"),
        ("縺薙ｓ縺ｫ縺｡縺ｯ", "文字化け"),
        ("ã\x81\x82ã\x81\x84", "文字化け"),
        ("市民‧事業者", "中点"),
    ],
)
def test_a_sign_is_named_with_its_line(text, said):
    found = damage("a.pdf", lines_of("前", text, text))
    assert [(problem.file, problem.line) for problem in found] == [("a.pdf", 2)]
    assert said in found[0].message
    assert "2、3行目" in found[0].message
