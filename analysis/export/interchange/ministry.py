"""The form in which ministries publish results: number, opinion, and how it is answered, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.export.csv import BOM
from analysis.export.interchange.sheet import sheet_bytes
from analysis.package.guarded_cells import guarded

if TYPE_CHECKING:
    from analysis.export.interchange.exchange import Exchange

COLUMNS = ("番号", "意見の概要", "意見に対する考え方")
WIDTHS = (8, 62, 62)


def ministry_csv(exchange: Exchange) -> bytes:
    """Write the three columns for Excel: UTF-8 with BOM."""
    return BOM + three_columns(exchange).map(guarded).to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def ministry_xlsx(exchange: Exchange) -> bytes:
    """Write the three columns to be printed, the title of the document in the page's head."""
    return sheet_bytes(three_columns(exchange), title=exchange.consultation.metadata.title, widths=WIDTHS, day=exchange.day)


def three_columns(exchange: Exchange) -> pd.DataFrame:
    """One row is a comment: the number as printed, opinion, reply; a shared reply is repeated and says whose it is."""
    table = exchange.table
    shared = exchange.selected.comments["reply"].isna().to_numpy() & table["reply_shared_with"].notna()
    note = "（" + table["reply_shared_with"].fillna("") + "番と共通の回答。資料のセルの結合から推定）\n"
    reply = table["reply"].fillna("").where(~shared, note + table["reply"].fillna(""))
    columns = (table["no"].fillna(table["id"]), table["opinion"].fillna(""), reply)
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True)), dtype="str")
