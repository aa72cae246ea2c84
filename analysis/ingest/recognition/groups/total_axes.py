"""Which printed tables count pillars and which response types, by what most of their labels are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.ingest.words.wording import folded, is_sum

if TYPE_CHECKING:
    from analysis.ingest.recognition.groups.legend import LegendEntry
    from analysis.ingest.recognition.groups.pillars import Filing
    from analysis.ingest.recognition.groups.printed_totals import TotalTable


def total_axes(tables: list[TotalTable], filed: Filing, entries: list[LegendEntry]) -> dict[str, Any]:
    """Which tables count pillars or response types, and the labels in them that are sums or something else."""
    by_mark = {folded(entry.total_label) for entry in entries if entry.total_label}
    by_pillar = {folded(str(row["total_label"])) for row in filed.pillars if row["total_label"]}
    totals: dict[str, str] = {}
    sums: list[str] = []
    skipped: list[str] = []
    for table in tables:
        axis = _axis(table, by_pillar, by_mark, set(totals.values()))
        if axis:
            totals[table.head] = axis
            known = by_mark if axis == "response_type" else by_pillar
            sums += [label for label in table.labels if is_sum(label)]
            skipped += [label for label in table.named() if folded(label) not in known]
    return {"totals": totals, "sums": tuple(dict.fromkeys(sums)), "skipped_totals": tuple(dict.fromkeys(skipped))}


def _axis(table: TotalTable, by_pillar: set[str], by_mark: set[str], taken: set[str]) -> str:
    """What a table counts: what most of its labels are; a second table of the same axis repeats or splits the first."""
    labels = [folded(label) for label in table.named()]
    for axis, known in (("response_type", by_mark), ("pillar", by_pillar)):
        if labels and sum(label in known for label in labels) * 2 >= len(labels) and axis not in taken:
            return axis
    return ""
