"""Response types as bars: the document's official totals, and the marks of the comments beside them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.bars import paired_bars
from analysis.charts.parts.style import ACCENT, MUTED, mark_colours
from analysis.statistics.groups.counts import category_counts, official_beside_found
from pages.components.frame import wording
from pages.components.frame.view import once
from pages.components.shared import page_head, weighing

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from pages.components.frame.view import View


def table(view: View) -> pd.DataFrame:
    """One row a response type that the filters leave: mark, name, wording as printed, count on the basis in force, official total
    of the document.
    """
    return _table(view, weighing.weighed(view))


@once()
def _table(view: View, weighed: bool) -> pd.DataFrame:
    selected, consultation = view.selected, view.consultation
    counts = category_counts(selected.mark, weighing.stand_for(view) if weighed else None)
    both = official_beside_found(consultation.official_totals, counts, axis="response_type", key="mark")
    names = wording.response_type_names(consultation)
    chosen = selected.selection.response_types
    shown = both[both["mark"].isin(chosen)].reset_index(drop=True) if chosen else both
    marks, named = shown["mark"].tolist(), {"name": names, "wording": wording.full_wordings(consultation)}
    return shown.assign(**{column: pd.array([of[mark] for mark in marks], dtype="str") for column, of in named.items()})


def bars(view: View) -> go.Figure:
    """The bars alone: official totals filled, what is not printed in outline."""
    counted, official = series(view)
    return paired_bars(
        table(view),
        label="name",
        key="mark",
        counts={**official, **counted},
        colours={"official": ACCENT, "count": MUTED},
        hollow=[] if view.official else ["count"],
        counted=tuple(counted),
    )


def colours(view: View) -> dict[str, str]:
    """Mark → its colour."""
    legend_table = view.consultation.response_types
    return mark_colours(legend_table["mark"], legend_table["meaning"])


def legend(view: View) -> str:
    """The colours of the marks as HTML: it wraps on a telephone, and clicking it hides nothing."""
    items = "".join(
        f'<li><span class="swatch" style="background:{colour}" aria-hidden="true"></span>{escape(view.response_types[mark])}</li>'
        for mark, colour in colours(view).items()
        if mark in view.shown_types
    )
    return f'<ul class="atlas-legend" aria-label="対応区分の色">{items}</ul>'


def badge(view: View) -> str:
    """Where the counts in the figure come from."""
    return page_head.badge_text(view) if series(view)[0] else '<span class="atlas-badge official">公式集計</span>'


def series(view: View) -> tuple[dict[str, str], dict[str, str]]:
    """Counts to draw, with their names: of the rows (where they have marks), and official (where they speak of these rows)."""
    of = "（資料の件数）" if weighing.weighed(view) else ""
    counted = {"count": f"{wording.BASIS[view.basis]}{of}"} if view.selected.has_marks else {}
    whole = not view.selected.selection.narrows and table(view)["official"].notna().any()
    official = {"official": "資料の公式集計"} if whole or not counted else {}
    return counted, official


def note(view: View) -> str:
    if view.selected.selection.narrows:
        return (
            "公式集計は資料全体の数のため、絞り込み中は並べていません。"
            if view.selected.has_marks
            else "公式集計は資料全体の数です（絞り込みは反映されません）。"
        )
    if not view.selected.has_marks:
        return f"資料の公式集計です。意見ごとの対応区分は{wording.UNKNOWN[view.basis]}。"
    if view.official:
        return ""
    return f"公式集計は資料に印字された合計、{wording.BASIS[view.basis]}は{view.say(wording.BASIS_NOTE[view.basis])}"
