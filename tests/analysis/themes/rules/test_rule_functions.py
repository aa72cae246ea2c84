"""Functions of the rule language: every spelling is read, and a name there is not is answered with those there are."""

from __future__ import annotations

import pytest

from analysis.themes.rules.expression import InField, Near, Pillar, ResponseType, SameComment, SameSentence, Sequence
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_error import RuleError
from analysis.themes.rules.rule_functions import FUNCTIONS, SPELLINGS

NODES = {
    "near": Near,
    "seq": Sequence,
    "sentence": SameSentence,
    "comment": SameComment,
    "opinion": InField,
    "reply": InField,
    "pillar": Pillar,
    "response_type": ResponseType,
}


@pytest.mark.parametrize("spelling", FUNCTIONS)
def test_every_spelling_is_read_as_its_function(spelling):
    argument = "◎" if FUNCTIONS[spelling] == "response_type" else "スマホ、相談"
    assert isinstance(parse(f"{spelling}({argument})"), NODES[FUNCTIONS[spelling]])


def test_no_spelling_means_two_functions():
    assert len(FUNCTIONS) == sum(map(len, SPELLINGS.values()))


def test_a_name_there_is_not_is_answered_with_those_there_are():
    with pytest.raises(RuleError, match="近く・続く・同じ文・同じ番号・意見・回答・柱・対応区分"):
        parse("遠く(スマホ、相談)")
