"""Themes: a name, what they cover, where they apply, and the rule that finds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from analysis.themes.codebook_file import FIELDS, entries, toml_text
from analysis.themes.file_places import placed
from analysis.themes.rules.expression import Expression, Reference
from analysis.themes.rules.references import Names
from analysis.themes.rules.rule_error import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


LONGEST_RULE = 20_000
"""Characters of a rule. The longest of Nerima has 305; one of 20,000 is read and applied to its 94 comments in 1.3 s at most."""
LONGEST_FILE = 200_000
"""Characters of a themes.toml; that of Nerima has 12,170."""


@dataclass(frozen=True)
class Theme:
    """One theme of a codebook. `pillars` (none: all) and `fields` say which texts it is defined for."""

    code: str
    name: str
    definition: str
    rule: str
    """The rule as written."""
    group: str = ""
    """Heading it stands under on screen."""
    pillars: tuple[str, ...] = ()
    fields: tuple[str, ...] = FIELDS
    not_covered: str = ""
    idea_of: str = ""
    """Pillar for whose subject as a whole this theme stands (`speaks of DX`); empty for an ordinary theme."""
    expression: Expression = field(default=Reference(""), repr=False, compare=False)
    """The rule as read, references replaced by what they name."""

    @property
    def full_name(self) -> str:
        """The name with the pillars it is counted in: a pillar's theme and one of all pillars may be called nearly the same."""
        return f"{self.name}（{'・'.join(self.pillars)}）" if self.pillars else self.name


@dataclass(frozen=True)
class Codebook:
    """The themes of a consultation in order, and the word groups their rules share (name → rule)."""

    themes: tuple[Theme, ...] = ()
    word_groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def rules(self) -> dict[str, str]:
        """Every rule as written, by the name that other rules may call it."""
        return {**self.word_groups, **{theme.code: theme.rule for theme in self.themes}}

    def theme(self, code: str) -> Theme:
        return next(theme for theme in self.themes if theme.code == code)

    def with_theme(self, theme: Theme) -> Codebook:
        """The codebook with this theme in the place of the one of its code, or at the end. Raises RuleError."""
        others = [theme if each.code == theme.code else each for each in self.themes]
        return _read(Codebook((*others, *(() if theme in others else (theme,))), self.word_groups))

    def joined(self, other: Codebook) -> Codebook:
        """The codebook with the themes of another behind its own; of word groups of one name its own stays. Raises RuleError."""
        return _read(Codebook((*self.themes, *other.themes), {**other.word_groups, **self.word_groups}))

    def without(self, code: str) -> Codebook:
        """The codebook without a theme. Raises RuleError where a rule names it."""
        return _read(Codebook(tuple(each for each in self.themes if each.code != code), self.word_groups))

    def with_rule(self, name: str, rule: str) -> Codebook:
        """The codebook with another rule for one theme or word group; rules that name it change with it.

        Raises RuleError, with line and column in the rule.
        """
        groups = {each: rule if each == name else text for each, text in self.word_groups.items()}
        return _read(Codebook(tuple(replace(each, rule=rule) if each.code == name else each for each in self.themes), groups))


def read_codebook(text: str) -> Codebook:
    """Read the text of a themes.toml. Raises RuleError for the first mistake, with line and column in the file."""
    codebook = written_codebook(text)
    try:
        return _read(codebook)
    except RuleError as error:
        raise placed(error, text, codebook.rules) from None


def read_themes(text: str) -> tuple[Theme, ...]:
    """The themes of a themes.toml. Raises RuleError."""
    return read_codebook(text).themes


def written_codebook(text: str) -> Codebook:
    """A codebook whose rules are not read yet. Raises RuleError where the form of the file is wrong, or it is too long."""
    if len(text) > LONGEST_FILE:
        raise RuleError(f"ファイルが長すぎます（{len(text):,}字。{LONGEST_FILE:,}字まで）。テーマを減らしてください。")
    groups, themes = entries(text)
    return Codebook(tuple(Theme(**each) for each in themes), groups)


def write_themes(codebook: Codebook | Iterable[Theme]) -> str:
    """The text of a themes.toml; reading it gives equal themes and word groups in the same order."""
    codebook = codebook if isinstance(codebook, Codebook) else Codebook(tuple(codebook))
    return toml_text(codebook.word_groups, [_entry(theme) for theme in codebook.themes])


def _read(codebook: Codebook) -> Codebook:
    for name, rule in codebook.rules.items():
        if len(rule) > LONGEST_RULE:
            message = f"ルールが長すぎます（{len(rule):,}字。{LONGEST_RULE:,}字まで）。語群に分けるか、短くしてください。"
            raise RuleError(message, theme=name)
    names = Names(codebook.rules)
    for name in codebook.word_groups:
        names.expression(name)
    return replace(codebook, themes=tuple(replace(each, expression=names.expression(each.code)) for each in codebook.themes))


def _entry(theme: Theme) -> dict[str, str | tuple[str, ...]]:
    """The items of a theme in the order a reader wants them: what it is, where it applies, what it covers, how it is found."""
    return {
        "code": theme.code,
        "name": theme.name,
        "group": theme.group,
        "pillars": theme.pillars,
        "fields": theme.fields,
        "idea_of": theme.idea_of,
        "definition": theme.definition,
        "not_covered": theme.not_covered,
        "rule": theme.rule,
    }
