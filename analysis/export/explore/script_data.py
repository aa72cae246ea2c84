"""What the script counts by: for each comment its pillar and response type, for each theme and word its comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.briefing.day import japanese_date
from analysis.export.explore.counted import UNTOUCHED, WORDS, columns
from analysis.export.explore.figures import size
from analysis.export.explore.folding import tables, unlike
from analysis.export.explore.material import FIELDS
from analysis.export.explore.places import places
from analysis.export.visible import visible
from analysis.statistics.matrix import is_counted

if TYPE_CHECKING:
    from analysis.export.explore.material import Explored


def script_data(explored: Explored) -> str:
    """The data as JSON that can stand inside a page."""
    marks = {mark: n for n, mark in enumerate(explored.marks)}
    pillars = {pillar: n for n, pillar in enumerate(explored.pillars)}
    data = {
        "ids": list(explored.material.ids),
        "numbers": [visible(explored.quotations[each].label) for each in explored.material.ids],
        "pillars": list(pillars),
        "marks": list(marks),
        "names": {"pillar": _shown(explored.pillars.values()), "mark": _shown(explored.marks.values())},
        "pillar": [pillars[each] for each in explored.pillar],
        "mark": [marks.get(each, -1) for each in explored.mark],
        "attributes": {
            column: {"name": visible(each.name), "values": each.values, "of": each.of}
            for column, each in explored.attributes.items()
        },
        "themes": _themes(explored),
        "words": _words(explored),
        "size": size(explored),
        "listed": WORDS,
        "heads": {
            "fields": [column.head for column in columns(explored)],
            "untouched": UNTOUCHED,
            "pillar": explored.material.words.pillar,
        },
        "folding": tables(explored.material.corpus.lexicon.spellings),
        "folded": _folded(explored),
        "citation": _citation(explored),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _shown(names: object) -> list[str]:
    return [visible(str(name)) for name in names]  # type: ignore[attr-defined]


def _themes(explored: Explored) -> dict[str, list[object]]:
    """Code → name, then where its evidence stands."""
    codes = pd.Index([theme.code for theme in explored.themes], dtype="str")
    table = explored.material.corpus.assignments
    found = places(explored, table, codes.get_indexer(pd.Index(table["theme"].astype("str"))), len(codes))
    return {theme.code: [visible(theme.full_name), *own] for theme, own in zip(explored.themes, found, strict=True)}


def _words(explored: Explored) -> list[list[object]]:
    """Each counted word with where it stands, in the order of the words."""
    tokens, terms = explored.material.corpus.tokens(), pd.Index(explored.counted["term"])
    term = terms.get_indexer(tokens["term"].cat.categories)[tokens["term"].cat.codes.to_numpy()]
    found = places(explored, tokens, np.where(is_counted(tokens["pos"]), term, -1), len(terms))
    return [[word, *own] for word, own in zip(terms, found, strict=True) if any(own)]


def _folded(explored: Explored) -> dict[str, dict[int, str]]:
    """Field → row → its folded text, where the script would fold it otherwise."""
    comments = explored.material.selected.comments
    found: dict[str, dict[int, str]] = {field: {} for field in FIELDS}
    for field, rows in found.items():
        for row, words in enumerate(comments[field].dropna().reindex(comments.index).astype(object)):
            if isinstance(words, str) and (folded := unlike(words, visible(words))) is not None:
                rows[row] = folded
    return found


def _citation(explored: Explored) -> dict[str, str]:
    """The parts of a reference that no filter changes."""
    source, metadata = explored.source, explored.material.consultation.metadata
    chosen = source.choice if explored.material.selected.selection.narrows else ""
    return {
        "document": visible(metadata.document),
        "conditions": visible(chosen),
        "basis": source.basis if len(explored.material.legend) else "",
        "made": f"意見アトラスで{japanese_date(source.date)}に集計（データ {source.data_hash[:8]}）",
    }
