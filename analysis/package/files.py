"""The files of a consultation folder, and the columns of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.package.csv_table import FileColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, FileColumns] = {
    "comments.csv": FileColumns(
        ("id", "no", "pillar", "category", "opinion", "reply", "reply_shared_with", "printed_mark", "page", "line"),
        places=("page", "line"),
        open_ended=True,
    ),
    "pillars.csv": FileColumns(
        ("pillar", "order", "name", "short_name", "total_label", "heading", "category"),
        numbers=("order",),
    ),
    "official_totals.csv": FileColumns(("axis", "key", "label", "count", "line"), numbers=("count",), places=("line",)),
    "response_types.csv": FileColumns(("mark", "order", "wording", "label", "meaning"), numbers=("order",)),
    "response_type_coding.csv": FileColumns(
        ("comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason"),
    ),
    "corrections.csv": FileColumns(("comment", "field", "as_printed", "suggested", "confidence", "note")),
    "rejects.csv": FileColumns(("line", "text", "reason"), places=("line",)),
}
"""File → what it holds. The columns are those of the schema, repeated because reading known content must not load pandera."""

DOUBTFUL = "doubtful_characters.csv"
"""Where characters of a scan were recognised: those that are in doubt, one a row; `place` counts the characters before it."""
DOUBTFUL_COLUMNS = FileColumns(("comment", "field", "place", "character"), numbers=("place",))
THEMES = "themes.toml"
THEME_CODING = "theme_coding.csv"
"""What people decided of single comments and themes; read wherever it was laid, as the words of LEXICON are."""
THEME_CODING_COLUMNS = FileColumns(("theme", "comment", "decision", "by", "at"))
THEME_CHECK = "theme_check.csv"
"""What people found in a sample of comments, for checking a theme; likewise. It changes no count."""
LEXICON = "lexicon"
"""Folder with the words of this consultation alone."""
