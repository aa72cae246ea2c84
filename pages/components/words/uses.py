"""A word's uses in context (用例), each with the way to its comment; beside every figure of words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

import pandas as pd
import streamlit as st

from analysis.statistics.words.collocates import collocates
from analysis.statistics.words.concordance import by_neighbours, in_context, occurrences
from analysis.statistics.words.term_lookup import head_word, similar_terms, spellings
from pages.components.frame import address, wording
from pages.components.rows import focus, narrowing
from pages.components.shared import beside, figure
from pages.components.shared.switch import switch
from pages.components.words.kwic import kwic_table

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.selection import Selected
    from analysis.statistics.schema import Occurrences
    from pages.components.words.counting import Counting

OPTIONS = 300
"""Words offered in the list; any other can be typed."""
PAGE = 15
WIDTH = 22
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
ORDERS = {"text": "資料の順", "left": "前の語の順", "right": "後の語の順"}
SPAN, NEAREST = 5, 20
NEAR_COLUMNS = {"term": "語", "near": "近くに出た回数", "left": "うち前", "right": "うち後", "comments": "意見（件）"}
FILE_COLUMNS = {"id": "番号", "field": "文章", "start": "位置", "left": "前", "keyword": "語", "right": "後"}


def head(counting: Counting) -> str:
    """The head word that the word in the address is counted under; empty where there is none."""
    return head_word(counting.tokens, counting.view.value("word"))


def jump(counting: Counting) -> None:
    """Draw the way to the uses of the chosen word, where they stand below the figure."""
    if term := head(counting):
        beside.jump(f"「{term}」の用例へ")


def draw(counting: Counting, words: pd.DataFrame) -> None:
    """Draw the choice of a word and what there is to say of it."""
    figure.title("用例（語が使われているところ）", anchor=beside.OPENED)
    asked = counting.view.value("word")
    options = ["", *words["term"].head(OPTIONS)]
    st.selectbox(
        "語を選ぶ・入力する",
        options if asked in options else [*options, asked],
        format_func=lambda term: term or "（選んでいません）",
        key="word",
        accept_new_options=True,
        filter_mode="contains",
        persist_state="session",
        on_change=_start_again,
    )
    if not asked:
        st.html("<p>グラフの語を押すか、上の欄で語を選ぶと、その語が使われている文をここに並べます。</p>")
    elif not (term := head(counting)):
        _not_found(counting, asked)
    else:
        _uses(counting, term)


def _uses(counting: Counting, term: str) -> None:
    """How often, in how many comments, in which spellings; then the uses."""
    view, selected = counting.view, narrowing.narrowed(counting.view)
    uses = _found(counting, term, selected)
    narrowing.chips(view, keep=("word",))
    _summary(counting, term, selected, uses)
    if not len(selected):
        return
    _concordance(counting, uses)
    if not view.value("with_word"):
        _near(counting, term, selected)
    with st.expander(f"意見の全文を読む（{len(selected):,}件）", expanded=False):
        shown = selected.comments.head(focus.PREVIEW)
        focus.rows(view, selected, link_changes=narrowing.link_changes(view), cards=narrowing.cards(view, shown))


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
        f"（{wording.FIELD[narrowing.word_field(view)]}に{together}{len(uses):,}回）です。{asked}</p>"
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
    return table.assign(field=table["field"].astype("str").map(wording.FIELD), start=table["start"] + 1)


def _not_found(counting: Counting, asked: str) -> None:
    """Say that a word is not counted, and offer those that look like it."""
    st.html(
        f"<p>「{escape(asked)}」という語は、いまの数え方では見つかりません。文字の並びで探すときは、上の検索欄を使ってください。</p>"
    )
    similar = similar_terms(counting.frequency()["term"], asked)
    if similar:
        with st.container(horizontal=True, gap="small", key="similar_words"):
            st.html("<p>近い語：</p>", width="content")
            for term in similar:
                st.button(term, key=f"similar_{term}", on_click=address.choose, kwargs={"word": term})


def _start_again() -> None:
    """Callback: another word was chosen, so what narrowed the last one is gone."""
    address.choose(with_word="", in_pillar="", in_type="", in_field="", p="1")
