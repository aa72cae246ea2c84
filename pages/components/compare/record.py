"""The record of consultations over years: how many opinions, of whom, and how they were answered, each count with its base."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from analysis.charts.mix_bars import mix_bars
from analysis.comparison.year_limits import year_limits
from analysis.comparison.years import BASIS_NAMES, ESTIMATED, TOTALS
from analysis.export.csv import safe_csv
from analysis.replies.estimation.legend import MEANING_NAMES
from pages.components.compare import year_table
from pages.components.compare.year_shelf import PUBLISHERS, Years, all_years
from pages.components.shared import figure
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from pages.components.frame.view import View

RECEIVED, ANSWERED = "意見の数と提出者", "答え方の記録（意味ごと）"
NOTE = (
    "対応区分の記号や文言は資料ごとに違うため、共通の意味にそろえています。"
    "破線の枠は、資料に印字された件数でも、印字された区分でもないものです。下線のある数字を押すと、その意見を読めます。"
)
ABOUT = {"consultation": "資料のID", "label": "資料", "publisher": "公表", "date": "日付"}
HASH = "データのハッシュ"
RECORD_COLUMNS = {
    **ABOUT,
    "name": "意味",
    "marks": "資料の記号",
    "wording": "資料の文言",
    "count": "件数",
    "n": "母数",
    "of": "母数が何か",
    "share": "割合（％）",
    "basis": "よりどころ",
    "rows": "その区分の意見の行",
    "hash": HASH,
}
YEAR_COLUMNS = {
    **ABOUT,
    "date_of": "日付が何か",
    "title": "題名",
    "received": "意見の数",
    "received_from": "意見の数の出どころ",
    "people": "提出者（名）",
    "organisations": "提出者（団体）",
    "revised": "計画に反映した件数",
    "n": "母数",
    "of": "母数が何か",
    "share": "割合（％）",
    "basis": "よりどころ",
    "not_comparable": "比べられない理由",
    "hash": HASH,
}


def draw(view: View) -> None:
    """Draw the choice of publishers, the two tables, the figure between them, and what the record cannot say."""
    found = all_years(view)
    if found.choosable:
        own = view.consultation.metadata.publisher
        switch("公表元", {"own": f"{own}だけ", "all": PUBLISHERS["all"]}, key="of_publisher")
    st.html(f"<p>{escape(found.sentence)}</p>")
    figure.title(RECEIVED)
    st.html(year_table.received(found.years, found.rows, here=view.consultation.id))
    _download(found.years, YEAR_COLUMNS, "years", found, view)
    _answers(view, found)
    figure.title("この記録ではわからないこと")
    said = "".join(f"<li>{escape(each)}</li>" for each in year_limits(found.record, found.years))
    st.html(f"<ul>{said}</ul>")


def _answers(view: View, found: Years) -> None:
    """The bars and the table by meaning; a sentence where no legend can be compared."""
    record = found.record
    if record.empty:
        figure.title(ANSWERED)
        st.html("<p>凡例と件数のそろった資料がないため、答え方は並べられません。</p>")
        return
    figure.title(ANSWERED, note=NOTE)
    st.html(year_table.legend(record) + year_table.bases(record))
    known = record[record["count"].notna()].sort_values(
        "meaning", key=lambda each: each.map(list(MEANING_NAMES).index), kind="stable"
    )
    counted = known.astype({"count": "int64", "n": "int64"}).assign(side=known["consultation"])
    bars = mix_bars(counted, names=_names(record), dashed=_not_printed(record))
    doors = _opens(record)
    figure.chart(
        bars, counted, name="years_mix", heading_text=ANSWERED, view=view, opens=lambda piece: doors.get(tuple(piece), {})
    )
    st.html(year_table.meanings(record))
    with st.container(horizontal=True, key="years_actions", gap="small"):
        _download(record, RECORD_COLUMNS, "years_meanings", found, view)
        figure.cite(view, f"{ANSWERED}（{found.sentence}）", name="years_mix", picture=True)


def _names(record: pd.DataFrame) -> dict[str, str]:
    """Id → name on the axis with the base of its bar, which says of estimates that they are some."""
    first = record.drop_duplicates("consultation")
    rows = zip(first["consultation"], first["label"], first["n"], first["basis"], strict=True)
    return {key: f"{label}（{n:,}件{'、推定' if basis == ESTIMATED else ''}）" for key, label, n, basis in rows}


def _not_printed(record: pd.DataFrame) -> list[str]:
    return list(record.loc[~record["basis"].isin((TOTALS, "printed")), "consultation"].drop_duplicates())


def _opens(record: pd.DataFrame) -> Mapping[tuple[str, str], dict[str, str]]:
    """(Consultation, meaning) → what its piece opens: only where as many rows stand behind it as it says."""
    behind = record[(record["rows"] == record["count"]).fillna(value=False).astype(bool)]
    pairs = zip(behind["consultation"], behind["meaning"], strict=True)
    return {(name, meaning): year_table.behind(name, meaning) for name, meaning in pairs}


def file_table(table: pd.DataFrame, found: Years) -> pd.DataFrame:
    """A table of the record for a file: bases by their names, and in each row the hash of its own consultation."""
    return table.assign(basis=table["basis"].map(BASIS_NAMES), hash=table["consultation"].map(found.hashes))


def _download(table: pd.DataFrame, columns: Mapping[str, str], name: str, found: Years, view: View) -> None:
    """Offer a table as CSV; each row says the hash of its own consultation."""

    def written() -> bytes:
        named = file_table(table, found)
        return safe_csv(named[list(columns)].rename(columns=dict(columns)))

    file = f"iken-atlas_{name}_{view.value('of_publisher')}.csv"
    st.download_button("CSVをダウンロード", data=written, file_name=file, mime="text/csv", key=f"{name}_csv", on_click="ignore")
