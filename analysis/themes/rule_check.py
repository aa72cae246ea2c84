"""Every mistake of a themes.toml at once, for those who edit one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.package.problem import Problem
from analysis.themes.codebook import written_codebook
from analysis.themes.file_places import misplaced, place_at, placed
from analysis.themes.rules.expression import Pillar, ResponseType, children
from analysis.themes.rules.references import Names
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.consultation import Consultation
    from analysis.themes.codebook import Codebook, Theme
    from analysis.themes.rules.expression import Expression

    Known = tuple[str, ...] | None
    """Labels that there are; None where anything goes."""


def check_rules(text: str, *, pillars: Iterable[str] | None = None, marks: Iterable[str] | None = None) -> list[RuleError]:
    """Every mistake in the order of the file, of grammar the first one of each rule; an empty list means that it can be read.

    `pillars` and `marks`, where given, are those of the consultation, and neither rules nor scopes may name others.
    """
    known_pillars, known_marks = (None if labels is None else tuple(labels) for labels in (pillars, marks))
    try:
        codebook = written_codebook(text)
    except RuleError as error:
        return [error]
    found = [placed(error, text, codebook.rules) for error in _in_rules(codebook, known_pillars, known_marks)]
    found += [error for theme in codebook.themes for error in _in_scope(theme, known_pillars, text)]
    unique = {str(error): error for error in found}
    return sorted(unique.values(), key=lambda error: (error.line, error.column))


def rule_problems(consultation: Consultation) -> list[Problem]:
    """The mistakes of a consultation's themes.toml, as those of any file of its package."""
    mistakes = check_rules(
        consultation.themes_toml, pillars=consultation.pillars["pillar"], marks=consultation.response_types["mark"]
    )
    return [
        Problem("themes.toml", f"{each.column}文字目：{each.what}".rstrip("。"), each.remedy, line=each.line) for each in mistakes
    ]


def _in_rules(codebook: Codebook, pillars: Known, marks: Known) -> Iterator[RuleError]:
    names = Names(codebook.rules)
    for name, rule in codebook.rules.items():
        try:
            names.expression(name)
        except RuleError as error:
            yield error
            continue
        yield from (error.within(name, 1, 1) for error in _unknown_labels(rule, pillars, marks))


def _unknown_labels(rule: str, pillars: Known, marks: Known) -> Iterator[RuleError]:
    """Values of 柱( ) and 対応区分( ) in a readable rule that are not known."""
    for kind, value in _labels(parse(rule)):
        known = pillars if kind == "柱" else marks
        if known is not None and value not in known:
            line, column = place_at(rule, rule.find(value))
            yield RuleError(f"この資料に{kind}「{value}」はありません。", "・".join(known), line=line, column=column)


def _labels(expression: Expression) -> Iterator[tuple[str, str]]:
    if isinstance(expression, (Pillar, ResponseType)):
        kind = "柱" if isinstance(expression, Pillar) else "対応区分"
        yield from ((kind, value) for value in expression.values)
    for part in children(expression):
        yield from _labels(part)


def _in_scope(theme: Theme, known: Known, text: str) -> Iterator[RuleError]:
    """Pillars of a theme's scope that are not known."""
    for key, pillars in (("pillars", theme.pillars), ("idea_of", (theme.idea_of,) if theme.idea_of else ())):
        for pillar in pillars:
            if known is not None and pillar not in known:
                problem = f"テーマ {theme.code}：{key} の「{pillar}」は、この資料にありません。"
                yield misplaced(text, key, problem, "・".join(known), after=theme.code)
