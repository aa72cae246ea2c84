"""Themes and words, counted by the comments that have them: in the opinion, in the reply, in either."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.export.explore.door import door, text
from analysis.export.explore.material import FIELDS
from analysis.statistics.groups.theme_counts import theme_frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.export.explore.material import Explored
    from analysis.themes.codebook import Theme

WORDS = 30
"""Words that are listed: the ones in most comments, ties in the order of their names."""
EITHER, UNTOUCHED = "どちらか", "どのテーマにも当てはまらない意見"
SCOPES = (*({"in_field": field} for field in FIELDS), {})
"""What opens the comments of each column."""


def themes(explored: Explored) -> Iterator[str]:
    """One row a theme, under the heading of its group."""
    codes = [theme.code for theme in explored.themes]
    table = theme_frequency(explored.material.presence, codes, explored.positions)
    counts = dict(zip(codes, table[["opinion", "reply", "count"]].to_numpy().tolist(), strict=True))
    yield f"{_heads(explored, 'テーマ')}<tbody>"
    for group, members in groupby(explored.themes, key=lambda theme: theme.group):
        own = list(members)
        if group:
            yield f'<tr{_of(explored, own)}><th colspan="4" scope="colgroup">{text(group)}</th></tr>'
        for theme in own:
            yield _theme(explored, theme, counts[theme.code])
    left = door(int(explored.untouched.sum()), UNTOUCHED, themed="none")
    yield f'<tr class="sum"><th scope="row">{UNTOUCHED}</th><td>{left}</td><td>―</td><td>―</td></tr></tbody>'


def _theme(explored: Explored, theme: Theme, counts: list[int]) -> str:
    """A theme is counted where it is defined; elsewhere there is no number, which is no zero."""
    looked_for = (*(field in theme.fields for field in FIELDS), True)
    cells = "".join(
        f"<td>{door(count, f'{theme.full_name}、{head}', theme=theme.code, **scope) if there else '―'}</td>"
        for count, head, scope, there in zip(counts, heads(explored), SCOPES, looked_for, strict=True)
    )
    return f'<tr{_of(explored, [theme])}><th scope="row">{text(theme.name)}</th>{cells}</tr>'


def _of(explored: Explored, themes: list[Theme]) -> str:
    """The pillars that a row is of, by number; nothing where it is of all."""
    if not all(theme.pillars for theme in themes):
        return ""
    own = {pillar for theme in themes for pillar in theme.pillars}
    return f' data-pillar="{" ".join(str(n) for n, pillar in enumerate(explored.pillars) if pillar in own)}"'


def words(explored: Explored) -> Iterator[str]:
    """One row a word, those that the most comments use first. The script counts all words again under each filter."""
    counts = word_counts(explored)
    yield f'{_heads(explored, "語")}<tbody id="words">'
    for word, *row in counts.head(WORDS).itertuples(index=False, name=None):
        cells = "".join(
            f"<td>{door(count, f'{word}、{head}', word=word, **scope)}</td>"
            for count, head, scope in zip(row, heads(explored), SCOPES, strict=True)
        )
        yield f'<tr><th scope="row">{text(word)}</th>{cells}</tr>'
    yield "</tbody>"


def word_counts(explored: Explored) -> pd.DataFrame:
    """Comments with each counted word that one of them has: word, opinion, reply, both; the most frequent first."""
    columns = explored.counted["column"].to_numpy()
    fields = (*FIELDS, "both")
    sums = {
        field: explored.material.corpus.matrix(field).sums(explored.positions).document_frequency[columns] for field in fields
    }
    table = pd.DataFrame({"word": explored.counted["term"].to_numpy(), **sums})
    order = np.argsort(-table["both"].to_numpy(), kind="stable")
    ranked = table.iloc[order]
    return ranked[ranked["both"] > 0].reset_index(drop=True)


def heads(explored: Explored) -> tuple[str, ...]:
    """What the columns are called: the two texts, and either of them."""
    return (*explored.fields.values(), EITHER)


def _heads(explored: Explored, name: str) -> str:
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads(explored))
    return f'<thead><tr><th scope="col">{name}</th>{columns}</tr></thead>'
