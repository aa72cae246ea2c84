"""What in a reply answers nothing."""

from __future__ import annotations

import re

import pytest

from analysis.replies.gaps.formulas import COLUMNS, FILE, formula_spans, read_formulas
from analysis.replies.rule_table import read_lines, rule_file

FORMULAS = read_formulas()


def left(reply):
    """What remains of a reply without its formulas."""
    for start, end in reversed(formula_spans(reply, FORMULAS)):
        reply = reply[:start] + reply[end:]
    return reply


@pytest.mark.parametrize("line", read_lines(rule_file(FILE), COLUMNS), ids=lambda line: line["example"])
def test_every_example_is_a_formula_by_its_own_pattern(line):
    assert re.fullmatch(line["pattern"], line["example"]) and left(line["example"] + "。") == ""


@pytest.mark.parametrize(
    ("reply", "rest"),
    [
        ("貴重なご意見として承ります。", ""),
        ("ご意見ありがとうございます。道路を直します。", "道路を直します。"),
        ("開館時間の延長については、今後の参考とさせていただきます。", "開館時間の延長については、"),
        ("ご意見を踏まえ、図の色を揃えます。", "図の色を揃えます。"),
        ("ご意見の趣旨を踏まえまして、ごみの減量に取り組みます。", "ごみの減量に取り組みます。"),
        ("意見箱を各階に置きます。", "意見箱を各階に置きます。"),
        ("参考資料に目標を載せます。", "参考資料に目標を載せます。"),
        ("", ""),
    ],
)
def test_what_says_something_is_left(reply, rest):
    assert left(reply) == rest


def test_without_rules_only_beginnings_are_formulas(tmp_path):
    (tmp_path / "replies").mkdir()
    (tmp_path / "replies" / FILE).write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    assert formula_spans("貴重なご意見として承ります。", read_formulas(tmp_path)) == []
