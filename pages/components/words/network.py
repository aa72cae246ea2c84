"""一緒に使われる語（共起）: words that stand in the same comments, as a network and as a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.words.network import word_network
from analysis.statistics.words.cooccurrence import cooccurrence
from analysis.statistics.words.network import Network, network
from analysis.statistics.words.word_kinds import CONTENT_KINDS
from pages.components.shared import figure
from pages.components.shared.switch import switch
from pages.components.words import counting as how

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus import Corpus
    from analysis.selection import Selection
    from pages.components.words.counting import Counting

LINES = {"30": "30本", "60": "60本", "100": "100本"}
AT_LEAST, MOST = 2, 80
"""Words that take part: in at least so many comments, and the most frequent; rare ones only seem tied because they are rare."""
EXPLANATION = (
    "同じ意見の中で一緒に使われる語を線で結んでいます。円が大きい語ほど多くの意見にあり、線が太いほど結びつきが強い組です。"
    "円を押すとその語の、線の中ほどの■を押すと両方の語がある意見の用例が出ます。"
)
METHOD = (
    "結びつき（共起の強さ）：両方がある意見 ÷ どちらかがある意見（Jaccard 係数）。"
    f"多くの意見にある順に{MOST}語までを見て、強い順に結んでいます"
)
COLUMNS = {
    "term_1": "語1",
    "term_2": "語2",
    "both": "両方がある意見（件）",
    "documents_1": "語1がある意見（件）",
    "documents_2": "語2がある意見（件）",
    "jaccard": "結びつき（0～1）",
    "given_1": "語1がある意見のうち語2もある割合（0～1）",
    "given_2": "語2がある意見のうち語1もある割合（0～1）",
}


def draw(counting: Counting) -> None:
    """Draw the network, and the same pairs as a table; a word or a pair opens its uses."""
    view = counting.view
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        how.draw_field(counting.view)
        switch("線の数", LINES, key="lines")
        how.draw_choices()
    kinds = counting.kinds or CONTENT_KINDS
    pairs, drawn = _network(
        view.corpus,
        view.selected.selection,
        counting.field,
        counting.joined,
        kinds,
        counting.stop_words,
        int(view.value("lines")),
    )
    if drawn.edges.empty:
        st.html("<p>いまの範囲では、2件以上の意見で一緒に使われる語の組がありません。絞り込みを緩めてください。</p>")
        return
    figure.show(
        word_network(drawn.nodes, drawn.edges),
        pairs[pairs["both"] >= 2],
        name="network",
        heading_text=f"{counting.view.fields[counting.field]}で一緒に使われる語（強い順に{len(drawn.edges):,}組）",
        note=EXPLANATION,
        columns=COLUMNS,
        view=view,
        opens=lambda each: {"word": each[0]} | ({"with_word": each[1]} if each[1] else {}),
    )
    how.note(counting, rows=len(view.selected), extra=METHOD)


@lru_cache(maxsize=32)
def _network(
    corpus: Corpus, selection: Selection, field: str, joined: bool, kinds: tuple[str, ...], stop_words: bool, lines: int
) -> tuple[pd.DataFrame, Network]:
    """The pairs of words and their network; kept, because a click on a word changes neither."""
    positions = corpus.select(selection).positions
    pairs = cooccurrence(
        corpus.matrix(field, joined=joined), positions, minimum_documents=AT_LEAST, terms=MOST, pos=kinds, stop_words=stop_words
    )
    return pairs, network(pairs, edges=lines, minimum_both=2)
