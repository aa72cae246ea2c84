"""The form in which texts are compared with the words of data/ingest, and what short texts say by them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from analysis.ingest.words.word_files import alternatives, words

DOUBTFUL = "\ufdd0"
"""Follows a character that a reader is not sure of, within the readers alone: a noncharacter, which no text may hold."""
_BLANK = re.compile(r"\s+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－ｰ─━", "-") | dict.fromkeys("〜～∼", "~") | dict.fromkeys("〇◯⚪", "○"))
_EXCHANGED = re.compile(f"[{''.join(map(chr, _DASHES))}]")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of contents.toml, for `fullmatch` or `search` on a folded text."""
    return re.compile(alternatives(words("contents")[name]))


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """A text to compare: no blanks, half-width forms, lower case, one dash, one circle."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace(DOUBTFUL, "").casefold()
    # To exchange characters takes longer than all before it together, and few texts have one to exchange.
    return plain.translate(_DASHES) if _EXCHANGED.search(plain) else plain


def squeezed(text: str) -> str:
    """A text without any white space, its characters kept."""
    return _BLANK.sub("", text).replace(DOUBTFUL, "")


def spaced(text: str) -> str:
    """A text on one line: line breaks between Japanese characters vanish, other white space becomes one blank."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])", "", text.strip().replace(DOUBTFUL, ""))
    return re.sub(r"[ \t\r\n\u3000]+", " ", joined)


def on_one_line(cell: str) -> str:
    """A label that a narrow column may have broken: with the breaks its blanks are gone, too; whole, it keeps them."""
    return squeezed(cell) if "\n" in cell else spaced(cell)


def is_number(cell: str) -> bool:
    """Whether a cell is the number of a comment: 1, (3), 2-15, ①; 8ページ is not."""
    return len(cell) < 20 and pattern("number").fullmatch(folded(cell)) is not None


def says_nothing(cell: str) -> bool:
    """Whether a cell only holds a sign for nothing: －, ＊, なし."""
    return len(cell) < 12 and pattern("nothing").fullmatch(folded(cell)) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return pattern("sentence_end").search(folded(text[-3:])) is not None


def is_sum(label: str) -> bool:
    """Whether a label is that of a sum."""
    return pattern("sum").fullmatch(folded(label)) is not None
