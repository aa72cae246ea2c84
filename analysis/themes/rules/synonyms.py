"""Words for the same idea: what a term marked 類語 stands for, by the lexicon that all consultations share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.language.lexicon import SYNONYMS as FILE
from analysis.language.lexicon import LexiconError
from analysis.package.problem import Problem
from analysis.themes.rules.expression import SYNONYMS, Term
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping


def synonym_terms(synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Term, ...]]:
    """Read the words of each idea as a rule reads a word (「スマホ*」). Raises LexiconError for anything else."""
    return {idea: tuple(_term(idea, word) for word in words) for idea, words in synonyms.items()}


def meant(term: Term, synonyms: Mapping[str, tuple[Term, ...]]) -> tuple[Term, ...]:
    """The terms that a term stands for: itself, and where it is marked 類語 the words of that idea, with its other marks."""
    if SYNONYMS not in term.kinds:
        return (term,)
    marks = tuple(kind for kind in term.kinds if kind != SYNONYMS)
    words = [replace(word, kinds=(*word.kinds, *marks)) for word in synonyms.get(term.text, ())]
    return tuple(dict.fromkeys([replace(term, kinds=marks), *words]))


def _term(idea: str, word: str) -> Term:
    try:
        term = parse(word)
    except RuleError as error:
        raise _refusal(idea, word, f"語として読めません（{error}）") from error
    if not isinstance(term, Term) or SYNONYMS in term.kinds:
        raise _refusal(idea, word, "1つの語ではありません")
    return term


def _refusal(idea: str, word: str, problem: str) -> LexiconError:
    return LexiconError(
        [Problem(FILE, f"「{idea}」の語が{problem}", "1行に1語を、ルールの語の書き方で書いてください", value=word)]
    )
