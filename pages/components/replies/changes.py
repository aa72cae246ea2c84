"""反映された意見: what changed in the plan and where, what could not be reflected and why, and rates with what they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.bars import count_bars
from analysis.replies.outcomes.reflection import reflection_by_pillar, reflection_rates
from analysis.statistics.groups.counts import SMALL, official_count
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.replies import quotes as replies_quotes
from pages.components.replies.quotes import Quote
from pages.components.rows import findings as found
from pages.components.shared import figure, page_head
from pages.components.shared.doors import door

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

VARIANTS = {
    "revised_of_all": ("計画に反映", "表示中のすべての意見"),
    "revised_of_known": ("計画に反映", "対応区分のある意見"),
    "revised_of_plan": ("計画に反映", "対応区分のある意見のうち、その他などを除いたもの"),
    "in_plan_of_all": ("計画に反映、または素案に掲載済み", "表示中のすべての意見"),
    "in_plan_of_plan": ("計画に反映、または素案に掲載済み", "対応区分のある意見のうち、その他などを除いたもの"),
}
OUTCOMES = {"revised": "計画に反映した意見", "not_adopted": "反映できないとした意見"}
QUOTE_COLUMNS = {"id": "番号", "pillar_name": "柱（項目）", "quote": "区の考え方（原文）", "reason": "理由として書かれた言葉"}


def draw(view: View) -> None:
    """Draw counts by pillar for what changed and what could not be reflected, the quotes, and the rates."""
    if why := why_unknown(view):
        st.html(f"<p>{why}</p>")
        return
    counted = by_pillar(view)
    for outcome, title in OUTCOMES.items():
        _outcome(view, counted, outcome, title)
    _rates(view)


def why_unknown(view: View) -> str:
    """Why there is nothing to show: the document's own totals are said, never a zero; empty where something is known."""
    if view.selected.has_marks:
        return ""
    if not view.typed:
        return "この資料には対応区分がないため、反映された意見を区別できません。"
    legend = view.consultation.response_types
    totals = [
        f"{name} {count:,}件"
        for mark, name, meaning in legend[["mark", "label", "meaning"]].itertuples(index=False)
        if meaning in ("revised", "not_adopted")
        and (count := official_count(view.consultation.official_totals, "response_type", mark)) is not None
    ]
    printed = f"（資料の公式集計：{'、'.join(totals)}）" if totals and not view.selected.selection.narrows else ""
    return f"どの意見が反映されたかは、{wording.UNKNOWN[view.basis]}{printed}。{page_head.other_basis(view)}"


@once()
def by_pillar(view: View) -> pd.DataFrame:
    """One row a pillar, those where nothing changed too."""
    table = reflection_by_pillar(view.selected.pillar, found.meanings(view))
    return table.assign(name=table["pillar"].map(view.pillars))


@once()
def quotes(view: View, outcome: str) -> pd.DataFrame:
    """What the replies to selected comments say about it."""
    table = found.selected_rows(view, found.outcome_table(view.corpus, view.basis))
    table = table[table["outcome"] == outcome]
    pillars = view.consultation.comments["pillar"].iloc[table["row"]].map(view.pillars)
    return table.assign(pillar_name=pillars.array)


def _quotes(table: pd.DataFrame) -> list[Quote]:
    shown = table.head(replies_quotes.SHOWN)
    columns = (shown[name].astype("object").fillna("").tolist() for name in ("id", "pillar_name", "quote", "reason"))
    return [Quote(id, (pillar,), text, {"理由": reason}) for id, pillar, text, reason in zip(*columns, strict=True)]


def _outcome(view: View, counted: pd.DataFrame, outcome: str, title: str) -> None:
    total = int(counted[outcome].sum())
    figure.title(f"{title}（{total:,}件）", badge=page_head.badge_text(view))
    if total:
        figure.chart(
            count_bars(counted, label="name", count=outcome, key="pillar"),
            counted,
            name=f"changes_{outcome}",
            heading_text=title,
            view=view,
            opens=lambda pillar: {"outcome": outcome, "in_pillar": pillar},
        )
    without = [
        name
        for name, count, known in zip(counted["name"], counted[outcome], counted["known"], strict=True)
        if known and not count
    ]
    if without:
        st.html(f'<p class="atlas-note">{view.say("該当がない柱")}：{"、".join(without)}</p>')
    if total:
        st.html(f"<p>{door(f'{total:,}件の意見と回答を読む', outcome=outcome)}</p>")
        table = quotes(view, outcome)
        replies_quotes.draw(
            _quotes(table),
            table,
            columns=view.named(QUOTE_COLUMNS),
            caption=f"{title}と回答の言葉",
            name=f"quotes_{outcome}",
            view=view,
        )
        if outcome == "not_adopted":
            st.html(
                '<p class="atlas-note">理由は「〜ため」「〜ことから」「したがって」などの言葉から拾っています。'
                "空欄は、その言葉がないことを示します。</p>"
            )


def _rates(view: View) -> None:
    """The rate in every variant: a single one would say what its denominator makes it say."""
    table = reflection_rates(found.meanings(view))
    table = table.assign(
        reflected_name=[VARIANTS[variant][0] for variant in table["variant"]],
        base_name=[VARIANTS[variant][1] for variant in table["variant"]],
        percent=[
            f"{share:.1%}" if comments >= SMALL else "―"
            for share, comments in zip(table["share"].tolist(), table["comments"].tolist(), strict=True)
        ],
    )
    figure.title(
        "反映の割合（数え方ごと）",
        note="何を「反映」とし、何に対する割合かで大きく変わります。引用するときは数え方も添えてください。",
    )
    columns = {
        "reflected_name": "反映とみるもの",
        "reflected": "件数",
        "base_name": "もとにする意見",
        "comments": "その件数",
        "percent": "割合",
    }
    revised: Numbers = {"reflected": lambda row: {"outcome": "revised"} if row["variant"].startswith("revised") else None}
    figure.table_twin(table, columns=columns, caption="反映の割合", name="reflection_rates", view=view, numbers=revised)
    with st.expander(view.say("柱ごとの表・ダウンロード")):
        names = {
            "name": view.say("柱（項目）"),
            "comments": "意見",
            "revised": "計画に反映",
            "already_in_draft": "素案に掲載",
            "not_adopted": "反映できない",
        }
        numbers: Numbers = {
            "comments": lambda row: {"in_pillar": row["pillar"]},
            "revised": lambda row: {"in_pillar": row["pillar"], "outcome": "revised"},
            "not_adopted": lambda row: {"in_pillar": row["pillar"], "outcome": "not_adopted"},
        }
        caption, name = view.say("柱ごとの結果"), "reflection_by_pillar"
        figure.table_twin(by_pillar(view), columns=names, caption=caption, name=name, view=view, numbers=numbers)
