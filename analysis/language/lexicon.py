"""The words that a general dictionary does not have: terms of this field, other spellings, words not counted. All of it is data."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.language.normalize import fold, normalize

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

USER_DICTIONARY, VARIANTS, STOP_WORDS = "user_dictionary.csv", "variants.csv", "stop_words.txt"
"""user_dictionary.csv is in IPADIC format: surface, left and right context, cost, part of speech (4), inflection (2), base form, reading,
pronunciation. variants.csv has `variant,head`; stop_words.txt one word a line, `#` starts a comment."""
IPADIC_COLUMNS = 13


class LexiconError(ValueError):
    """A lexicon file that cannot be used; says file, line, value and remedy in Japanese."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Terms, variants and stop words in force for a consultation."""

    entries: tuple[tuple[str, ...], ...] = ()
    """Rows of the user dictionary, normalised."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Variant → head word, both normalised."""
    stop_words: frozenset[str] = frozenset()

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(entry[0] for entry in self.entries)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every proper beginning of a term: where a longer term may still come."""
        return frozenset(term[:end] for term in self.terms for end in range(1, len(term)))

    @cached_property
    def tags(self) -> dict[str, str]:
        """Term → its IPADIC part of speech."""
        return {entry[0]: ",".join(entry[4:8]) for entry in self.entries}

    @cached_property
    def content_hash(self) -> str:
        """sha256 of the content: what was tokenised under it can be read back under it."""
        content = repr((self.entries, sorted(self.heads.items()), sorted(self.stop_words)))
        return hashlib.sha256(content.encode()).hexdigest()

    @cached_property
    def spellings(self) -> dict[str, tuple[str, ...]]:
        """Folded word → every folded spelling of the same head word, itself among them."""
        groups: dict[str, set[str]] = {}
        for variant, head in self.heads.items():
            groups.setdefault(head, {fold(head).text}).add(fold(variant).text)
        return {word: tuple(sorted(group)) for group in groups.values() for word in group}


def read_lexicon(folder: Path, *extra_folders: Path) -> Lexicon:
    """Read the files of a lexicon folder; what later folders (a consultation's own) say is added and wins. Raises LexiconError."""
    folders = [each for each in (folder, *extra_folders) if each.is_dir()]
    entries = {entry[0]: entry for each in folders for entry in _entries(each / USER_DICTIONARY)}
    heads = {variant: head for each in folders for variant, head in _variants(each / VARIANTS)}
    stop_words = frozenset(word for each in folders for word in _stop_words(each / STOP_WORDS))
    return Lexicon(tuple(entries[surface] for surface in sorted(entries)), dict(sorted(heads.items())), stop_words)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}：UTF-8ではありません。UTF-8で保存し直してください。") from error
    lines = csv.reader(text.splitlines())
    return [(number, row) for number, row in enumerate(lines, start=1) if row and not row[0].startswith("#")]


def _entries(path: Path) -> list[tuple[str, ...]]:
    entries = []
    for number, row in _rows(path):
        if len(row) != IPADIC_COLUMNS or not all(part.lstrip("-").isdecimal() for part in row[1:4]):
            raise LexiconError(
                f"{path.name} {number}行目：IPADIC形式（13列）ではありません（値：「{','.join(row)[:60]}」）。列をそろえてください。"
            )
        entries.append((normalize(row[0]).text, *row[1:10], normalize(row[10]).text, *row[11:]))
    return entries


def _variants(path: Path) -> list[tuple[str, str]]:
    rows = _rows(path)
    if wrong := [(number, row) for number, row in rows if len(row) != 2]:
        raise LexiconError(f"{path.name} {wrong[0][0]}行目：「異表記,見出し語」の2列ではありません。列をそろえてください。")
    return [(normalize(variant).text, normalize(head).text) for _, (variant, head) in rows if variant != "variant"]


def _stop_words(path: Path) -> list[str]:
    return [normalize(row[0].split("#")[0].strip()).text for _, row in _rows(path)]
