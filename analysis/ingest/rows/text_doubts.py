"""Opinions and replies that look as if they were read wrongly: empty, dates or names, with labels or addresses inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.ingest.words.block_marks import block_mark, marks_text
from analysis.ingest.words.wording import folded, pattern
from analysis.package.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

SHORT = 6
"""Characters up to which a text is a name or a word; what the numbers of this module are stands in no figure of the bench,
`tests/analysis/ingest/rows/test_text_doubts.py` holds them."""
MOST = 0.5
"""Share of opinions from which dates or words are no chance."""
END = 3
"""Lines at the end of a reply in which whom to ask stands."""


def text_doubts(file: str, comments: pd.DataFrame) -> list[Problem]:
    """One finding for each kind: how many comments, the line of the first and what stands there."""
    opinions, replies = comments["opinion"], comments["reply"]
    empty = opinions.isna() & replies.notna()
    look = "どの列が意見か、行がずれていないかを原本で確かめてください"
    found = [_finding(file, comments, empty, "no", "意見が空なのに、回答があります", look)]
    for name, kind in (("日付", _is_date), ("名前のような短い語", _is_word)):
        flags = opinions.map(kind, na_action="ignore").eq(True)
        if flags.sum() > MOST * max(1, opinions.notna().sum()):
            found.append(_finding(file, comments, flags, "opinion", f"意見の欄が{name}です", "意見の列を選び直してください"))
    for column, name in (("opinion", "意見"), ("reply", "回答")):
        flags = comments[column].map(_has_label, na_action="ignore").eq(True)
        message = f"{name}の文の中に、ほかの欄の見出しがあります"
        found.append(_finding(file, comments, flags, column, message, "1つの行に2つの欄が入っていないか、原本で確かめてください"))
    asked = replies.map(_ends_with_address, na_action="ignore").eq(True)
    found.append(
        _finding(file, comments, asked, "reply", "回答の終わりに、問い合わせ先が付いています", "回答の文かを確かめてください")
    )
    return [problem for problem in found if problem]


def _finding(file: str, comments: pd.DataFrame, flags: pd.Series[bool], column: str, message: str, remedy: str) -> Problem | None:
    hits = comments[flags]
    if hits.empty:
        return None
    first = hits.iloc[0]
    value = first[column] if isinstance(first[column], str) else first["id"]
    return Problem(file, f"{message}（{len(hits):,}件）", remedy, int(first["line"]), str(value))


def _is_date(text: str) -> bool:
    return len(text) < 30 and pattern("date").fullmatch(folded(text)) is not None


def _is_word(text: str) -> bool:
    # To fold a text makes one character of four at most.
    return len("".join(text.split())) <= 4 * SHORT and len(folded(text)) <= SHORT


def _has_label(text: str) -> bool:
    """Whether a line behind the first begins with the word of another column and says something beside it: 担当課：道路課."""
    lines = text.split("\n")[1:]
    marks = (block_mark(line, _marks_column) for line in lines if len(line) < 200)
    return any(mark is not None and mark.rest.strip() for mark in marks) or any(map(_is_framed, lines))


def _is_framed(line: str) -> bool:
    """Whether a line is nothing but a word in brackets that marks a text: 【市の考え方】."""
    mark = block_mark(line, lambda label: marks_text(label) in ("opinion", "reply")) if line[:1] in "【[［〔" else None
    return mark is not None and not mark.rest


def _marks_column(label: str) -> bool:
    return marks_text(label) in ("date", "attribute", "printed_mark", "no") and len(folded(label)) > 1


def _ends_with_address(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return (
        len(lines) > 1
        and not _has_label(text)
        and any(pattern("ending").fullmatch(folded(line)) for line in lines[-END:] if len(line) < 40)
    )
