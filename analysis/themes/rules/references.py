"""Names in rules (<語群>, <D1>) replaced by the rules they stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from analysis.themes.rules.expression import Expression, Reference, children, combines_places, is_place, with_children
from analysis.themes.rules.rule import parse
from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping


MOST_PARTS = 5_000
"""Parts of a rule once the names in it are replaced: groups that each name another twice double with every step. Nerima's largest
has 84; one of 32,767 took 0.7 s for its 94 comments, one four times as large 3.3 s."""
DEEPEST = 120
"""Steps from a rule down to its words, through all that it names; Python's own limit is a few times that."""


@dataclass
class Names:
    """What names stand for: rules as written, each read when it is first asked for."""

    rules: Mapping[str, str]
    _read: dict[str, Expression] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _measures: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Name → parts and depth of its rule, the names in it replaced."""

    def expression(self, name: str) -> Expression:
        """The rule of that name, without references. Raises RuleError, which says in whose rule the mistake is."""
        if name not in self._read:
            self._open.append(name)
            try:
                if len(self._open) > DEEPEST:
                    raise _too_large()
                written = parse(self.rules[name])
                meant = self._resolved(written, self.rules[name])
                self._measures[name] = self._measured(written)
                self._read[name] = meant
            except RuleError as error:
                raise (error if error.theme else error.within(name, 1, 1)) from None
            finally:
                self._open.pop()
        return self._read[name]

    def _resolved(self, expression: Expression, rule: str) -> Expression:
        if isinstance(expression, Reference):
            return self._named(expression.name, rule)
        before = children(expression)
        after = tuple(self._resolved(part, rule) for part in before)
        if combines_places(expression):
            _check_places(before, after, rule)
        return with_children(expression, after)

    def _measured(self, expression: Expression) -> tuple[int, int]:
        """Parts and depth of a rule whose names are known. Raises RuleError where there are too many."""
        if isinstance(expression, Reference):
            return self._measures[expression.name]
        inner = [self._measured(part) for part in children(expression)]
        parts, depth = 1 + sum(part for part, _ in inner), 1 + max((depth for _, depth in inner), default=0)
        if parts > MOST_PARTS or depth > DEEPEST:
            raise _too_large()
        return parts, depth

    def _named(self, name: str, rule: str) -> Expression:
        if name in self._open:
            raise _error(rule, name, f"は自分自身を参照しています（{' → '.join([*self._open, name])}）。", "別の語群")
        if name not in self.rules:
            close = get_close_matches(name, self.rules, cutoff=0.3) or list(self.rules)[:5]
            raise _error(rule, name, "という語群やテーマはありません。", "、".join(f"<{each}>" for each in close) + "など")
        return self.expression(name)


def _too_large() -> RuleError:
    return RuleError(f"語群をたどると、ルールが大きすぎるか深すぎます（{MOST_PARTS:,}語、{DEEPEST}段まで）。", "もっと短いルール")


def _check_places(before: tuple[Expression, ...], after: tuple[Expression, ...], rule: str) -> None:
    for written, meant in zip(before, after, strict=True):
        if not is_place(meant):
            raise _error(
                rule,
                _first_name(written),
                "は文中の場所を指さないため、「除く」・近く( )・続く( )では使えません。",
                "語を「または」でつないだ語群",
            )


def _first_name(expression: Expression) -> str:
    if isinstance(expression, Reference):
        return expression.name
    return next((name for part in children(expression) if (name := _first_name(part))), "")


def _error(rule: str, name: str, problem: str, expected: str) -> RuleError:
    """An error at the place where a name stands in a rule."""
    for number, line in enumerate(rule.split("\n"), start=1):
        for place in (at for at, character in enumerate(line) if character in "<＜〈"):
            if line[place + 1 :].lstrip(" 　*＊").startswith(name):
                return RuleError(f"<{name}> {problem}", expected, line=number, column=place + 1)
    return RuleError(f"<{name}> {problem}", expected)
