"""Sentences of a briefing kept as data: found in the data folder or beside the program, filled with counts and words."""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefing.content import Count, Part, Sentence
from analysis.place_words import OWN_WORDS, PlaceWords

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN_FOLDER = Path(__file__).parent.parent.parent / "data" / "briefing"
SENTENCES_FILE, QUESTIONS_FILE = "sentences.toml", "questions.toml"


class TemplateError(ValueError):
    """A file of templates that cannot be used; says file, place, value and remedy in Japanese."""


@dataclass(frozen=True)
class Templates:
    """The texts of one file: section → name → template."""

    file: str
    texts: Mapping[str, Mapping[str, str]]
    words: PlaceWords = OWN_WORDS
    """The words in which they are said."""

    def text(self, section: str, name: str) -> str:
        """A text without places to fill. Raises TemplateError."""
        try:
            return self.words.say(self.texts[section][name])
        except KeyError:
            raise TemplateError(f'{self.file}：[{section}] に {name} がありません。{name} = "…" を書き足してください') from None

    def say(self, section: str, name: str, /, **values: Count | Part | str) -> Sentence:
        """Fill a template; a count keeps its comments. Raises TemplateError for a place that nothing fills."""
        parts: list[Part] = []
        for words, place in places(self.text(section, name), f"{self.file} [{section}] {name}"):
            parts.append(Part(words))
            if place is None:
                continue
            if place not in values:
                known = "、".join(f"{{{each}}}" for each in values) or "なし"
                raise TemplateError(
                    f"{self.file} [{section}] {name}：{{{place}}} は使えません。使えるのは次のとおりです：{known}"
                )
            parts.append(_part(values[place]))
        return Sentence(tuple(part for part in parts if part.text))


def _part(value: Count | Part | str) -> Part:
    return value if isinstance(value, Part) else Part(str(value), value.ids if isinstance(value, Count) else ())


def places(template: str, where: str) -> list[tuple[str, str | None]]:
    """Part a template into words and the name of the place after them. Raises TemplateError for a stray brace."""
    try:
        return [(words, name) for words, name, _, _ in string.Formatter().parse(template)]
    except ValueError as error:
        raise TemplateError(f"{where}：{{ と }} の組が合いません（値：「{template}」）。{{名前}} の形に直してください") from error


def template_problems(data: Path | None = None) -> list[str]:
    """What keeps the sentences and questions of a data folder from being used, in Japanese."""
    found = []
    for name in (SENTENCES_FILE, QUESTIONS_FILE):
        try:
            for section, entries in read_templates(name, data).texts.items():
                for key, template in entries.items():
                    places(template, f"{name} [{section}] {key}")
        except (OSError, TemplateError) as error:
            found.append(str(error))
    return found


def read_templates(name: str, data: Path | None = None) -> Templates:
    """Read a file of templates; a data folder without one uses that of the program. Raises TemplateError."""
    own = data / "briefing" / name if data else OWN_FOLDER / name
    path = own if own.is_file() else OWN_FOLDER / name
    try:
        texts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(
            f"{path.name}：TOMLとして読めません（{error}）。書き方と文字コード（UTF-8）を直してください"
        ) from error
    for section, entries in texts.items():
        for key, value in entries.items() if isinstance(entries, dict) else [("", None)]:
            if not isinstance(value, str):
                raise TemplateError(
                    f'{path.name}：[{section}] {key} は文字列ではありません（値：「{value}」）。"…" で囲んでください'
                )
    return Templates(path.name, texts)
