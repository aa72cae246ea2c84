"""Characters of comments that a reader was not sure of: taken out of the texts as signs, kept as places in a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.words.wording import DOUBTFUL
from analysis.package.files import DOUBTFUL_COLUMNS

if TYPE_CHECKING:
    from analysis.ingest.rows.lines_read import ReadLine


def doubtful_apart(comments: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The comments without signs of doubt, and one row for each character that had one: comment, field, place, character.

    `place` counts the characters of the text before it.
    """
    found: list[tuple[str, str, int, str]] = []
    clean = comments.copy()
    for name in comments.columns[comments.dtypes == "str"]:
        marked = comments[name].str.contains(DOUBTFUL, regex=False, na=False)
        if marked.any():
            pairs = zip(comments.loc[marked, "id"].tolist(), comments.loc[marked, name].tolist(), strict=True)
            found += [(plain(comment), name, place, each) for comment, text in pairs for place, each in _places(text)]
            clean[name] = comments[name].str.replace(DOUBTFUL, "", regex=False)
    table = pd.DataFrame(found, columns=list(DOUBTFUL_COLUMNS.columns))
    return clean, table.astype({"comment": "str", "field": "str", "place": "int64", "character": "str"})


def plain(text: str) -> str:
    """A text without signs of doubt."""
    return text.replace(DOUBTFUL, "")


def without_signs(read: ReadLine) -> ReadLine:
    """A line as it is shown and compared, without signs of doubt; the comments read from it keep theirs."""
    if any(DOUBTFUL in cell for cell in read.line.cells):
        totals = tuple((plain(label), count) for label, count in read.totals)
        return replace(read, line=replace(read.line, cells=tuple(map(plain, read.line.cells))), totals=totals)
    return read


def _places(text: str) -> list[tuple[int, str]]:
    """Place and character before each sign of doubt."""
    ends = (len(plain(text[:at])) for at in range(len(text)) if text[at] == DOUBTFUL)
    clean = plain(text)
    return [(end - 1, clean[end - 1]) for end in ends if end]
