"""`build`: make the tables of a consultation anew from its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.commands import OK
from analysis.commands.output import say
from analysis.commands.target import folder_of
from analysis.ingest.package import read_consultation
from analysis.ingest.write import rebuild

if TYPE_CHECKING:
    import argparse

NAME = "build"
HELP = "原本と build.toml から表を作り直します（同じ入力からは同じバイト列）"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="資料のID（例：nerima-2023）")


def run(arguments: argparse.Namespace) -> int:
    folder = folder_of(arguments.id)
    built = rebuild(folder)
    read_consultation(folder)
    counts = built.lines["kind"].value_counts()
    say(f"{folder.name}：意見 {counts.get('row', 0)}件、除いた行 {counts.get('rejected', 0)}行（全{len(built.lines)}行）")
    return OK
