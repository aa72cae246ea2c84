"""Which places of a text to highlight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.language.search import match_spans, patterns
from pages.components.rows.card import no_spans

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.rows.card import Spans


def query_spans(view: View) -> Spans:
    """The places of the search words, in the verbatim text."""
    query = view.selected.selection.query
    if not query.strip():
        return no_spans
    wanted = patterns(query, view.corpus.lexicon.spellings)
    return lambda row, field, text: match_spans(text, wanted)  # noqa: ARG005  # the shape of Spans


def evidence_spans(evidence: pd.DataFrame) -> Spans:
    """The places in a table with columns row, field, start, end: what a theme's rule or a word was found by."""
    places = {
        key: list(zip(group["start"], group["end"], strict=True))
        for key, group in evidence.groupby(["row", "field"], observed=True)
    }
    return lambda row, field, text: places.get((row, field), ())  # noqa: ARG005  # the shape of Spans
