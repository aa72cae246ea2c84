"""Legend entries as rows of response_types.csv, with the labels that the printed totals have for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ingest.recognition.groups.sections import unique
from analysis.ingest.words.wording import folded, is_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.recognition.groups.legend import LegendEntry
    from analysis.ingest.recognition.groups.printed_totals import TotalTable

_SHORT = 14
"""Characters of a wording in a label of ours: an axis beside a chart has room for as many."""
_ENDINGS = ("したもの", "するもの", "いるもの", "のもの", "なもの", "なこと", "な意見", "もの", "こと", "意見")


def labelled_entries(entries: Sequence[LegendEntry], tables: Sequence[TotalTable]) -> list[LegendEntry]:
    """Entries with their label in the printed totals: the mark, its wording, or both together."""
    labels: dict[str, str] = {}
    for table in tables:
        for label, wording in zip(table.labels, table.wordings, strict=True):
            if not is_sum(label):
                labels.setdefault(folded(label), label)
                labels.setdefault(folded(label + wording), label)
    return [replace(entry, total_label=_label(entry, labels)) for entry in entries]


def _label(entry: LegendEntry, labels: dict[str, str]) -> str | None:
    mark, wording = folded(entry.mark), folded(entry.wording)
    forms = (mark + wording, mark, wording, f"{mark}:{wording}", f"({mark}){wording}", f"{mark}({wording})", f"{mark}.{wording}")
    return next((labels[form] for form in forms if form in labels), None)


def response_type_rows(entries: Sequence[LegendEntry]) -> list[dict[str, str | int | None]]:
    """One row is an entry, with a short label of ours for axes and filters."""
    full = [entry.mark if folded(entry.mark) == folded(entry.wording) else f"{entry.mark} {entry.wording}" for entry in entries]
    labels = unique([_short(entry) for entry in entries], full)
    return [
        {
            "mark": entry.mark,
            "order": order,
            "wording": entry.wording,
            "label": label,
            "meaning": entry.meaning,
            "total_label": entry.total_label,
        }
        for order, (entry, label) in enumerate(zip(entries, labels, strict=True), start=1)
    ]


def _short(entry: LegendEntry) -> str:
    if folded(entry.mark) == folded(entry.wording):
        return entry.mark
    words = entry.wording
    ending = next((ending for ending in _ENDINGS if words.endswith(ending) and len(words) - len(ending) > 3), "")
    words = words.removesuffix(ending) + (
        "する" if ending == "するもの" else "した" if ending == "したもの" else "いる" if ending == "いるもの" else ""
    )
    return f"{entry.mark} {words if len(words) <= _SHORT else words[: _SHORT - 1] + '…'}"
