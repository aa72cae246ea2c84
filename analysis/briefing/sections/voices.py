"""Comments read out in full: for each pillar the one that speaks most in the pillar's own words, or those a person chose."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.briefing.citation import citations_of
from analysis.briefing.content import Cell, Column, Count, Section, Table
from analysis.briefing.sections.answers import NUMBER, OPINION, REPLY, shared_reply
from analysis.briefing.sections.concentration import PILLAR
from analysis.briefing.sections.pair import term_places
from analysis.statistics.groups.profiles import leaning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.briefing.material import Material
    from analysis.corpus import Corpus

KEY = "voices"
RANKED = 5
"""Comments a pillar offers in exchange, the most typical first."""


def voices(material: Material) -> Section:
    """Quote one comment a pillar."""
    text, say = material.templates.text, material.templates.say
    chosen = chosen_voices(material)
    if not chosen:
        return Section(KEY, text(KEY, "title"), say(KEY, "message_none"))
    message = say(KEY, "message" if len(chosen) > 1 else "message_one", count=Count(chosen))
    by_hand = [each for each in chosen if each in material.arrangement.voices]
    details = [say(KEY, "rule")]
    if by_hand:
        details.append(say(KEY, "chosen", labels=citations_of(material.consultation).text(by_hand)))
    table = voice_table(material, chosen)
    return Section(KEY, text(KEY, "title"), message, tuple(details), tables=(table,), quoted=chosen)


def chosen_voices(material: Material) -> tuple[str, ...]:
    """One comment a pillar with selected comments, in document order: the person's choice, else the most typical."""
    ranked, ids, of = typical(material), material.selected.column("id"), material.selected.pillar
    picked = ids.isin(material.arrangement.voices) if material.arrangement.voices else pd.Series(False, index=ids.index)
    found: list[str] = []
    for pillar in material.pillars:
        own = ids[picked & (of == pillar)]
        found += list(own[:1] if len(own) else ranked.loc[ranked["pillar"] == pillar, "id"][:1])
    return tuple(found)


def typical(material: Material) -> pd.DataFrame:
    """Rank the selected comments of each pillar by how much they speak in its words.

    One row is a comment: pillar, id, score; a pillar's comments from the highest score, ties in document order, at most RANKED.
    The score is the sum of z over the nouns that the pillar's opinions use more than all other opinions of the
    consultation do, however little, and that occur in this opinion. Comments without an opinion are not offered.
    """
    comments, rows = material.consultation.comments, material.selected.positions
    of, said = material.selected.pillar, comments["opinion"].notna().to_numpy()[rows]
    tables = [comments[["pillar", "id"]].head(0).assign(score=0.0)]
    for pillar in sorted(material.pillars):
        here = rows[said & (of == pillar).to_numpy(bool)]
        scores = np.round(material.corpus.matrix("opinion").weights(here, _own_words(material.corpus, pillar)), 9)
        first = np.argsort(-scores, kind="stable")[:RANKED]
        tables.append(comments[["pillar", "id"]].iloc[here[first]].assign(score=scores[first]))
    return pd.concat(tables, ignore_index=True)


def voice_table(material: Material, chosen: tuple[str, ...]) -> Table:
    """One row a quoted comment."""
    ids = material.selected.column("id")
    here = ids.isin(chosen).to_numpy(bool)
    comments = material.consultation.comments.loc[ids.index[here]].set_index("id", drop=False).loc[list(chosen)]
    replies = dict(zip(ids[here], shared_reply(material).loc[ids.index[here]], strict=True))
    labels, marks = material.legend["label"], dict(zip(ids[here], material.selected.mark[here], strict=True))
    rows: list[tuple[Cell, ...]] = []
    for comment, pillar, opinion in comments[["id", "pillar", "opinion"]].itertuples(index=False):
        mark, reply = marks[comment], replies[comment]
        label = labels[mark] if isinstance(mark, str) else None
        rows.append((comment, material.pillars[pillar], label, opinion, reply if isinstance(reply, str) else None))
    columns = material.said(NUMBER, PILLAR, Column("response_type", "対応区分", description="記号と短い名前"), OPINION, REPLY)
    return Table(
        KEY, material.templates.text(KEY, "title"), columns, tuple(rows), material.basis if any(row[2] for row in rows) else ""
    )


@lru_cache(maxsize=128)
def _own_words(corpus: Corpus, pillar: str) -> NDArray[np.float64]:
    """For each term of the opinions its z in the pillar's opinions against all others; 0 where it is no noun used more there."""
    matrix = corpus.matrix("opinion")
    here = (corpus.consultation.comments["pillar"] == pillar).to_numpy(dtype=bool)
    words = leaning(matrix, np.flatnonzero(here), np.flatnonzero(~here))
    z = np.zeros(len(matrix.terms))
    z[term_places(matrix, words)] = words["z"]
    return z
