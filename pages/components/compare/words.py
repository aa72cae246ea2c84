"""The words of each of two consultations against the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.diverging import diverging_bars
from analysis.charts.mix_bars import wrapped_name
from analysis.comparison.words import words_apart
from analysis.statistics.words.distinct import METHOD, clear, with_chances
from analysis.statistics.words.word_kinds import strongest, used_by_some
from pages.components.shared import figure
from pages.components.shared.switch import switch
from pages.components.words import contrast

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.compare.pair import Pair

EACH, AT_LEAST = 12, 2
FIELDS = {"opinion": "意見概要", "reply": "考え方", "both": "両方"}
KINDS = ("名詞", "固有名詞", "サ変名詞", "動詞", "形容詞", "形容動詞")
"""Kinds of words that say something about a subject."""
NOTE = (
    "はっきりした偏りのある語だけを、確かな順に並べました。別の計画への意見なので、違いの多くは計画の内容の違いです。"
    "語を押すと、その側の意見を読めます。"
)


def draw(pair: Pair) -> None:
    """Draw both sides' words back to back; a word opens the comments that use it on its side."""
    figure.title("特徴語", note=NOTE)
    switch("数える文章", FIELDS, key="words_in")
    field = pair.view.value("words_in")
    table = _words(pair, field)
    if table.empty:
        st.html("<p>比べられる語がありません。絞り込みを外すか、別の資料を選んでください。</p>")
        return
    names = (pair.sides[0].name, pair.sides[1].name)
    name, heading = pair.name("words"), f"{FIELDS[field]}の特徴語"
    drawn = strongest(clear(table), score="strength", each=EACH)
    if drawn.empty:
        st.html(f"<p>{contrast.nothing_clear(table)}</p>")
    else:
        wrapped = (wrapped_name(names[0]), wrapped_name(names[1]))
        bars = diverging_bars(drawn, value="strength", names=wrapped, note="note")
        figure.chart(bars, drawn.assign(field=field), name=f"{name}_{field}", heading_text=heading, view=pair.view, opens=_behind)
    columns = contrast.columns(names)
    figure.actions(table, columns=columns, caption=heading, name=name, view=pair.view, within=f"{FIELDS[field]}")
    st.html(f'<p class="atlas-note">{METHOD}。{AT_LEAST}件以上の意見にある語に限ります。</p>')


def _words(pair: Pair, field: str) -> pd.DataFrame:
    """Words that say something about a subject; none where a side has no comment to compare with."""
    first, second = pair.sides
    chosen, both = (first.selected.positions, second.selected.positions), len(first.selected) and len(second.selected)
    corpora = [pair.views[side.key].corpus for side in pair.sides]
    one, other = corpora
    scored, again = (words_apart(one.matrix(field, once=once), other.matrix(field, once=once), chosen) for once in (False, True))
    telling = scored[scored["pos"].isin(KINDS) & ~scored["stop"] & scored["z"].notna()] if both else scored.head(0)
    return contrast.with_notes(with_chances(used_by_some(telling, at_least=AT_LEAST), again))


def _behind(bar: list[str]) -> dict[str, str]:
    """What a word on the side of one consultation opens."""
    word, side = bar
    return {"in_side": "first" if side == "target" else "second", "word": word}
