"""`build`: make the tables of a consultation anew from its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.access.gate import passing
from analysis.access.people import at_the_terminal
from analysis.commands import OK
from analysis.commands.terminal.output import say
from analysis.commands.terminal.target import folder_of

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    import pandas as pd

NAME = "build"
HELP = "原本と build.toml から表を作り直します（同じ入力からは同じバイト列）"
EXAMPLES = """例：
  python -m analysis build nerima-2023

手で書く corrections.csv や themes.toml を直したあとも、このコマンドでハッシュを記録し直します。
build.toml に [totals] があれば、意見の行のない「集計だけの資料」を作ります（書き方は README）。
問題が見つかったときは、何も書き換えません。書き換えたときは、前の内容が履歴に残ります。"""
KINDS = {
    "row": "意見",
    "continuation": "意見の続き",
    "section_heading": "項目の見出し",
    "page_header": "表の見出し",
    "page_mark": "ページ番号など",
    "total": "集計",
    "front_matter": "前文",
    "blank": "空行",
    "rejected": "除いた行",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID（例：nerima-2023）")


def run(arguments: argparse.Namespace) -> int:
    from analysis.ingest.recipe.totals import has_totals_alone
    from analysis.ingest.write import rebuild_kept  # loads pandera, which the other commands do without
    from analysis.package.folder import package_hash

    folder = folder_of(arguments.id)
    if has_totals_alone(folder):
        return _totals(folder)
    with passing(at_the_terminal(), "build", folder.name, before=package_hash(folder)) as entry:
        built = rebuild_kept(folder)
        entry.after = package_hash(folder)
    say(f"{folder.name}：{line_counts(built.lines)}")
    for reject in built.tables["rejects.csv"].to_dict("records"):
        say(f"  除いた行：{reject['line']}行目：{reject['reason']}")
    for doubt in built.doubts:
        say(f"  確かめてください：{doubt}")
    return OK


def _totals(folder: Path) -> int:
    """The package of a document that prints counts and no comment."""
    from analysis.ingest.printed_only import rebuild_totals
    from analysis.ingest.write import changed_kept
    from analysis.package.folder import package_hash

    with passing(at_the_terminal(), "build", folder.name, before=package_hash(folder)) as entry:
        found = changed_kept(folder, rebuild_totals)
        entry.after = package_hash(folder)
    say(f"{folder.name}：集計だけの資料です（印字された件数 {len(found.totals)}行）")
    return OK


def line_counts(lines: pd.DataFrame) -> str:
    """How every line of the original was used."""
    found = lines["kind"].value_counts()
    always = ("row", "section_heading", "page_header", "total", "front_matter", "blank", "rejected")
    counts = "、".join(f"{name} {found.get(kind, 0)}行" for kind, name in KINDS.items() if kind in always or kind in found)
    return f"原本の全{len(lines)}行＝{counts}"
