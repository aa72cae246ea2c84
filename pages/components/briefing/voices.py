"""The comments read out in full, each exchangeable for another one of its pillar."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.briefing.build import material_of
from analysis.briefing.sections.voices import typical
from analysis.package.data_folder import data_folder
from pages.components.briefing.making import arrangement
from pages.components.frame import address
from pages.components.rows.card import Cards, comment_cards
from pages.components.rows.highlight import query_spans

if TYPE_CHECKING:
    import pandas as pd

    from analysis.briefing.content import Section
    from pages.components.frame.view import View


def draw(view: View, section: Section) -> None:
    """Draw the quoted comments, then the choice of others."""
    comments = view.consultation.comments
    quoted = comments[comments["id"].isin(section.quoted)]
    cards = Cards(view, spans=query_spans(view))
    st.html("".join(_voice(view, quoted.iloc[[place]], cards) for place in range(len(quoted))))
    with st.expander("ほかの意見に替える"):
        _exchange(view, dict(zip(quoted["pillar"], quoted["id"], strict=True)))


def _voice(view: View, comment: pd.DataFrame, cards: Cards) -> str:
    """One comment as a line that unfolds to its card."""
    one = comment.iloc[0]
    pillar, opinion = escape(view.pillars[one["pillar"]]), escape(str(one["opinion"]))
    head = f'<span class="no">{escape(one["id"])}番</span><span>{pillar}</span><span class="atlas-begins">{opinion}</span>'
    return f'<details class="atlas-fold atlas-voice"><summary>{head}</summary>{comment_cards(comment, cards)}</details>'


def _exchange(view: View, shown: dict[str, str]) -> None:
    """One choice a pillar: the comments that speak most in its words, and the one shown."""
    ranked = typical(material_of(view.corpus, view.selected.selection, arrangement(view), data=data_folder()))
    for pillar, comment in shown.items():
        offered = list(dict.fromkeys([*ranked.loc[ranked["pillar"] == pillar, "id"], comment]))
        key = f"voice_of_{pillar}"
        st.session_state[key] = comment
        st.selectbox(
            view.pillars[pillar], offered, format_func=lambda each: f"{each}番", key=key, on_change=_choose, args=(pillar, shown)
        )


def _choose(pillar: str, shown: dict[str, str]) -> None:
    """Callback: another comment speaks for a pillar; those chosen for the others stay."""
    kept = [each for each in st.session_state.get("voice", []) if each != shown[pillar]]
    address.choose(voice=[*kept, st.session_state[f"voice_of_{pillar}"]])
