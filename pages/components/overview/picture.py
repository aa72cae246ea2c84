"""All selected comments in one picture: squares by pillar, ordered and coloured by response type, or the same as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis.charts.parts.marks import short_wording, square_signs
from analysis.charts.unit_picture import cells_html, squares_html
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.unit_squares import unit_size, unit_squares
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.groups import response_type_figure
from pages.components.overview import finding
from pages.components.shared import figure, page_head, weighing
from pages.components.shared.doors import door
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CrossTable
    from pages.components.frame.view import View

OPENS = "押すと、その意見と区の考え方を開きます。"
PICTURES = {"squares": "ます目", "table": "表"}


def draw(view: View) -> None:
    """Draw the finding, the picture that is chosen, and its legend."""
    st.html(html(view))
    with st.container(horizontal=True, key="overview_actions"):
        if view.selected.has_marks:
            switch("図の形", PICTURES, key="picture", show_label=False)
            if view.value("picture") == "table":
                weighing.draw(view)
        figure.download(lambda: cells(view), columns=columns(view), name="overview_cells", view=view)
        figure.cite(view, _title(view), name="overview")


def columns(view: View) -> dict[str, str]:
    """The columns of its file."""
    return {"pillar": view.say("柱（項目）"), "response_type": "対応区分", "count": weighing.unit(view)}


@once("picture", weighing.KEY)
def html(view: View) -> str:
    """The finding, the title, the legend, and squares or table."""
    known = view.selected.has_marks
    table = known and view.value("picture") == "table"
    above = finding.sentence(view, _crossed(view))
    lead = f'<p class="atlas-lead">{above}</p>' if above else ""
    badge = page_head.badge_text(view) if known else ""
    head = f'<h2 class="atlas-title">{escape(_title(view))} {badge}</h2><p>{escape(_note(view, known, table))}</p>'
    return lead + head + legend(view, known) + (_cells(view) if table else _squares(view))


@once("picture", weighing.KEY)
def cells(view: View) -> DataFrame[CrossTable]:
    """Pillar × response type of the selected comments, with their names on screen; by choice what the rows stand for."""
    table = _crossed(view, weighing.chosen(view))
    named = table.assign(pillar=table["row"].map(view.pillars), response_type=table["column"].map(view.response_types))
    return named


def _crossed(view: View, weights: pd.Series[int] | None = None) -> DataFrame[CrossTable]:
    selected, pillars, marks = view.selected, list(view.shown_pillars), list(view.shown_types)
    return cross_table(selected.pillar, selected.mark, row_order=pillars, column_order=marks, weights=weights)


def legend(view: View, known: bool) -> str:
    """HTML, empty where the document has no response types: each with its square, wording, count as a door, official total."""
    if not view.typed:
        return ""
    counts, colours = response_type_figure.table(view), response_type_figure.colours(view)
    columns = (counts[column].tolist() for column in ("mark", "name", "count", "official"))
    items, signs = [], square_signs(view.response_types)
    for mark, name, count, printed in zip(*columns, strict=True):
        look = f'class="atlas-square" style="--atlas-kind:{colours[mark]}" aria-hidden="true"'
        said = short_wording(mark, name) if signs[mark] == mark else name
        kind = f"<span {look}>{escape(signs[mark])}</span>{escape(said)}"
        official = None if view.selected.selection.narrows or printed is pd.NA else int(printed)
        counted = _counted(mark, name, count) + _beside(view, count, official) if known else _printed_alone(official)
        items.append(f"<li>{kind} {counted}</li>")
    if missing := int(view.selected.mark.isna().sum()) if known else 0:
        items.append(f'<li><span class="atlas-square unknown" aria-hidden="true"></span>{_unknown(view)} {missing:,}件</li>')
    return f'<ul class="atlas-legend atlas-kinds" aria-label="対応区分と件数">{"".join(items)}</ul>'


def _counted(mark: str, name: str, count: int) -> str:
    return door(f"{count:,}件", label=f"{name}：{count:,}件を開く", in_type=mark) if count else "0件"


def _printed_alone(official: int | None) -> str:
    return "―" if official is None else f"{official:,}件"


def _beside(view: View, count: int, official: int | None) -> str:
    """The printed total, where it is another number than the one counted from the rows."""
    return "" if official is None or view.official or official == count else f"<small>（資料の公式集計は{official:,}件）</small>"


def _title(view: View) -> str:
    size = unit_size(len(view.selected))
    scale = "" if size == 1 else f"（1つのます目が{size:,}件）"
    return f"{len(view.selected):,}件の意見{'と、その対応区分' if view.typed else ''}{scale}"


def _note(view: View, known: bool, table: bool) -> str:
    if view.typed and not known:
        lost = f"意見ごとの対応区分は、{_unknown(view)}。"
        return f"{lost}下の件数は資料に印字された公式集計です。" if _printed(view) else lost
    opens = view.say(OPENS)
    if table:
        return f"件数を{opens}"
    single = unit_size(len(view.selected)) == 1
    return f"ます目1つが意見1件です。{opens}" if single else f"{opens}端のます目は、それより少ない件数のことがあります。"


def _printed(view: View) -> bool:
    return bool(response_type_figure.table(view)["official"].notna().any()) and not view.selected.selection.narrows


def _squares(view: View) -> str:
    selected = view.selected
    table = unit_squares(
        view.consultation.comments["id"].iloc[selected.positions],
        selected.pillar,
        selected.mark,
        group_order=list(view.shown_pillars),
        label_order=list(view.shown_types),
        size=unit_size(len(selected)),
    )
    return squares_html(
        table,
        group_names=view.shown_pillars,
        label_names=view.shown_types,
        signs=square_signs(view.response_types),
        colours=response_type_figure.colours(view),
        door=door,
        unknown=f"対応区分は{_unknown(view)}" if view.typed else "",
    )


def _unknown(view: View) -> str:
    return wording.UNKNOWN[view.basis]


def _cells(view: View) -> str:
    return cells_html(
        cells(view),
        group_names=view.shown_pillars,
        label_names=view.shown_types,
        official=_printed_totals(view),
        door=door,
        caption=weighing.heading(view, view.say("柱（項目）と対応区分の組み合わせ別の意見件数")),
        groups=view.say("柱（項目）"),
    )


def _printed_totals(view: View) -> pd.Series[int] | None:
    if not _printed(view):
        return None
    counts = response_type_figure.table(view)
    return counts.set_index("mark")["official"].dropna().astype("int64")
