"""`check`: validate consultations and compare their rows with the totals they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.commands import DIFFERENCES, OK, REFUSED
from analysis.commands.output import add_format, say, write_table
from analysis.commands.target import folder_of
from analysis.ingest.data_folder import consultation_folders, data_folder
from analysis.ingest.package import read_consultation
from analysis.ingest.problem import PackageError
from analysis.ingest.reconciliation import MISMATCH, UNVERIFIED, reconcile

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from analysis.consultation import Consultation

NAME = "check"
HELP = "資料の表を検査し、印字された件数と突合します"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", help="資料のID（省くとすべての資料）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    folders = [folder_of(arguments.id)] if arguments.id else consultation_folders(data_folder())
    results = [_check(folder) for folder in folders]
    tables = [table for table, _ in results if table is not None]
    if tables:
        write_table(pd.concat(tables, ignore_index=True), arguments.format)
    return max((code for _, code in results), default=OK)


def _check(folder: Path) -> tuple[pd.DataFrame | None, int]:
    try:
        consultation = read_consultation(folder)
    except PackageError as error:
        say(f"✗ {folder.name}：読み込めません\n{error}")
        return None, REFUSED
    table = reconcile(consultation)
    say(f"{folder.name}：{len(consultation.comments)}件。{pillar_line(table)}。{response_type_line(consultation, table)}")
    found = table.assign(consultation=consultation.id)[["consultation", *table.columns]]
    return found, DIFFERENCES if (table["status"] == MISMATCH).any() else OK


def pillar_line(table: pd.DataFrame) -> str:
    """Whether the rows give the printed totals of the pillars."""
    pillars = table[table["axis"] == "pillar"]
    wrong = pillars[pillars["status"] == MISMATCH]
    if pillars.empty:
        return "項目別の件数は資料に印字されていません"
    return f"✓ 項目別の件数は公式集計と一致（{len(pillars)}行）" if wrong.empty else f"✗ 項目別の件数が公式集計と{len(wrong)}行で不一致"


def response_type_line(consultation: Consultation, table: pd.DataFrame) -> str:
    """How many marks are printed, coded, official; never a tick for marks that people gave knowing the totals."""
    types = table[table["axis"] == "response_type"]
    official = int(types.loc[types["key"].notna(), "official"].sum())
    printed = int(consultation.comments["printed_mark"].notna().sum())
    coded = int((consultation.coding["source"] == "coded").sum())
    counts = f"対応区分：印字 printed {printed} / 読解 coded {coded} / 公式 official {official}"
    if (types["status"] == MISMATCH).any():
        return f"✗ {counts}（不一致）"
    return f"△ {counts}（資料では確かめられません）" if (types["status"] == UNVERIFIED).any() else f"✓ {counts}"
