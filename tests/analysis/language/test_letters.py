"""What is left of a text when width, blanks and signs do not matter."""

from __future__ import annotations

import pytest

from analysis.language.letters import letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＩＣＴの活用を、進めて。", "ICTの 活用を進めて"),
        ("「公園」がほしい！", "公園がほしい"),
        ("１００件\n以上", "100件以上"),
        ("ｽﾏﾎ教室", "スマホ教室"),
        ("a_b", "ＡＢ"),
    ],
)
def test_the_same_but_for_width_blanks_and_signs(one, other):
    assert letters(one) == letters(other) != ""


def test_other_letters_are_another_text():
    assert letters("公園がほしい") != letters("公園はほしい")
    assert letters("。、 \n") == ""
