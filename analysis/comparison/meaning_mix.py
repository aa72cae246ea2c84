"""How the comments of two consultations were answered, by what their different marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.replies.estimation.legend import MEANING_NAMES

if TYPE_CHECKING:
    from analysis.comparison.side import Side

COLUMNS = {
    "side": "str",
    "meaning": "str",
    "name": "str",
    "marks": "str",
    "wording": "str",
    "count": "int64",
    "n": "int64",
    "share": "float64",
    "official": "Int64",
}


def meaning_mix(first: Side, second: Side) -> pd.DataFrame:
    """Count both sides by canonical meaning.

    One row is a meaning on one side, for each meaning that either legend has, in canonical order: side (first, second), meaning,
    name, marks (of that side, apart by a blank; missing where its legend has none of the meaning), wording (theirs, apart by
    ／), count, n (comments of that side with a known response type), share (per cent of n; missing where n is 0), official (the
    document's own total; missing where it prints none or only some of the comments are selected).
    """
    used = [meaning for meaning in MEANING_NAMES if any((_legend(side)["meaning"] == meaning).any() for side in (first, second))]
    rows = [_row(side, meaning) for meaning in used for side in (first, second)]
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS)).astype(COLUMNS)


def only_one_has(mix: pd.DataFrame) -> pd.DataFrame:
    """The rows of a mix whose meaning the other side's legend lacks."""
    lacking = mix.loc[mix["marks"].isna(), "meaning"]
    return mix[mix["meaning"].isin(lacking) & mix["marks"].notna()].reset_index(drop=True)


def marks_of(side: Side, meaning: str) -> list[str]:
    """The marks of a side that have a meaning, in legend order; of those its selection leaves."""
    legend, left = _legend(side), side.selected.selection.response_types
    return [str(mark) for mark in legend.loc[legend["meaning"] == meaning, "mark"] if not left or mark in left]


def _row(side: Side, meaning: str) -> dict[str, object]:
    legend = _legend(side)
    own = legend[legend["meaning"] == meaning]
    count, known = int(side.selected.mark.isin(own["mark"]).sum()), side.marked
    return {
        "side": side.key,
        "meaning": meaning,
        "name": MEANING_NAMES[meaning],
        "marks": " ".join(own["mark"]) or None,
        "wording": "／".join(own["wording"]) or None,
        "count": count,
        "n": known,
        "share": round(count / known * 100, 1) if known else None,
        "official": _official(side, list(own["mark"])),
    }


def _official(side: Side, marks: list[str]) -> int | None:
    """The document's total of some marks; it speaks of all comments, and of marks that are all in its table."""
    totals = side.consultation.official_totals
    printed = totals[(totals["axis"] == "response_type") & totals["key"].isin(marks)]
    whole = len(side.selected) == len(side.consultation.comments)
    return int(printed["count"].sum()) if whole and marks and set(printed["key"]) == set(marks) else None


def _legend(side: Side) -> pd.DataFrame:
    return side.consultation.response_types.sort_values("order")
