"""The URL parameters of the dashboard for one consultation, and the shared choices in the side bar.

This table is the whole vocabulary of its addresses; README lists it for those who write links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.selection import Selection
from pages.components import wording
from pages.components.parameters import Parameter

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.library import Corpus, Library
    from pages.components.parameters import Values

COUNTING_PAGES = ("", "pillars", "response-types")


def url_parameters(library: Library, corpus: Corpus) -> tuple[Parameter, ...]:
    """Every parameter with the codes this consultation knows."""
    consultation = corpus.consultation
    pillars = tuple(wording.pillar_names(consultation))
    marks = tuple(wording.response_type_names(consultation))
    themes = tuple(theme.code for theme in corpus.themes)
    return (
        Parameter("consultation", default=library.ids[0], codes=library.ids),
        Parameter("pillar", several=True, codes=pillars),
        Parameter("response_type", several=True, codes=marks),
        Parameter("basis", default=default_basis(consultation), codes=bases(consultation)),
        Parameter("q"),
        Parameter("in_pillar", codes=pillars, pages=COUNTING_PAGES),
        Parameter("in_type", codes=marks, pages=COUNTING_PAGES),
        Parameter("theme", codes=themes, pages=("themes", "comments", "pillars")),
        Parameter("side", codes=("target", "reference", "both", "neither"), pages=("themes",)),
        Parameter("word", pages=("keywords", "comments", "pillars")),
        Parameter("field", default="both", codes=("both", "opinion", "reply"), pages=("keywords",)),
        Parameter("pos", several=True, codes=("名詞", "固有名詞", "サ変名詞", "動詞", "形容詞", "形容動詞", "副詞"), pages=("keywords",)),
        Parameter("by", default="none", codes=("none", "pillar", "response_type"), pages=("keywords",)),
        Parameter("joined", default="yes", codes=("yes", "no"), pages=("keywords",)),
        Parameter("id", codes=tuple(consultation.comments["id"]) if len(consultation.comments) < 10_000 else None, pages=("comments",)),
        Parameter("sort", default="no", codes=tuple(SORTS), pages=("comments",)),
        Parameter("p", default="1", pages=("comments",)),
    )


SORTS = {"no": "番号順", "opinion": "意見が長い順", "reply": "回答が長い順"}


def bases(consultation: Consultation) -> tuple[str, ...]:
    """Bases on offer: what the source prints (even where it prints nothing) and what else the consultation has."""
    return tuple(dict.fromkeys(("printed", *consultation.available_bases())))


def default_basis(consultation: Consultation) -> str:
    """The most official basis that says anything."""
    return (*consultation.available_bases(), "printed")[0]


def draw(library: Library, corpus: Corpus, values: Values) -> None:
    """Draw the shared choices. Their keys are the URL parameters; what they hold is in the address by the time a page runs."""
    consultation = corpus.consultation
    titles = {each: library.corpora[each].consultation.metadata.title for each in library.ids}
    st.selectbox("資料", library.ids, format_func=titles.__getitem__, key="consultation", persist_state="session", disabled=len(titles) == 1)
    pillars, marks = wording.pillar_names(consultation), wording.response_type_names(consultation)
    st.text_input("検索（意見・回答）", key="q", type="search", placeholder="例：スマホ 相談", persist_state="session", help="空白で区切ると、すべての語を含む意見を探します。全角・半角やかなの違いは区別しません。")
    st.multiselect("柱（項目）", list(pillars), format_func=pillars.__getitem__, key="pillar", placeholder="すべて", persist_state="session")
    nothing_known = values["basis"] not in consultation.available_bases()
    st.multiselect(
        "対応区分",
        list(marks),
        format_func=marks.__getitem__,
        key="response_type",
        placeholder="選べません" if nothing_known and not values["response_type"] else "すべて",
        disabled=nothing_known and not values["response_type"],
        persist_state="session",
    )
    st.selectbox("対応区分の出所", bases(consultation), format_func=wording.BASIS.__getitem__, key="basis", persist_state="session")
    note = wording.BASIS_NOTE[str(values["basis"])]
    if nothing_known:
        note = "この資料には対応区分が印字されていないため（抽出時に欠落）、区分では絞り込めません。"
    st.html(f'<p class="atlas-note">{note}</p>')


def selection(values: Values) -> Selection:
    """The selection that the shared choices make."""
    return Selection(
        basis=str(values["basis"]), pillars=tuple(values["pillar"]), response_types=tuple(values["response_type"]), query=str(values["q"])
    )
