"""Themes against pillars and response types, as tables whose cells open their rows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.field_bars import field_bars
from analysis.charts.heatmap import count_heatmap
from analysis.statistics.groups.theme_counts import theme_by, theme_frequency
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.rows import axes, theme_table
from pages.components.shared import figure, page_head, weighing
from pages.components.shared.switch import switch
from pages.components.themes import screening

if TYPE_CHECKING:
    import pandas as pd

    from analysis.themes.codebook import Theme
    from pages.components.frame.view import View

FIELDS = {"opinion": "意見概要", "reply": "区の考え方", "both": "どちらか"}


def draw(view: View, target: str, reference: str) -> None:
    """Draw the chosen themes by field, then against pillars or response types."""
    groups = groups_of(view, target, reference)
    if not groups:  # all of them stand for the subject of a whole part
        st.html("<p>意見を分けるテーマは決められていません。</p>")
        return
    weighing.draw(view)
    if len(groups) > 1:
        switch("テーマ", {key: name for key, (name, _) in groups.items()}, key="themes_of")
    name, themes = groups.get(view.value("themes_of")) or next(iter(groups.values()))
    if view.value("themes_of") not in ("cross", *groups):
        st.html(f'<p class="atlas-note">{view.say("選んだ柱だけのテーマ")}はないため、「{escape(name)}」を示しています。</p>')
    _by_field(view, themes)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        switch("組み合わせる相手", axes.offered(view), key="across")
        switch("数える文章", view.named(FIELDS), key="themes_in")
    _table(view, themes)


def groups_of(view: View, target: str, reference: str) -> dict[str, tuple[str, tuple[Theme, ...]]]:
    """The groups of themes there are: those of all pillars, and those of the two."""
    pair = {"target": target, "reference": reference}
    groups = {
        "cross": ("全体に共通するテーマ", theme_table.cross_cutting(view.corpus)),
        **{
            key: (f"{view.pillars[pillar]} のテーマ", theme_table.of_pillar(view.corpus, pillar))
            for key, pillar in pair.items()
            if pillar in view.pillars
        },
    }
    return {key: (name, themes) for key, (name, themes) in groups.items() if themes}


def _by_field(view: View, themes: tuple[Theme, ...]) -> None:
    """How many opinions, and how many replies, speak of each theme."""
    table = by_field(view, themes)
    counts = {"opinion": view.fields["opinion"], **({"reply": view.fields["reply"]} if table["reply"].any() else {})}
    figure.show(
        field_bars(table, label="name", key="theme", fields=counts),
        table,
        name="themes_by_field",
        heading_text=weighing.heading(view, "テーマ別の意見件数", of="のうち"),
        note=f"意見概要に出てくる件数と、{view.fields['reply']}に出てくる件数です。1つの意見に複数のテーマが付くことがあります。共通の回答文は、印字された番号にだけ数えています。",
        columns=_columns(counts),
        view=view,
        opens=_of_field,
        numbers={
            "opinion": lambda row: _of_field([row["theme"], "opinion"]),
            "reply": lambda row: _of_field([row["theme"], "reply"]),
            "count": lambda row: {"theme": row["theme"]},
        },
    )


def file_columns(view: View) -> dict[str, str]:
    """The columns of `by_field` for a file that is fetched again and again: the same ones under every filter."""
    replied = view.consultation.has_replies
    return _columns({"opinion": view.fields["opinion"], **({"reply": view.fields["reply"]} if replied else {})})


def _columns(counts: dict[str, str]) -> dict[str, str]:
    return {"theme": "記号", "name": "テーマ", **counts, "count": "どちらか"}


def _of_field(bar: list[str]) -> dict[str, str]:
    """What a bar opens: a theme in opinions, or in replies."""
    return {"theme": bar[0], "in_field": bar[1]}


def _table(view: View, themes: tuple[Theme, ...]) -> None:
    """The cross table, if the basis in force knows any response type."""
    across, field = view.value("across"), view.value("themes_in")
    by = axes.axis(view, across)
    if not by.labels.notna().any():
        st.html(f"<p>意見ごとの対応区分がわかりません（{wording.BASIS[view.basis]}）。{page_head.other_basis(view)}</p>")
        return
    names, columns = _ranked(view, themes), by.names
    cells = _cells(view, themes, across, field)
    badge = page_head.badge_text(view) if across == "response_type" else ""

    def opens(cell: list[str]) -> dict[str, str]:
        return {"theme": cell[0], **by.opens(cell[1]), **({} if field == "both" else {"in_field": field})}

    figure.show(
        count_heatmap(
            cells,
            row="row",
            column="column",
            row_names=names,
            column_names=columns,
        ),
        _named(cells, names, columns),
        name="themes_across",
        heading_text=weighing.heading(view, f"テーマと{by.name}の組み合わせ別の意見件数：{view.say(FIELDS[field])}", of="のうち"),
        badge=badge,
        columns={
            "theme": "テーマ",
            "label": by.name,
            "count": weighing.unit(view),
            "row_total": "テーマの件数",
            "column_total": f"{by.name}の件数",
        },
        view=view,
        opens=opens,
        numbers={"count": lambda row: opens([row["row"], row["column"]])},
    )
    screening.draw(view, _named(cells, names, columns), groups=by.name, badge=badge, opens=opens)


@once(weighing.KEY)
def by_field(view: View, themes: tuple[Theme, ...]) -> pd.DataFrame:
    """One row a theme, those of most opinions first: theme, name, opinion, reply and count (either) of the selected comments."""
    names = _ranked(view, themes)
    table = theme_frequency(theme_table.presence(view.corpus), list(names), view.selected.positions, weighing.chosen(view))
    return table.assign(name=table["theme"].map(names).astype("str"))


@once(weighing.KEY)
def _cells(view: View, themes: tuple[Theme, ...], across: str, field: str) -> pd.DataFrame:
    labels = axes.axis(view, across).labels
    codes, weights = list(_ranked(view, themes)), weighing.chosen(view)
    return theme_by(theme_table.presence(view.corpus), codes, labels, field=field, weights=weights)


@once(weighing.KEY)
def _ranked(view: View, themes: tuple[Theme, ...]) -> dict[str, str]:
    """Code → name, the themes of most opinions first, as in the bars above."""
    names = {theme.code: theme.name for theme in themes}
    counts = theme_frequency(theme_table.presence(view.corpus), list(names), view.selected.positions, weighing.chosen(view))
    ranked = counts.sort_values(["opinion", "reply"], ascending=False, kind="stable")
    return {code: names[code] for code in ranked["theme"]}


def _named(cells: pd.DataFrame, names: dict[str, str], columns: dict[str, str]) -> pd.DataFrame:
    return cells.assign(theme=cells["row"].map(names), label=cells["column"].map(columns))
