"""The pillars in a few words, side by side; or one of them in detail."""

from __future__ import annotations

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
from pages.components.frame.view import once
from pages.components.groups import group_figures
from pages.components.rows import theme_table
from pages.components.shared import figure, page_head
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from analysis.corpus import Corpus
    from analysis.selection import Selected
    from pages.components.frame.view import View
    from pages.components.groups.group import Group

NO_COMMON = f"{COMMON}件以上の意見にあるテーマはありません。"


def choose(view: View) -> str:
    """Draw the choice of one pillar; the one to show in detail, or none. A filter that leaves one pillar chooses it, too."""
    note = view.say("件数・テーマ・語を押すと、その意見を開きます。柱を選ぶと、その柱だけを詳しく示します。")
    figure.title(view.say("柱ごとの特徴"), note=note)
    names = view.pillars
    st.pills(
        view.say("柱（項目）を選ぶ"),
        ["", *names],
        format_func=lambda code: names.get(code, view.say("すべての柱")),
        key="one_pillar",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
    )
    only = view.selected.selection.pillars
    return view.value("one_pillar") or (only[0] if len(only) == 1 else "")


def draw_all(view: View) -> None:
    """Draw one card a pillar: its size, its most common themes and its words."""
    themes = f"多いテーマは、{COMMON}件以上の意見にあるものです。" if view.corpus.themes else ""
    st.html(
        f'<div class="atlas-profiles">{_cards(view)}</div>'
        f'<p class="atlas-note">目立つ語（特徴語）：{view.say("ほかの柱")}の意見と比べて、意見概要で使う意見が'
        f"はっきり多い名詞です（正確検定、はずれの見込み{FALSE_SHARE_TEXT}以下）。{themes}</p>"
    )


def draw_one(view: View, group: Group) -> None:
    """Draw a pillar: its full name and answer in a sentence, its themes and its words."""
    st.html(f'<p class="atlas-lead">{lead(view, group)}</p>')
    left, right = st.columns(2, gap="large")
    with left:
        group_figures.themes(view, group)
    with right:
        group_figures.words(view, group)


@once()
def lead(view: View, group: Group) -> str:
    """How many comments the pillar has, and how they were mostly answered."""
    pillars = view.consultation.pillars.set_index("pillar")
    count, total = len(group.positions), len(view.selected)
    if not count:
        return f"「{escape(str(pillars.loc[group.code, 'name']))}」の意見は、いまの絞り込みにはありません。"
    whole = door(share_text(count, total), in_pillar=group.code)
    sentence = f"<strong>「{escape(str(pillars.loc[group.code, 'name']))}」の意見は{whole}</strong>"
    official = official_count(view.consultation.official_totals, "pillar", group.code)
    if official is not None and not view.selected.selection.narrows:
        sentence += f"、公式集計も{official:,}件" if official == count else f"（公式集計は{official:,}件）"
    sentence += "です。"
    marks = category_counts(view.selected.mark[view.selected.pillar == group.code])
    most = marks[marks["count"] > 0].sort_values("count", ascending=False, kind="stable").head(2)
    if most.empty:
        return sentence
    answers = "、".join(
        f"「{escape(view.response_types[mark])}」{door(share_text(answered, count), in_pillar=group.code, in_type=mark)}"
        for mark, answered in zip(most["mark"], most["count"], strict=True)
    )
    return f"{sentence}対応区分は{answers}{'が多くなっています' if len(most) > 1 else 'です'}。{page_head.badge_text(view)}"


@once()
def _cards(view: View) -> str:
    themes = {theme.code: theme.name for theme in view.corpus.themes}
    return "".join(_card(view, profile, themes) for profile in _profiles(view.corpus, view.selected))


def _card(view: View, profile: Mapping[Any, Any], themes: dict[str, str]) -> str:
    """HTML of one pillar: its count, its themes and its words are doors."""
    code, count = str(profile["group"]), int(str(profile["count"]))
    inside = {"in_pillar": code, "in_field": "opinion"}
    common = "、".join(
        f"{escape(themes[theme])}（{door(f'{found:,}件', theme=theme, **inside)}）" for theme, found in profile["themes"]
    )
    lines = {
        **({"多いテーマ": common or NO_COMMON} if themes else {}),
        "目立つ語": "、".join(
            f"{escape(term)}（{door(f'{here:,}件', word=term, **inside)}・ほか{_elsewhere(term, there, code)}）"
            for term, here, there in profile["words"]
        )
        or NOTHING_CLEAR,
        "長さの中央値": "・".join(
            f"{view.fields[field]} {characters_text(profile[field])}"
            for field in ("opinion", "reply")
            if pd.notna(profile[field])
        ),
    }
    items = "".join(f"<dt>{name}</dt><dd>{text or '―'}</dd>" for name, text in lines.items())
    whole = share_text(count, len(view.selected))
    head = f"<h3>{escape(view.pillars[code])} {door(whole, in_pillar=code) if count else whole}</h3>"
    return f'<section class="atlas-profile">{head}<dl>{items}</dl></section>'


def _elsewhere(word: str, count: int, pillar: str) -> str:
    return door(f"{count:,}件", word=word, in_field="opinion", out_pillar=pillar) if count else "0件"


def _profiles(corpus: Corpus, selected: Selected) -> list[dict[Hashable, Any]]:
    table = group_profiles(
        selected.pillar,
        comments=corpus.consultation.comments,
        matrix=corpus.matrix("opinion"),
        presence=theme_table.presence(corpus),
        codes={pillar: list(theme_table.names_for(corpus, pillar)) for pillar in selected.pillar.cat.categories},
    )
    return table.to_dict("records")
