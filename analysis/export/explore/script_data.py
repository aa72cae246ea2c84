"""What the script counts by: for each comment its pillar and response type, for each theme and word its comments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from analysis.briefing.day import japanese_date
from analysis.export.explore.counted import UNTOUCHED, WORDS, columns
from analysis.export.explore.figures import size
from analysis.export.explore.folding import tables, unlike
from analysis.export.explore.material import FIELDS
from analysis.export.visible import visible

if TYPE_CHECKING:
    from numpy.typing import NDArray

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
        "themes": _themes(explored),
        "words": _words(explored),
        "size": size(explored),
        "listed": WORDS,
        "heads": {"fields": [column.head for column in columns(explored)], "untouched": UNTOUCHED},
        "evidence": _evidence(explored),
        "folding": tables(explored.material.corpus.lexicon.spellings),
        "folded": _folded(explored),
        "citation": _citation(explored),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _shown(names: object) -> list[str]:
    return [visible(str(name)) for name in names]  # type: ignore[attr-defined]


def _themes(explored: Explored) -> dict[str, list[object]]:
    """Code → name, then its comments by opinion and by reply."""
    presence = explored.material.presence
    grids = [presence.of(field)[explored.positions] for field in FIELDS]
    columns = presence.columns([theme.code for theme in explored.themes])
    return {
        theme.code: [visible(theme.full_name), *(_steps(np.flatnonzero(grid[:, column])) for grid in grids)]
        for theme, column in zip(explored.themes, columns, strict=True)
    }


def _evidence(explored: Explored) -> dict[str, list[dict[int, list[list[int]]]]]:
    """Code of a theme → for opinions and for replies, row → the places by which it was found, in the text that is shown."""
    found: dict[str, list[dict[int, list[list[int]]]]] = {theme.code: [{}, {}] for theme in explored.themes}
    rows = {int(position): row for row, position in enumerate(explored.positions)}
    texts = [explored.material.consultation.comments[field].tolist() for field in FIELDS]
    table = explored.material.corpus.assignments
    columns = [table[name].tolist() for name in ("row", "field", "theme", "start", "end")]
    for position, field, theme, *span in zip(*columns, strict=True):
        if position in rows and theme in found:
            n = FIELDS.index(field)
            places = [_shown_place(texts[n][position], place) for place in span]
            found[theme][n].setdefault(rows[position], []).append(places)
    return found


def _shown_place(words: str, place: int) -> int:
    """A place in a text as the script counts it: in what is shown, a letter beyond the first plane as two."""
    return len(visible(words[:place]).encode("utf-16-le", "surrogatepass")) // 2


def _words(explored: Explored) -> list[list[object]]:
    """Each counted word with its comments by opinion and by reply, in the order of the words."""
    columns = explored.counted["column"].to_numpy()
    rows = [explored.material.corpus.matrix(field).rows_of(explored.positions, columns) for field in FIELDS]
    found = zip(explored.counted["term"], *rows, strict=True)
    return [[word, _steps(opinion), _steps(reply)] for word, opinion, reply in found if len(opinion) or len(reply)]


def _steps(rows: NDArray[np.intp]) -> list[int]:
    """Ascending row numbers as the first and what each is more than the one before: shorter to write."""
    return [int(step) for step in np.diff(rows, prepend=0)]


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
