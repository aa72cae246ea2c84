"""The counts that a document itself prints, each with the number that it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.statistics.groups.counts import SMALL

if TYPE_CHECKING:
    from analysis.consultation import Consultation

COLUMNS = {"key": "str", "name": "str", "count": "int64", "n": "int64", "of": "str", "share": "float64"}
OF_SUM, OF_PARTS = "表に印字された合計", "印字された件数を足した数"
"""What the base of a share is: a number of the document, or our addition where it prints no sum."""


class Base(NamedTuple):
    """What shares are of."""

    n: int
    of: str


def printed_base(consultation: Consultation, axis: str) -> Base | None:
    """The sum that the table of an axis (`response_type`, `pillar`) prints, else what its counts add up to; None without any."""
    totals = consultation.official_totals
    own = totals[totals["axis"] == axis]
    parts, sums = own[own["key"].notna()], own[own["key"].isna()]
    if parts.empty:
        return None
    return Base(int(sums["count"].iloc[0]), OF_SUM) if len(sums) else Base(int(parts["count"].sum()), OF_PARTS)


def type_totals(consultation: Consultation) -> pd.DataFrame:
    """Count by response type as printed: key (mark), name, count, n, of (what n is), share (per cent; missing where n is small).

    In the order of the legend; entries without a printed count are left out.
    """
    legend = consultation.response_types.sort_values("order")
    return _printed(consultation, "response_type", dict(zip(legend["mark"], legend["label"], strict=True)))


def part_totals(consultation: Consultation) -> pd.DataFrame:
    """Count by part of the plan as printed; columns and order as in `type_totals`."""
    parts = consultation.pillars.sort_values("order")
    return _printed(consultation, "pillar", dict(zip(parts["pillar"], parts["short_name"], strict=True)))


def share(count: int, n: int) -> float | None:
    """Per cent to one place; None where the base is too small for one."""
    return round(count / n * 100, 1) if n >= SMALL else None


def _printed(consultation: Consultation, axis: str, names: dict[str, str]) -> pd.DataFrame:
    totals, base = consultation.official_totals, printed_base(consultation, axis)
    own = totals[totals["axis"] == axis].set_index("key")["count"]
    rows = [
        {"key": key, "name": name, "count": int(own[key]), "n": base.n, "of": base.of, "share": share(int(own[key]), base.n)}
        for key, name in names.items()
        if base is not None and key in own.index
    ]
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS)).astype(COLUMNS)
