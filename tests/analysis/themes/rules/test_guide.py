"""The guide says what the parser does: every example in it is tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.themes.codebook import read_codebook
from analysis.themes.rules import rule
from analysis.themes.rules.rule import KINDS, parse
from analysis.themes.rules.rule_functions import FUNCTIONS
from analysis.themes.rules.rule_marks import OPERATORS

GUIDE = (Path(rule.__file__).parents[1] / "RULES.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.DOTALL)
EXAMPLES = [line for kind, block in BLOCKS if not kind for line in block.splitlines() if not line[:1].isdecimal()]
CODE = [code.replace("\\|", "|") for code in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL))]
CALLS = [code.replace("…", "「語」") for code in CODE if re.match(r"[^\s(\[]+\(", code)]


def test_there_are_examples():
    assert len(EXAMPLES) >= 3 and len(CALLS) >= 9


@pytest.mark.parametrize("example", [*EXAMPLES, *CALLS])
def test_an_example_can_be_read(example):
    parse(example)


def test_the_example_of_a_file_can_be_read():
    (block,) = [block for kind, block in BLOCKS if kind == "toml"]
    assert [theme.code for theme in read_codebook(block).themes] == ["K4"]


@pytest.mark.parametrize("word", [*FUNCTIONS, *OPERATORS, *KINDS])
def test_every_word_of_the_language_is_explained(word):
    assert word in GUIDE
