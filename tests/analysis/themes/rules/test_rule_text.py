"""Any rule prints as itself; any text is read or refused with a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.themes.rules.expression import (
    Both,
    Chosen,
    Either,
    Except,
    InField,
    Near,
    Not,
    Pillar,
    Reference,
    ResponseType,
    SameComment,
    SameSentence,
    Sequence,
    Term,
)
from analysis.themes.rules.rule import KINDS, parse
from analysis.themes.rules.rule_error import RuleError
from analysis.themes.rules.rule_text import as_rule

ALPHABET = "町会自治デジタル化abAB12・ー－◎-()（）「」&|!、,#*<> 　"


def _clean(text):
    return text.strip().strip("*＊").strip()


texts = st.text(ALPHABET.replace("「", "").replace("」", ""), min_size=1, max_size=6).map(_clean).filter(bool)
names = st.text("町会自治D12K", min_size=1, max_size=4)
labels = st.lists(st.sampled_from(["柱Ⅰ", "柱Ⅱ", "その他", "◎", "－"]), min_size=1, max_size=2).map(tuple)
terms = st.builds(
    Term, texts, open_start=st.booleans(), open_end=st.booleans(), kinds=st.lists(st.sampled_from(KINDS), max_size=2).map(tuple)
)
distances = st.integers(1, 1000)


def _several(parts, least=2):
    return st.lists(parts, min_size=least, max_size=3).map(tuple)


def _placed(parts):
    return st.one_of(
        st.builds(Either, _several(parts)),
        st.builds(Except, parts, parts),
        st.builds(Near, _several(parts), distances),
        st.builds(Sequence, _several(parts), distances),
        st.builds(SameSentence, parts),
    )


places = st.recursive(st.one_of(terms, st.builds(Reference, names)), _placed, max_leaves=6)


def _combined(parts):
    return st.one_of(
        st.builds(Either, _several(parts)),
        st.builds(Both, _several(parts)),
        st.builds(Not, parts),
        st.builds(SameSentence, parts),
        st.builds(SameComment, parts),
        st.builds(InField, st.sampled_from(["opinion", "reply"]), parts),
    )


expressions = st.recursive(
    st.one_of(places, st.builds(Pillar, labels), st.builds(ResponseType, labels), st.builds(Chosen)), _combined, max_leaves=10
)


@given(expressions)
def test_a_printed_rule_reads_back_as_itself(expression):
    assert parse(as_rule(expression)) == expression


@given(st.text(max_size=60) | st.text(ALPHABET + "近く続くorandnot除く[]または", max_size=60))
def test_any_text_is_read_or_refused_with_a_place_in_it(text):
    try:
        parse(text)
    except RuleError as error:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1
        assert error.problem.endswith("。")
