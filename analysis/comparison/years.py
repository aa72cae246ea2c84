"""A record over years: how many opinions each consultation received, of whom, and how they were answered, each with its base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.bases import NAMES
from analysis.comparison.printed_totals import printed_base, share
from analysis.comparison.year_names import year_names
from analysis.replies.estimation.legend import MEANING_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from analysis.consultation import Consultation

TOTALS, ESTIMATED = "totals", "estimated"
"""Bases of a record besides those of single comments: the counts that the document itself prints."""
BASIS_NAMES: Mapping[str, str] = {
    TOTALS: "資料に印字された件数",
    **{basis: f"行を数えた件数（{name}）" for basis, name in NAMES.items()},
}
OF_ROWS = "対応区分のわかる意見の行"
RECORD = {
    "consultation": "str",
    "label": "str",
    "publisher": "str",
    "date": "str",
    "meaning": "str",
    "name": "str",
    "marks": "str",
    "wording": "str",
    "count": "Int64",
    "n": "Int64",
    "of": "str",
    "share": "float64",
    "basis": "str",
    "rows": "Int64",
    "rows_basis": "str",
}
YEARS = {
    "consultation": "str",
    "label": "str",
    "title": "str",
    "publisher": "str",
    "date": "str",
    "date_of": "str",
    "received": "Int64",
    "received_from": "str",
    "people": "Int64",
    "organisations": "Int64",
    "revised": "Int64",
    "n": "Int64",
    "of": "str",
    "share": "float64",
    "basis": "str",
    "totals_only": "bool",
    "not_comparable": "str",
}


class Counted(NamedTuple):
    """Counts by mark from one source: they are never filled up from another one."""

    basis: str
    counts: Mapping[str, int]
    n: int
    of: str


def counted(consultation: Consultation) -> Counted | None:
    """The counts by mark that a consultation prints, where it prints them all or has no rows; else those of its rows."""
    totals, marks = consultation.official_totals, set(consultation.response_types["mark"])
    own = totals[(totals["axis"] == "response_type") & totals["key"].notna()]
    base = printed_base(consultation, "response_type")
    if base and (marks <= set(own["key"]) or consultation.metadata.totals_only):
        return Counted(TOTALS, dict(zip(own["key"], own["count"].astype(int), strict=True)), base.n, base.of)
    return counted_rows(consultation)


def counted_rows(consultation: Consultation) -> Counted | None:
    """Rows by mark, on the most official basis that knows any; estimates only where there is nothing else."""
    available = consultation.available_bases()
    basis = next((each for each in available if each != ESTIMATED), next(iter(available), None))
    if basis is None:
        return None
    marks = consultation.marks(basis)
    found = marks.value_counts()
    counts = {str(mark): int(found.get(mark, 0)) for mark in consultation.response_types["mark"]}
    return Counted(basis, counts, int(marks.notna().sum()), OF_ROWS)


def not_comparable(consultation: Consultation) -> str:
    """Why the answers of a consultation cannot stand beside others; empty where they can."""
    meanings = set(consultation.response_types["meaning"])
    if not meanings:
        return "対応区分の凡例がありません"
    if meanings == {"other"}:
        return "凡例の区分が、答え方を表していません"
    found = counted(consultation)
    return "" if found and found.n else "対応区分の件数がわかりません"


def meanings_by_year(consultations: Iterable[Consultation]) -> pd.DataFrame:
    """Count every consultation by canonical meaning, the earliest first.

    One row is a consultation and a meaning that any of their legends has: label, publisher, date, name, marks and wording (of its
    own legend, apart by a blank and ／; missing where it has none of the meaning, and so is count), count, n and of (the base and
    what it is), share (per cent; missing where n is small), basis (`totals`: printed by the document; else of which rows), rows
    (rows that hold one of the marks, missing without rows) and rows_basis. Consultations that cannot be compared have no row.
    """
    shown = [each for each in in_order(consultations) if not not_comparable(each)]
    labels = year_names(shown)
    used = [meaning for meaning in MEANING_NAMES if any((each.response_types["meaning"] == meaning).any() for each in shown)]
    rows = [{**_about(each, labels), **row} for each in shown for row in _rows(each, used)]
    return pd.DataFrame(rows, columns=pd.Index(RECORD)).astype(RECORD)


def years(consultations: Iterable[Consultation]) -> pd.DataFrame:
    """One row is a consultation, the earliest first: date and what it is of, received and from where, people, organisations.

    `revised` is how many opinions changed the plan, with base, share and basis as in `meanings_by_year`; missing where the
    legend has no such meaning. `not_comparable` says why its answers stand beside no other; missing where they can.
    """
    shown = in_order(consultations)
    labels = year_names(shown)
    rows = [{**_about(each, labels), **_facts(each)} for each in shown]
    return pd.DataFrame(rows, columns=pd.Index(YEARS)).astype(YEARS)


def in_order(consultations: Iterable[Consultation]) -> list[Consultation]:
    """By date, those without one last; then by id."""
    return sorted(consultations, key=lambda each: (str(day_of(each) or "9999"), each.id))


def day_of(consultation: Consultation) -> date | None:
    """The last day on which opinions were taken, else the day of publication."""
    return consultation.metadata.period_end or consultation.metadata.published


def _about(consultation: Consultation, labels: Mapping[str, str]) -> dict[str, object]:
    day = day_of(consultation)
    return {
        "consultation": consultation.id,
        "label": labels[consultation.id],
        "publisher": consultation.metadata.publisher or None,
        "date": day.isoformat() if day else None,
    }


def _rows(consultation: Consultation, meanings: Iterable[str]) -> Iterator[dict[str, object]]:
    legend = consultation.response_types.sort_values("order")
    found, rows = counted(consultation), counted_rows(consultation)
    for meaning in meanings:
        own = legend[legend["meaning"] == meaning]
        marks = [str(mark) for mark in own["mark"]]
        count = _of_marks(found, marks)
        yield {
            "meaning": meaning,
            "name": MEANING_NAMES[meaning],
            "marks": " ".join(marks) or None,
            "wording": "／".join(own["wording"]) or None,
            "count": count,
            **_base(found, count),
            "rows": _of_marks(rows, marks),
            "rows_basis": rows.basis if rows else None,
        }


def _of_marks(found: Counted | None, marks: list[str]) -> int | None:
    """How many have one of the marks; None without such a mark, or where one of them was not counted."""
    known = found is not None and marks and set(marks) <= set(found.counts)
    return sum(found.counts[mark] for mark in marks) if found is not None and known else None


def _base(found: Counted | None, count: int | None) -> dict[str, object]:
    if found is None:
        return {"n": None, "of": None, "share": None, "basis": None}
    return {
        "n": found.n,
        "of": found.of,
        "share": None if count is None else share(count, found.n),
        "basis": found.basis,
    }


def _facts(consultation: Consultation) -> dict[str, object]:
    metadata, why = consultation.metadata, not_comparable(consultation)
    received, source = _received(consultation)
    (row,) = _rows(consultation, ["revised"])
    answered = {key: None if why else row[key] for key in ("n", "of", "share", "basis")}
    day = "募集の終わり" if metadata.period_end else "公表" if metadata.published else None
    return {
        "title": metadata.title,
        "date_of": day,
        "received": received,
        "received_from": source,
        "people": metadata.people,
        "organisations": metadata.organisations,
        "revised": None if why else row["count"],
        **answered,
        "totals_only": metadata.totals_only,
        "not_comparable": why or None,
    }


def _received(consultation: Consultation) -> tuple[int, str]:
    """How many opinions there were, as the document prints it, else how many rows there are."""
    totals, said = consultation.official_totals, re.match(r"(\d+)件", consultation.metadata.unit_line)
    sums = totals[(totals["axis"] == "pillar") & totals["key"].isna()]["count"].tolist()
    printed = next((each for each in (consultation.received, said and int(said[1]), *sums) if each is not None), None)
    return (len(consultation.comments), "意見の行") if printed is None else (int(printed), "資料に印字")
