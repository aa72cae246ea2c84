"""Themes that any document may take for a start: `data/themes/common.toml`, those of one plan that run through all its parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.package.csv_table import utf8_text
from analysis.themes.codebook import Codebook, read_codebook

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path("themes", "common.toml")
OWN_FILE = Path(__file__).parent.parent.parent / "data" / FILE


def common_codebook(data: Path | None = None) -> Codebook:
    """The common themes of a data folder, else those of the program. Raises PackageError, RuleError."""
    own = data / FILE if data else OWN_FILE
    return read_codebook(utf8_text(own if own.is_file() else OWN_FILE))


def with_common(codebook: Codebook, common: Codebook, say: Callable[[str], str]) -> Codebook:
    """The codebook with the common themes behind its own; what it has under the same code stays.

    `say` puts their words (区民) into those of the document (市民).

    Raises RuleError.
    """
    taken = {theme.code for theme in codebook.themes}
    more = [
        replace(each, name=say(each.name), definition=say(each.definition), not_covered=say(each.not_covered))
        for each in common.themes
        if each.code not in taken
    ]
    return codebook.joined(Codebook(tuple(more), common.word_groups))
