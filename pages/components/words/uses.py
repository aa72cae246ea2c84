"""A word's uses in context (用例), each with the way to its comment; before the comments that a word opens."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

import pandas as pd
import streamlit as st

from analysis.statistics.words.collocates import collocates
from analysis.statistics.words.concordance import by_neighbours, in_context, occurrences
from analysis.statistics.words.term_lookup import head_word, similar_terms, spellings
from pages.components.frame import address
from pages.components.rows import narrowing, panel
from pages.components.shared import figure
from pages.components.shared.doors import door
from pages.components.shared.switch import switch
from pages.components.words.kwic import kwic_table

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.selection import Selected
    from analysis.statistics.schema import Occurrences
    from pages.components.words.counting import Counting

PAGE = 15
WIDTH = 22
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
ORDERS = {"text": "資料の順", "left": "前の語の順", "right": "後の語の順"}
SPAN, NEAREST = 5, 20
NEAR_COLUMNS = {"term": "語", "near": "近くに出た回数", "left": "うち前", "right": "うち後", "comments": "意見（件）"}
FILE_COLUMNS = {"id": "番号", "field": "文章", "start": "位置", "left": "前", "keyword": "語", "right": "後"}


def look_up() -> None:
    """Draw the field for a word that stands in no figure."""
    st.text_input(
        "語を調べる",
        key="look_up",
        type="search",
        placeholder="語を調べる（用例を開きます）",
        label_visibility="collapsed",
        width=280,
        on_change=_look_up,
    )


def _look_up() -> None:
    """Callback: a word was typed; it opens like one of a figure, and the field is free for the next."""
    if asked := st.session_state["look_up"].strip():
        panel.pick(narrowing.KEYS, {"word": asked})
    st.session_state["look_up"] = ""


def draw(counting: Counting) -> None:
    """Draw what there is to say of the word that is open, before its comments."""
    if not (asked := counting.view.value("word")):
        return
    term = head_word(counting.tokens, asked)
    if not term:
        _not_found(counting, asked)
    else:
        _uses(counting, term)


def _uses(counting: Counting, term: str) -> None:
    """How often, in how many comments, in which spellings; then the uses."""
    view, selected = counting.view, narrowing.narrowed(counting.view)
    uses = _found(counting, term, selected)
    _summary(counting, term, selected, uses)
    if not len(selected):
        return
    _concordance(counting, uses)
    if not view.value("with_word"):
        _near(counting, term, selected)


def _found(counting: Counting, term: str, selected: Selected) -> DataFrame[Occurrences]:
    """The uses in the comments that are left: of the word, and of the second word of a pair."""
    tokens, field = counting.tokens, narrowing.word_field(counting.view)
    terms = dict.fromkeys((term, head_word(tokens, counting.view.value("with_word")) or term))
    uses = pd.concat([occurrences(tokens, each, positions=selected.positions, field=field) for each in terms])
    return uses.sort_values("token", ignore_index=True)


def _summary(counting: Counting, term: str, selected: Selected, uses: DataFrame[Occurrences]) -> None:
    view, second = counting.view, counting.view.value("with_word")
    what = f"「{escape(term)}」" + (f"と「{escape(second)}」の両方" if second else "")
    together = "合わせて" if second else ""
    asked = "" if term == view.value("word") else f"「{escape(view.value('word'))}」は「{escape(term)}」として数えています。"
    st.html(
        f'<p class="atlas-lead">{what}がある意見は <strong>{len(selected):,}件</strong>'
        f"（{view.fields[narrowing.word_field(view)]}に{together}{len(uses):,}回）です。{asked}</p>"
    )
    written = spellings(counting.tokens, uses)
    if len(written) > 1 and not second:
        listed = "、".join(f"{escape(surface)} {count:,}回" for surface, count in written.head(8).itertuples(index=False))
        st.html(f'<p class="atlas-note">資料での表記：{listed}{" など" if len(written) > 8 else ""}</p>')
    negated = int(counting.tokens["negated"].to_numpy()[uses["token"]].sum())
    if negated:
        st.html(
            f'<p class="atlas-note">このうち{negated:,}回は「〜ない」などで打ち消されています。前後の文で確かめてください。</p>'
        )


def _near(counting: Counting, term: str, selected: Selected) -> None:
    """The words found near the term in the same sentence."""
    matrix = counting.matrix(narrowing.word_field(counting.view))
    near = counting.chosen(collocates(counting.tokens, matrix, term, positions=selected.positions, span=SPAN))
    near = near[near["near"] > 1].head(NEAREST)
    if near.empty:
        return
    with st.expander(f"「{term}」の近くで使われる語"):
        st.html(f'<p class="atlas-note">同じ文の中で前後{SPAN}語までに2回以上出る語を、結びつきの強い順に並べています。</p>')
        figure.table_twin(
            near,
            columns=NEAR_COLUMNS,
            caption=f"「{term}」の近くで使われる語",
            name="near",
            view=counting.view,
            within=narrowing.text(counting.view),
        )


def _concordance(counting: Counting, uses: DataFrame[Occurrences]) -> None:
    """One page of uses as a table, how to sort them, and all of them as a file."""
    view = counting.view
    side = next((side for side in SIDES if side == view.value("kwic")), None)
    ordered = by_neighbours(counting.tokens, uses, side) if side else uses
    last = -(-len(ordered) // PAGE)
    number = min(max(int(view.value("p")), 1), last) if view.value("p").isdecimal() and len(view.value("p")) < 9 else 1
    comments = view.consultation.comments
    st.html(
        kwic_table(
            in_context(comments, _page(ordered, number), width=WIDTH),
            view.consultation.id,
            width=WIDTH,
        )
    )
    if len(uses) > 1:
        switch("用例の並び順", ORDERS, key="kwic")
    if last > 1:
        _pages(number, last)
    figure.download(lambda: _file(counting, ordered), columns=FILE_COLUMNS, name="uses", view=view, within=narrowing.text(view))


def _page(uses: DataFrame[Occurrences], number: int) -> DataFrame[Occurrences]:
    return uses.iloc[(number - 1) * PAGE : number * PAGE]


def _pages(number: int, last: int) -> None:
    with st.container(horizontal=True, key="uses_pages", vertical_alignment="center"):
        st.button(
            f"前の{PAGE}例",
            disabled=number == 1,
            on_click=address.choose,
            kwargs={"p": str(number - 1)},
            help="最初の用例です" if number == 1 else None,
        )
        st.html(f"<p>{number:,} / {last:,} ページ</p>", width="content")
        st.button(
            f"次の{PAGE}例",
            disabled=number == last,
            on_click=address.choose,
            kwargs={"p": str(number + 1)},
            help="最後の用例です" if number == last else None,
        )


def _file(counting: Counting, uses: DataFrame[Occurrences]) -> pd.DataFrame:
    table = in_context(counting.view.consultation.comments, uses, width=40)
    return table.assign(field=table["field"].astype("str").map(counting.view.fields), start=table["start"] + 1)


def _not_found(counting: Counting, asked: str) -> None:
    """Say that a word is not counted, and offer those that look like it."""
    st.html(
        f"<p>「{escape(asked)}」という語は、いまの数え方では見つかりません。文字の並びで探すときは、上の検索欄を使ってください。</p>"
    )
    similar = similar_terms(counting.frequency()["term"], asked)
    if similar:
        st.html(f"<p>近い語：{'、'.join(door(term, word=term) for term in similar)}</p>")
