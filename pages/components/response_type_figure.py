"""Response types as bars: the document's official totals, and the marks of the comments beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.charts.bars import paired_bars
from analysis.charts.style import ACCENT, MEANING_COLOURS, MUTED
from analysis.statistics.counts import category_counts, official_beside_found
from pages.components import figure, focus, heading, wording

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.view import View


def table(view: View) -> pd.DataFrame:
    """One row a response type: mark, name, wording as printed, count on the basis in force, official total of the whole document."""
    legend = view.consultation.response_types.set_index("mark")
    counts = category_counts(view.selected.mark)
    both = official_beside_found(view.consultation.official_totals, counts, axis="response_type", key="mark")
    return both.assign(name=both["mark"].map(view.response_types), wording=both["mark"].map(legend["wording"]))


def draw(view: View, *, name: str) -> None:
    """Draw the bars. Official totals are of the whole document, so they stand beside the rows only while all rows are selected."""
    counted, official = _series(view)
    figure.show(
        paired_bars(
            table(view),
            label="name",
            key="mark",
            counts={**official, **counted},
            colours={"official": ACCENT, "count": MUTED},
            hatched=[] if view.official else ["count"],
        ),
        table(view),
        name=name,
        heading_text="対応区分別の意見件数",
        note=_note(view),
        badge=heading.badge_text(view) if counted else '<span class="atlas-badge official">公式集計</span>',
        columns={"name": "対応区分", "wording": "資料の表記", **official, **counted},
        view=view,
        on_pick=focus.pick_type,
    )


def colours(view: View) -> dict[str, str]:
    """Mark → colour of its canonical meaning."""
    legend = view.consultation.response_types
    return {mark: MEANING_COLOURS[meaning] for mark, meaning in zip(legend["mark"], legend["meaning"], strict=True)}


def _series(view: View) -> tuple[dict[str, str], dict[str, str]]:
    """Which counts to draw, with their names: of the rows (where they have marks), and official (where they speak of these rows)."""
    counted = {"count": wording.BASIS[view.basis]} if view.selected.mark.notna().any() else {}
    whole = not view.selected.selection.narrows and table(view)["official"].notna().any()
    official = {"official": "資料の公式集計"} if whole or not counted else {}
    return counted, official


def _note(view: View) -> str:
    if view.selected.selection.narrows:
        return "公式集計は資料全体の数のため、絞り込み中は並べていません。" if view.selected.mark.notna().any() else "公式集計は資料全体の数です（絞り込みは反映されません）。"
    if not view.selected.mark.notna().any():
        return "資料の公式集計です。意見ごとの対応区分は資料から失われています。"
    return "" if view.official else "公式集計は資料に印字された合計、読解による分類は回答文を読んで付けたものです。"
