"""`check`: validate consultations and compare their rows with the totals they print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.commands import DIFFERENCES, OK, REFUSED
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.folder import read_consultation, unlisted_files
from analysis.package.problem import PackageError, refuse
from analysis.package.reconciliation import MISMATCH, OPINIONS, UNVERIFIED, reconcile
from analysis.themes.rule_check import rule_problems

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from analysis.consultation import Consultation

NAME = "check"
HELP = "資料の表を検査し、印字された件数と照らし合わせます"
EXAMPLES = """例：
  python -m analysis check                            すべての資料
  python -m analysis check nerima-2023 --format json  1つの資料をJSONで

終了コード：0 差異なし、2 件数に差異あり、3 読み込めない資料あり。
対応区分の印が原本から失われている資料は「資料では確かめられない」と出し、差異とは数えません。"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", nargs="?", help="資料のID（省くとすべての資料）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    folders = [folder_of(arguments.id)] if arguments.id else consultation_folders(data_folder())
    if not folders:
        say(f"資料がありません：{data_folder() / 'consultations'}")
        return REFUSED
    results = [_check(folder) for folder in folders]
    tables = [table for table, _ in results if table is not None]
    if tables:
        write_table(pd.concat(tables, ignore_index=True), arguments.format)
    return max(code for _, code in results)


def _check(folder: Path) -> tuple[pd.DataFrame | None, int]:
    try:
        consultation = read_consultation(folder)
        refuse(rule_problems(consultation))
    except PackageError as error:
        say(f"✗ {folder.name}：読み込めません\n{error}")
        return None, REFUSED
    table = reconcile(consultation)
    own = [totals_line(consultation)] if consultation.metadata.totals_only else [pillar_line(table), response_type_line(table)]
    lines = [tables_line(consultation), *own]
    lines += [f"△ {problem}" for problem in unlisted_files(folder)]
    say("\n  ".join([f"{folder.name}：{consultation.metadata.title}", *lines]))
    found = table.assign(consultation=consultation.id)[["consultation", *table.columns]]
    return found, DIFFERENCES if (table["status"] == MISMATCH).any() else OK


def tables_line(consultation: Consultation) -> str:
    """The size of each table that passed validation."""
    sizes = {
        "意見": len(consultation.comments),
        consultation.words.say("柱（項目）"): len(consultation.pillars),
        "公式集計": len(consultation.official_totals),
        "凡例": len(consultation.response_types),
        "人が読んで付けた対応区分": len(consultation.coding),
        "文字の誤り": len(consultation.corrections),
        "除いた行": len(consultation.rejects),
    }
    return "✓ 表の検査：" + "、".join(f"{name} {size}行" for name, size in sizes.items())


def totals_line(consultation: Consultation) -> str:
    """Of a document without comments: whether the counts of its legend give the sums it prints."""
    totals = consultation.official_totals
    parts = int(totals.query("axis == 'response_type' and key.notna()")["count"].sum())
    sums = totals.query("axis == 'response_type' and key.isna()")["count"].tolist() or [consultation.received]
    if consultation.response_types.empty:
        return "△ 集計だけの資料です。対応区分の件数はありません"
    said = f"集計だけの資料です。対応区分の件数の合計 {parts}、印字された合計 {sums[0]}"
    return f"△ {said}（行がないため、資料では確かめられません）" if parts == sums[0] else f"△ {said}（違います）"


def pillar_line(table: pd.DataFrame) -> str:
    """Whether the rows give the printed totals of the pillars."""
    rows = table[table["axis"] != "response_type"]
    wrong = int((rows["status"] == MISMATCH).sum())
    if rows.empty:
        return "－ 項目別の件数：資料に印字されていません"
    return (
        f"✗ 項目別の件数：公式集計と{wrong}行で不一致"
        if wrong
        else f"✓ 項目別の件数：公式集計と一致（{len(rows)}行{_how(rows)}）"
    )


def _how(rows: pd.DataFrame) -> str:
    return "、意見の行の「件数」を足して" if (rows["counted"] == OPINIONS).any() else ""


def response_type_line(table: pd.DataFrame) -> str:
    """How many marks are printed, coded, official; never a tick for marks that people gave knowing the totals."""
    types = table[(table["axis"] == "response_type") & table["key"].notna()]
    if types.empty:
        return "－ 対応区分：件数が資料に印字されていません"
    official, printed, coded = (int(types[column].sum()) for column in ("official", "printed", "coded"))
    counts = f"対応区分：印字 printed {printed} / 読解 coded {coded} / 公式 official {official}"
    if (types["status"] == UNVERIFIED).any():
        return (
            f"△ {counts}。資料の行からは確かめられません（読解した人は公式の件数を知っていたため、一致しても裏付けになりません）"
        )
    return f"✗ {counts}（不一致）" if (types["status"] == MISMATCH).any() else f"✓ {counts}{_how(types)}"
