"""Two pillars side by side: how many comments, how they were answered, what they speak of, in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.briefing.content import Cell, Column, Count, Figure, Part, Section, Sentence, Table
from analysis.briefing.sections.answers import type_series
from analysis.briefing.sections.concentration import THEME, TOP_THEMES
from analysis.statistics.groups.profiles import standing_out

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.briefing.material import Material
    from analysis.statistics.matrix import DocumentTermMatrix

KEY = "pair"
TOP_WORDS = 8
FEWEST = 2
"""Comments of a response type from which it can be the most frequent one of a pillar."""
SIDES = ("first", "second")
LENGTHS = (
    Column("opinion_length", "意見概要の長さの中央値（字）", "number", "文字数の中央値"),
    Column("reply_length", "区の考え方の長さの中央値（字）", "number", "文字数の中央値。つながった回答欄は1つと数える"),
)
WORDS = (
    Column("pillar", "柱（項目）", description="その語が目立つ柱"),
    Column("word", "目立つ語", description="意見概要で使う意見が相手の柱よりはっきり多い名詞"),
    Column("count", "その語がある意見", "count", "その柱で、意見概要にその語がある意見の数"),
    Column("other", "相手の柱でその語がある意見", "count", "相手の柱で、意見概要にその語がある意見の数"),
)


def chosen_pair(material: Material) -> tuple[str, ...]:
    """The two pillars asked for, else the two with most selected comments (ties in document order), or fewer."""
    sizes = {pillar: len(material.positions(pillar)) for pillar in material.pillars}
    asked_for = tuple(pillar for pillar in dict.fromkeys(material.arrangement.pair) if pillar in sizes)
    if len(asked_for) == len(SIDES):
        return asked_for
    order = list(material.pillars)
    two = sorted((pillar for pillar in order if sizes[pillar]), key=lambda pillar: -sizes[pillar])[: len(SIDES)]
    return tuple(sorted(two, key=order.index))


def pair(material: Material) -> Section:
    """Compare two pillars of the selection."""
    pillars = chosen_pair(material)
    text, say = material.templates.text, material.templates.say
    if len(pillars) < len(SIDES):
        return Section(KEY, text(KEY, "title_none"), say(KEY, "message_none"))
    names = dict(zip(SIDES, (material.pillars[pillar] for pillar in pillars), strict=True))
    counts = [_count(material, pillar) for pillar in pillars]
    message = say(KEY, "message", **names, first_count=counts[0], second_count=counts[1])
    table, themes, words = side_table(material, pillars), pair_themes(material, pillars), pair_words(material, pillars)
    marked = material.selected.mark.notna().any()
    figures = (Figure(table.name, table.title, "pillar", type_series(material), shares=True, dashed=material.basis != "printed"),)
    return Section(
        KEY,
        say(KEY, "title", **names).text,
        message,
        (*_top_answers(material, pillars, names), say(KEY, "words" if words.rows else "words_none")),
        figures if marked else (),
        tuple(each for each in (table if marked else None, themes, words) if each is not None and each.rows),
    )


def side_table(material: Material, pillars: tuple[str, ...]) -> Table:
    """One row a side: comments, response types, lengths of the texts."""
    marks = list(zip(material.legend["mark"], material.legend["label"], strict=True))
    columns = (
        *material.said(Column("pillar", "柱（項目）", description="並べた柱"), Column("count", "件数", "count", "意見の数")),
        *(Column(f"type_{place}", label, "count", "意見の数") for place, (_, label) in enumerate(marks, start=1)),
        *material.said(*LENGTHS),
    )
    rows: list[tuple[Cell, ...]] = []
    for pillar in pillars:
        here = material.selected.pillar == pillar
        types = [material.count(here & (material.selected.mark == mark)) for mark, _ in marks]
        texts = material.consultation.comments.iloc[material.positions(pillar)]
        lengths = [_number(texts[field].str.len().median()) for field in ("opinion", "reply")]
        rows.append((material.pillars[pillar], _count(material, pillar), *types, *lengths))
    return Table("pair", material.words.say("2つの柱の対応区分と文章の長さ"), columns, tuple(rows), material.basis)


def pair_themes(material: Material, pillars: tuple[str, ...]) -> Table:
    """One row a theme that opinions under either pillar speak of, most comments first; at most TOP_THEMES.

    Themes that are looked for under one of the two only are left out: a 0 on the other side would be no finding.
    """
    columns = (
        THEME,
        *(Column(side, material.pillars[pillar], "count", "意見の数") for side, pillar in zip(SIDES, pillars, strict=True)),
    )
    grid = material.presence.opinion[material.selected.positions]
    rows: list[tuple[str, Count, Count]] = []
    for theme in (each for each in material.themes if not each.pillars or set(pillars) <= set(each.pillars)):
        has = grid[:, material.presence.codes.index(theme.code)]
        first, second = (material.count(has & (material.selected.pillar == pillar).to_numpy(bool)) for pillar in pillars)
        rows.append((theme.name, first, second))
    found = sorted((row for row in rows if row[1].ids or row[2].ids), key=lambda row: -int(row[1]) - int(row[2]))
    title = material.words.say("2つの柱の意見で多く触れられている話題")
    return Table("pair_themes", title, columns, tuple(found[:TOP_THEMES]))


def pair_words(material: Material, pillars: tuple[str, ...]) -> Table:
    """One row a noun that clearly more opinions of one side use than of the other, surest first."""
    matrix, ids = material.corpus.matrix("opinion"), material.consultation.comments["id"].to_numpy(dtype=object)
    sides = [material.positions(pillar) for pillar in pillars]
    rows: list[tuple[Cell, ...]] = []
    for pillar, here, there in zip(pillars, sides, reversed(sides), strict=True):
        words = standing_out(matrix, here, there, top=TOP_WORDS)
        uses = [matrix.uses(side, term_places(matrix, words)).toarray().T > 0 for side in (here, there)]
        for term, used, elsewhere in zip(words["term"], *uses, strict=True):
            counts = Count(tuple(ids[here[used]])), Count(tuple(ids[there[elsewhere]]))
            rows.append((material.pillars[pillar], str(term), *counts))
    return Table("pair_words", material.words.say("2つの柱の目立つ語"), material.said(*WORDS), tuple(rows))


def term_places(matrix: DocumentTermMatrix, words: pd.DataFrame) -> NDArray[np.intp]:
    """Columns of the matrix for the rows of a table of terms."""
    places: NDArray[np.intp] = pd.Index(matrix.terms["term"]).get_indexer(words["term"])
    return places


def _count(material: Material, pillar: str) -> Count:
    return material.count(material.selected.pillar == pillar, of=material.total)


def _top_answers(material: Material, pillars: tuple[str, ...], names: dict[str, str]) -> tuple[Sentence, ...]:
    """The most frequent response type of each side, where one is and it is the only one."""
    answers = {}
    for side, pillar in zip(SIDES, pillars, strict=True):
        here = (material.selected.pillar == pillar).to_numpy(bool)
        marks = material.selected.mark[here].value_counts()
        if not len(marks) or marks.iloc[0] < FEWEST or (len(marks) > 1 and marks.iloc[1] == marks.iloc[0]):
            return ()
        found = material.count(here & (material.selected.mark == marks.index[0]).to_numpy(bool), of=int(here.sum()))
        answers[f"{side}_answer"] = (material.named_type(marks.index[0]), found)
    parts = {side: Part(f"{name}が{count}", count.ids) for side, (name, count) in answers.items()}
    return (material.judged(KEY, "top_answer", **names, **parts),)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
