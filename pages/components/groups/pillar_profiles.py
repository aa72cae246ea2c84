"""The pillars in a few words, side by side; or one of them in detail."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.charts.bars import share_text
from analysis.statistics.exact import FALSE_SHARE_TEXT
from analysis.statistics.groups.counts import category_counts, official_count
from analysis.statistics.groups.profiles import COMMON, group_profiles
from analysis.statistics.words.distinct import NOTHING_CLEAR
from analysis.statistics.words.text_length import characters_text
from pages.components.frame import wording
from pages.components.groups import group_figures
from pages.components.rows import facets, theme_table
from pages.components.shared import figure, page_head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.library import Corpus
    from analysis.selection import Selected
    from pages.components.frame.view import View
    from pages.components.groups.group import Group

IN_A_ROW = 3
NO_COMMON = f"{COMMON}件以上の意見にあるテーマはありません。"


def choose(view: View) -> str:
    """Draw the choice of one pillar; the pillar in focus, or none. A filter that leaves one pillar chooses it, too."""
    figure.title("柱ごとの特徴", note="柱を選ぶと、テーマ・目立つ語・意見を表示します。")
    names = view.pillars
    st.pills(
        "柱（項目）を選ぶ",
        ["", *names],
        format_func=lambda code: names.get(code, "すべての柱"),
        key="in_pillar",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
        on_change=_start_again,
    )
    only = view.selected.selection.pillars
    return view.value("in_pillar") or (only[0] if len(only) == 1 else "")


def draw_all(view: View) -> tuple[str, ...]:
    """Draw one card a pillar: its size, its most common themes and its words. Returns no words: nothing is compared yet."""
    profiles = _profiles(view.corpus, view.selected)
    themes = {theme.code: theme.name for theme in view.corpus.themes}
    for start in range(0, len(profiles), IN_A_ROW):
        for column, profile in zip(
            st.columns(IN_A_ROW), profiles.iloc[start : start + IN_A_ROW].to_dict("records"), strict=False
        ):
            with column.container(border=True, key=f"profile_{profile['group']}", height="stretch", gap="xxsmall"):
                _card(view, profile, themes)
    st.html(
        '<p class="atlas-note">目立つ語（特徴語）：ほかの柱の意見と比べて、意見概要で使う意見がはっきり多い名詞です'
        f"（正確検定、はずれの見込み{FALSE_SHARE_TEXT}以下）。多いテーマは、{COMMON}件以上の意見にあるものです。</p>"
    )
    return ()


def draw_one(view: View, group: Group) -> tuple[str, ...]:
    """Draw a pillar: its full name and answer in a sentence, its themes and its words. Returns the words."""
    st.html(f'<p class="atlas-lead">{lead(view, group)}</p>')
    left, right = st.columns(2, gap="large")
    with left:
        group_figures.themes(view, group)
    with right:
        return group_figures.words(view, group)


def lead(view: View, group: Group) -> str:
    """How many comments the pillar has, and how they were mostly answered."""
    pillars = view.consultation.pillars.set_index("pillar")
    count, total = len(group.positions), len(view.selected)
    if not count:
        return f"「{escape(str(pillars.loc[group.code, 'name']))}」の意見は、いまの絞り込みにはありません。"
    sentence = f"<strong>「{escape(str(pillars.loc[group.code, 'name']))}」の意見は{share_text(count, total)}</strong>"
    official = official_count(view.consultation.official_totals, "pillar", group.code)
    if official is not None and not view.selected.selection.narrows:
        sentence += f"、公式集計も{official:,}件" if official == count else f"（公式集計は{official:,}件）"
    sentence += "です。"
    marks = category_counts(view.selected.mark[view.selected.pillar == group.code])
    most = marks[marks["count"] > 0].sort_values("count", ascending=False, kind="stable").head(2)
    if most.empty:
        return sentence
    answers = "、".join(
        f"「{escape(view.response_types[mark])}」{share_text(answered, count)}"
        for mark, answered in zip(most["mark"], most["count"], strict=True)
    )
    return f"{sentence}対応区分は{answers}{'が多くなっています' if len(most) > 1 else 'です'}。{page_head.badge_text(view)}"


def _card(view: View, profile: Mapping[Any, Any], themes: dict[str, str]) -> None:
    code = str(profile["group"])
    st.button(
        f"{view.pillars[code]}　{share_text(int(str(profile['count'])), len(view.selected))}",
        key=f"open_{code}",
        type="tertiary",
        icon=":material/arrow_forward:",
        on_click=facets.pick,
        kwargs={"in_pillar": code},
    )
    lines = {
        "多いテーマ": "、".join(f"{themes[code]}（{count:,}件）" for code, count in profile["themes"]) or NO_COMMON,
        "目立つ語": "、".join(f"{term}（{here:,}件・ほか{there:,}件）" for term, here, there in profile["words"])
        or NOTHING_CLEAR,
        "長さの中央値": "・".join(
            f"{wording.FIELD[field]} {characters_text(profile[field])}"
            for field in ("opinion", "reply")
            if pd.notna(profile[field])
        ),
    }
    items = "".join(f"<dt>{name}</dt><dd>{escape(text) or '―'}</dd>" for name, text in lines.items())
    st.html(f'<dl class="atlas-profile">{items}</dl>')


@lru_cache(maxsize=64)
def _profiles(corpus: Corpus, selected: Selected) -> pd.DataFrame:
    return group_profiles(
        selected.pillar,
        comments=corpus.consultation.comments,
        matrix=corpus.matrix("opinion"),
        presence=theme_table.presence(corpus),
        codes={pillar: list(facets.theme_names(corpus, pillar)) for pillar in selected.pillar.cat.categories},
    )


def _start_again() -> None:
    """Callback: another pillar; what was chosen inside the last one does not hold for it."""
    facets.pick(in_pillar=st.session_state["in_pillar"])
