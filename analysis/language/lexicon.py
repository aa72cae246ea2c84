"""The words that a general dictionary does not have: terms of this field, other spellings, words not counted; all of it data."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analysis.language.normalize import fold, normalize
from analysis.package.csv_table import utf8_text
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

USER_DICTIONARY, VARIANTS, STOP_WORDS, SYNONYMS = "user_dictionary.csv", "variants.csv", "stop_words.txt", "synonyms.csv"
CONTEXTS = {
    "名詞,一般,*,*": "1285",
    "名詞,サ変接続,*,*": "1283",
    "名詞,形容動詞語幹,*,*": "1287",
    "名詞,副詞可能,*,*": "1314",
    "名詞,固有名詞,一般,*": "1288",
    "名詞,固有名詞,組織,*": "1292",
    "名詞,固有名詞,地域,一般": "1293",
}
"""IPADIC's number of the left and right context of each part of speech that a term may have."""
LARGEST_CONTEXT = 1315
"""IPADIC has contexts 0 to 1315; a number past it would be read outside of its table of connections."""
COSTS = range(-32_768, 32_768)
"""What a tokenizer can hold: 16 bits."""


class LexiconError(PackageError):
    """A lexicon file that cannot be used; says file, line, value and remedy in Japanese."""


class Entry(NamedTuple):
    """A row of the user dictionary in IPADIC format, normalised."""

    surface: str
    left: str
    right: str
    cost: str
    pos: str
    pos_1: str
    pos_2: str
    pos_3: str
    inflection_type: str
    inflection_form: str
    lemma: str
    reading: str
    pronunciation: str

    @property
    def tag(self) -> str:
        return ",".join(self[4:8])


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Terms, variants and stop words in force for a consultation."""

    entries: tuple[Entry, ...] = ()
    """The user dictionary, sorted by surface."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Variant → head word, both normalised."""
    stop_words: frozenset[str] = frozenset()
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Idea → the words that rules of themes take for it, as a rule writes a word. Texts are tokenised without them."""

    @cached_property
    def terms(self) -> Mapping[str, Entry]:
        """Term → its entry."""
        return {entry.surface: entry for entry in self.entries}

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

    def head(self, lemma: str) -> str:
        """The head word a lemma is counted under: itself where it is no variant. Latin letters may have any case."""
        return self.heads.get(lemma) or (self._latin_heads.get(lemma.casefold(), lemma) if lemma.isascii() else lemma)

    @cached_property
    def _latin_heads(self) -> dict[str, str]:
        words = dict(self.heads) | {head: head for head in self.heads.values()} | {term: term for term in self.terms}
        return {word.casefold(): head for word, head in sorted(words.items()) if word.isascii()} | {
            variant.casefold(): head for variant, head in self.heads.items() if variant.isascii()
        }


def term_cost(surface: str) -> int:
    """What a term costs the path that takes it, where its row does not say.

    With 4000 − 1000 a character a term always costs less than shorter terms that add up to it, so that the longest one wins, and
    about as much as the words of the dictionary, so that it does not break the words beside it (区報 in 地区|報告). A term in one
    script costs more than its length: letters and katakana that go on are a longer word (LINE in LINEAR, ラボ in ラボラトリー).
    """
    if surface.isascii() or all("ァ" <= character <= "ー" for character in surface):
        return 3000
    return max(4000 - 1000 * len(surface), -32_000)


def read_lexicon(folder: Path, *extra_folders: Path) -> Lexicon:
    """Read the files of a lexicon folder; what later folders (a consultation's own) say is added and wins. Raises LexiconError.

    user_dictionary.csv: rows in IPADIC format; context numbers and cost may be left empty. variants.csv: `variant,head`.
    stop_words.txt: one word a line. synonyms.csv: `idea,word`. In all of them, `#` at the beginning of a line starts a comment.
    """
    folders = [each for each in (folder, *extra_folders) if each.is_dir()]
    entries = {entry.surface: entry for each in folders for entry in _entries(each / USER_DICTIONARY)}
    heads = {variant: head for each in folders for variant, head in _variants(each / VARIANTS)}
    stop_words = frozenset(word for each in folders for word in _stop_words(each / STOP_WORDS))
    return Lexicon(
        tuple(entries[surface] for surface in sorted(entries)),
        dict(sorted(_resolved(heads).items())),
        stop_words,
        _synonyms(each / SYNONYMS for each in folders),
    )


def _synonyms(paths: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    words: dict[str, dict[str, None]] = {}
    for path in paths:
        for number, row in _rows(path):
            if len(row) != 2 or not all(row):
                raise _error(path, number, row, "「意味,語」の2列ではありません", "列をそろえてください")
            if row != ["idea", "word"]:
                words.setdefault(row[0], {})[row[1]] = None
    return {idea: tuple(own) for idea, own in words.items()}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        return
    try:
        lines = utf8_text(path).splitlines()
    except PackageError as error:
        raise LexiconError([replace(problem, file=_name(path)) for problem in error.problems]) from error
    rows = csv.reader(lines)
    try:
        for row in rows:
            if row and not row[0].startswith("#"):
                yield rows.line_num, row
    except csv.Error as error:
        raise _error(path, rows.line_num, [str(error)], "CSVとして読めません", "引用符の対応を確かめてください") from error


def _entries(path: Path) -> Iterator[Entry]:
    for number, row in _rows(path):
        if len(row) != len(Entry._fields):
            raise _error(path, number, row, "IPADIC形式（13列）ではありません", "列をそろえてください")
        entry = _complete(Entry(*row))
        if not all(part.isascii() and part.lstrip("-").isdecimal() for part in entry[1:4]):
            raise _error(
                path, number, row, "文脈IDとコストは整数です", "分からなければ空欄にしてください（品詞と長さから補います）"
            )
        if not entry.surface.strip():
            raise _error(path, number, row, "語がありません", "1列目に語を書くか、行を消してください")
        if not all(0 <= int(part[:9]) <= LARGEST_CONTEXT for part in entry[1:3]) or int(entry.cost[:9]) not in COSTS:
            raise _error(path, number, row, "文脈IDかコストが範囲の外です", "空欄にしてください（品詞と長さから補います）")
        yield entry


def _complete(row: Entry) -> Entry:
    """Normalise the texts of a row and fill in the numbers it leaves empty."""
    surface = normalize(row.surface).text
    context = CONTEXTS.get(row.tag, "")
    return row._replace(
        surface=surface,
        left=row.left or context,
        right=row.right or context,
        cost=row.cost or str(term_cost(surface)),
        lemma=normalize(row.lemma).text,
    )


def _variants(path: Path) -> Iterator[tuple[str, str]]:
    for number, row in _rows(path):
        if len(row) != 2:
            raise _error(path, number, row, "「異表記,見出し語」の2列ではありません", "列をそろえてください")
        variant, head = (normalize(word).text for word in row)
        if (variant, head) != ("variant", "head"):
            yield variant, head


def _resolved(heads: dict[str, str]) -> dict[str, str]:
    """Follow heads that are variants themselves to the last one."""
    resolved = {}
    for variant in heads:
        head, seen = heads[variant], {variant}
        while head in heads and head not in seen:
            seen.add(head)
            head = heads[head]
        if head in seen:
            raise LexiconError(
                [Problem(VARIANTS, "見出し語が堂々巡りになっています", "どれか1行を消してください", value=variant)]
            )
        resolved[variant] = head
    return resolved


def _stop_words(path: Path) -> Iterator[str]:
    return (normalize(row[0].split("#")[0].strip()).text for _, row in _rows(path))


def _error(path: Path, number: int, row: list[str], problem: str, remedy: str) -> LexiconError:
    return LexiconError([Problem(_name(path), problem, remedy, number, ",".join(row))])


def _name(path: Path) -> str:
    """The file with its folder: a consultation's own lexicon lies in `lexicon` as the common one does."""
    return f"{path.parent.name}/{path.name}"
