"""The tables of a record over years, as HTML: each count with its base, and a door where rows stand behind it."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.briefing.day import japanese_date
from analysis.charts.bars import share_text
from analysis.charts.parts.style import MEANING_COLOURS
from analysis.comparison.year_limits import named
from analysis.comparison.years import BASIS_NAMES, TOTALS
from pages.components.compare.table import Linked, linked_row, linked_table
from pages.components.frame import wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    Row = Mapping[Hashable, Any]

CAPTION = "答え方の記録：件数と割合、母数、資料の文言"


def behind(consultation: str, meaning: str = "") -> dict[str, str]:
    """What a count of a consultation opens: one of its meanings, or all its comments."""
    return {"in_year": consultation, **({"in_meaning": meaning} if meaning else {})}


def received(years: pd.DataFrame, rows: Mapping[str, int], *, here: str) -> str:
    """One row a consultation: when, how many opinions of whom, how many changed the plan; `here` is the one in sight."""
    cells = [[_named(row, here), _received(row, rows), _revised(row)] for row in years.to_dict("records")]
    return linked_table(["資料", "意見の数", "計画に反映"], cells, caption="資料ごとの意見の数と提出者、計画に反映した件数")


def meanings(record: pd.DataFrame) -> str:
    """One row a meaning and consultation, the meanings one under the other."""
    heads = "".join(f'<th scope="col">{each}</th>' for each in ("資料", "件数（割合）", "母数", "資料の文言"))
    bodies = "".join(_group(str(name), group) for name, group in record.groupby("name", sort=False))
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{CAPTION}">'
        f'<table class="atlas-table atlas-pair"><caption>{CAPTION}</caption>'
        f"<thead><tr>{heads}</tr></thead>{bodies}</table></div>"
    )


def legend(record: pd.DataFrame) -> str:
    """The colours of the meanings."""
    items = "".join(
        f'<li><span class="swatch" style="background:{MEANING_COLOURS[meaning]}" aria-hidden="true"></span>{escape(name)}</li>'
        for meaning, name in record[["meaning", "name"]].drop_duplicates().itertuples(index=False, name=None)
    )
    return f'<ul class="atlas-legend" aria-label="意味の色">{items}</ul>'


def bases(record: pd.DataFrame) -> str:
    """Where the counts come from, each source with the names of its consultations."""
    first = record.drop_duplicates("consultation")
    parts = (f"{_badge(str(basis))} {escape(named(group['label']))}" for basis, group in first.groupby("basis", sort=False))
    return f"<p>{'<br>'.join(parts)}</p>"


def _badge(basis: str) -> str:
    kind = "official" if basis in (TOTALS, "printed") else basis
    return f'<span class="atlas-badge {kind}">{escape(BASIS_NAMES[basis])}</span>'


def _group(name: str, rows: pd.DataFrame) -> str:
    """The consultations whose legend has a meaning, then the others in one line: of them nothing was counted."""
    has, lacks = rows[rows["marks"].notna()], rows[rows["marks"].isna()]
    lines = "".join(linked_row([row["label"], _count(row), _base(row), _said(row)]) for row in has.to_dict("records"))
    absent = f'<tr><td colspan="4"><small>凡例にない資料：{escape(named(lacks["label"]))}</small></td></tr>' if len(lacks) else ""
    return f'<tbody><tr><th scope="rowgroup" colspan="4">{escape(name)}</th></tr>{lines}{absent}</tbody>'


def _named(row: Row, here: str) -> Linked:
    day = f"{japanese_date(date.fromisoformat(row['date']))}（{row['date_of']}）" if isinstance(row["date"], str) else ""
    notes = ["いま開いている資料" if row["consultation"] == here else "", day, "集計だけの資料" if row["totals_only"] else ""]
    return Linked(row["label"], note="。".join(filter(None, notes)))


def _received(row: Row, rows: Mapping[str, int]) -> Linked:
    units = (("people", "名"), ("organisations", "団体"))
    senders = "・".join(f"{row[key]:,}{unit}" for key, unit in units if pd.notna(row[key]) and row[key])
    listed = rows[row["consultation"]]
    apart = "" if listed in (0, row["received"]) else f"意見の行は{listed:,}"
    note = "。".join(filter(None, (senders or f"提出者の数は{wording.NOT_SAID}", apart)))
    text, opens = f"{row['received']:,}件", behind(row["consultation"]) if listed == row["received"] else {}
    return Linked(text, opens, f"{row['label']}の意見{text}を読む", note)


def _revised(row: Row) -> Linked:
    if isinstance(row["not_comparable"], str):
        return Linked("―", note=row["not_comparable"])
    if pd.isna(row["revised"]):
        return Linked("―", note="凡例に当たる区分がないか、件数がありません")
    return Linked(share_text(row["revised"], row["n"]), note=f"母数{row['n']:,}件（{row['of']}）。{BASIS_NAMES[row['basis']]}")


def _count(row: Row) -> Linked:
    """The count; its rows behind it where it was counted from them, else beside it."""
    if pd.isna(row["count"]):
        return Linked("―", note="件数は印字されていません")
    text, shown = f"{row['count']:,}件", "" if pd.isna(row["share"]) else f"{row['share']:.1f}%"
    opens = behind(row["consultation"], row["meaning"])
    said = f"{row['label']}の「{row['name']}」{{}}の意見を読む"
    if row["basis"] == row["rows_basis"]:
        note = "。".join(filter(None, (shown, BASIS_NAMES[row["basis"]])))
        return Linked(text, opens if row["count"] else {}, said.format(text), note)
    if pd.isna(row["rows"]):
        return Linked(text, note=shown)
    rows, by = f"{row['rows']:,}件", f"意見の行（{wording.BASIS[row['rows_basis']]}）"
    return Linked(text, note=shown, beside=Linked(rows, opens if row["rows"] else {}, said.format(rows), by))


def _base(row: Row) -> Linked:
    return Linked(f"{row['n']:,}件", note=row["of"])


def _said(row: Row) -> str:
    """The legend's own words; of several marks all wordings."""
    marks, words = str(row["marks"]), str(row["wording"])
    if words == marks.replace(" ", "／"):
        return words
    return f"{marks.replace(' ', '・')}：{words}" if " " in marks else f"{marks} {words}"
