"""What a search finds: themes, kinds of text, near words, each with its way; or what each condition costs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import streamlit as st

from analysis.attributes import WHERE, attributes
from analysis.search import costs, named_themes, near_words
from pages.components.frame import address
from pages.components.frame.view import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.corpus import Corpus
    from analysis.search import Cost, NearWord
    from analysis.selection import Selected
    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View

RELATIONS = {"longer": "含む語", "same": "関連する語", "part": "一部の語"}


def draw(view: View) -> None:
    """Draw what the search in force finds, and, where nothing is left, which condition to drop."""
    if view.selected.selection.query.strip():
        _answers(view)
    if not len(view.selected) and view.selected.selection.narrows:
        _costs(view)


class Way(NamedTuple):
    """A thing found: what it is, its number of comments, and the parameters of 意見を読む that list them."""

    name: str
    comments: int
    changes: dict[str, str | list[str]]


@once()
def ways(view: View) -> tuple[Way, ...]:
    """Each thing found.

    A theme or a near word is counted among the comments that the other filters leave, and its way drops the search words.
    """
    return tuple(_ways(view))


def _ways(view: View) -> Iterator[Way]:
    query = view.selected.selection.query
    others = view.corpus.select(replace(view.selected.selection, query=""))
    given = view.corpus.assignments
    for theme in _named(view.corpus, query):
        # As on the page テーマ: what opinions speak of, unless the theme is looked for in replies only.
        field = "opinion" if "opinion" in theme.fields else "reply"
        rows = given.loc[(given["theme"] == theme.code) & (given["field"] == field), "row"].unique()
        found = np.flatnonzero(np.isin(rows, others.positions))
        yield Way(f"テーマ「{theme.full_name}」", len(found), {"theme": theme.code, "in_field": field, "q": ""})
    for field, rows in view.corpus.found_in(query).items():
        found = np.flatnonzero(np.isin(rows, others.positions))
        yield Way(f"{view.fields[field]} ", len(found), {"found_in": field})
    for word in _near(view, others):
        yield Way(f"{RELATIONS[word.relation]}「{word.term}」", word.documents, {"word": word.term, "q": ""})


@lru_cache(maxsize=256)  # whatever else is chosen
def _named(corpus: Corpus, query: str) -> list[Theme]:
    return named_themes(corpus.themes, query, corpus.lexicon.spellings)


def _near(view: View, others: Selected) -> list[NearWord]:
    lexicon, query = view.corpus.lexicon, view.selected.selection.query
    return near_words(view.corpus.matrix("both"), others.positions, query, lexicon.synonyms, lexicon.spellings)


def _answers(view: View) -> None:
    with st.container(horizontal=True, gap="small", key="search_answers", vertical_alignment="center"):
        st.html(f"<p>「{escape(view.selected.selection.query.strip())}」：</p>", width="content")
        for way in ways(view):
            label = f"{way.name}{way.comments:,}件"
            if way.comments:
                view.link("comments", _plain(label), icon=None, **way.changes)
            else:
                st.html(f'<p class="atlas-note">{escape(label)}</p>', width="content")


def _costs(view: View) -> None:
    """Draw, for an empty selection, how many comments there would be without each condition; a tap drops it."""
    with st.container(horizontal=True, gap="small", key="search_costs", vertical_alignment="center"):
        st.html('<p role="status">当てはまる意見はありません。条件を外すと：</p>', width="content")
        for number, cost in enumerate(costs(view.selected.selection, view.corpus.select)):
            label = f"{_condition(view, cost)}を外す：{cost.without:,}件"
            st.button(_plain(label), key=f"drop_cost_{number}", on_click=_drop, args=(cost,), disabled=not cost.without)


def _condition(view: View, cost: Cost) -> str:
    names = {"pillar": view.pillars, "response_type": view.response_types}.get(cost.key, {})
    kinds = {"pillar": view.say("柱"), "response_type": "対応区分", "q": "検索"}
    kind = kinds.get(cost.key) or attributes(view.consultation)[cost.key.removeprefix(WHERE)].name
    return f"「{kind}：{names.get(cost.value, cost.value)}」" if cost.value else f"{kind}の条件"


def _drop(cost: Cost) -> None:
    """Callback: the selection without one condition."""
    if cost.key != "q":
        address.choose(**{cost.key: []})
        return
    words = str(st.session_state.get("q", "")).split()
    address.choose(q=" ".join(word for word in words if cost.value and word != cost.value))


def _plain(label: str) -> str:
    return label.replace("[", "［").replace("]", "］")
