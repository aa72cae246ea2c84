"""Themes and words, counted by the comments that have them: in the opinion, in the reply, in either."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.export.explore.door import door, text
from analysis.export.explore.material import FIELDS
from analysis.statistics.groups.theme_counts import theme_frequency

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from analysis.export.explore.material import Explored
    from analysis.themes.codebook import Theme

WORDS = 30
"""Words that are listed: the ones in most comments, ties in the order of their names."""
EITHER, UNTOUCHED = "どちらか", "どのテーマにも当てはまらない意見"


class Column(NamedTuple):
    """A column of counts: which texts it counts, what it is called, and what opens its comments beside the row's own value."""

    field: str
    head: str
    opens: Mapping[str, str]


def columns(explored: Explored) -> tuple[Column, ...]:
    """The opinion, the reply, either; the opinion alone where no comment has a reply."""
    own = tuple(Column(field, head, {"in_field": field}) for field, head in explored.fields.items())
    return own if len(own) == 1 else (*own, Column("both", EITHER, {}))


def themes(explored: Explored) -> Iterator[str]:
    """One row a theme, under the heading of its group."""
    codes = [theme.code for theme in explored.themes]
    table = theme_frequency(explored.material.presence, codes, explored.positions).rename(columns={"count": "both"})
    counts = dict(zip(codes, table.to_dict("records"), strict=True))
    yield f"{_heads(explored, 'テーマ')}<tbody>"
    for group, members in groupby(explored.themes, key=lambda theme: theme.group):
        own = list(members)
        if group:
            yield f'<tr{_of(explored, own)}><th colspan="{len(columns(explored)) + 1}" scope="colgroup">{text(group)}</th></tr>'
        for theme in own:
            yield _theme(explored, theme, counts[theme.code])
    left = door(int(explored.untouched.sum()), UNTOUCHED, themed="none")
    cells = "".join(f"<td>{left if column.field == 'opinion' else '―'}</td>" for column in columns(explored))
    yield f'<tr class="sum"><th scope="row">{UNTOUCHED}</th>{cells}</tr></tbody>'


def _theme(explored: Explored, theme: Theme, counts: Mapping[Hashable, int]) -> str:
    """A theme is counted where it is defined; elsewhere there is no number, which is no zero."""
    looked_for = (*theme.fields, "both")
    cells = "".join(
        f"<td>{_count(column, counts, theme.full_name, theme=theme.code) if column.field in looked_for else '―'}</td>"
        for column in columns(explored)
    )
    return f'<tr{_of(explored, [theme])}><th scope="row">{text(theme.name)}</th>{cells}</tr>'


def _count(column: Column, counts: Mapping[Hashable, int], name: str, **opens: str) -> str:
    return door(int(counts[column.field]), f"{name}、{column.head}", **opens, **column.opens)


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
    for row in counts.head(WORDS).to_dict("records"):
        word = str(row["word"])
        cells = "".join(f"<td>{_count(column, row, word, word=word)}</td>" for column in columns(explored))
        yield f'<tr><th scope="row">{text(word)}</th>{cells}</tr>'
    yield "</tbody>"


def word_counts(explored: Explored) -> pd.DataFrame:
    """Comments with each counted word that one of them has: word, opinion, reply, both; the most frequent first."""
    places, matrix = explored.counted["column"].to_numpy(), explored.material.corpus.matrix
    sums = {field: matrix(field).sums(explored.positions).document_frequency[places] for field in (*FIELDS, "both")}
    table = pd.DataFrame({"word": explored.counted["term"].to_numpy(), **sums})
    order = np.argsort(-table["both"].to_numpy(), kind="stable")
    ranked = table.iloc[order]
    return ranked[ranked["both"] > 0].reset_index(drop=True)


def _heads(explored: Explored, name: str) -> str:
    heads = "".join(f'<th scope="col">{column.head}</th>' for column in columns(explored))
    return f'<thead><tr><th scope="col">{name}</th>{heads}</tr></thead>'
