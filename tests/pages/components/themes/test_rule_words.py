"""A rule in plain words: each kind of condition, and nothing of Python."""

from __future__ import annotations

import pytest

from analysis.place_words import OWN_WORDS
from analysis.themes.rules.rule import parse
from pages.components.themes.rule_words import in_words

SAID = {
    "町会": "「町会」",
    "*町会": "「町会」で終わる語",
    "町会*": "「町会」で始まる語",
    "*町会*": "「町会」を含む語",
    "町会[否定]": "「町会」（否定）",
    "町会 または 自治会": "「町会」、「自治会」のどれか",
    "町会 または not 自治会": "次のどれか<ul><li>「町会」</li><li>次に当てはまらない：「自治会」</li></ul>",
    "町会 かつ 自治会": "次のすべて<ul><li>「町会」</li><li>「自治会」</li></ul>",
    "窓口 除く 相談窓口": "「窓口」<br>ただし、次の一部になっている箇所は数えない：「相談窓口」",
    "近く(町会、加入、5語)": "次が5語以内に並ぶ（順番は問わない）<ul><li>「町会」</li><li>「加入」</li></ul>",
    "続く(町会、加入、5語)": "次がこの順に、それぞれ5語以内で続く<ul><li>「町会」</li><li>「加入」</li></ul>",
    "同じ文(町会)": "1つの文の中で、「町会」",
    "同じ番号(町会)": "意見概要と区の考え方を合わせて、「町会」",
    "意見(町会)": "意見概要に、「町会」",
    "柱(柱Ⅰ)": "柱が「柱Ⅰ」",
    "柱(柱Ⅰ、柱Ⅱ)": "柱が「柱Ⅰ」「柱Ⅱ」のどれか",
    "対応区分(◎)": "対応区分が「◎」",
    "対応区分(◎、○)": "対応区分が「◎」「○」のどれか",
    "<語群>": "「語群」という名前の語群やテーマの条件",
    "「a<b」": "「a&lt;b」",
}


@pytest.mark.parametrize("rule", SAID)
def test_a_condition_is_said_in_words(rule):
    assert in_words(parse(rule), OWN_WORDS) == SAID[rule]
