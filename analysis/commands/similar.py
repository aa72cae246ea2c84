"""`similar`: the opinions that share a text."""

from __future__ import annotations

import argparse

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_where, conditions, refuse_totals
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of

NAME = "similar"
HELP = "同じ文面の意見や、よく似た文面の意見を、組にして出します"
EXAMPLES = """例：
  python -m analysis similar nerima-2023
  python -m analysis similar nerima-2023 --threshold 0.9 --format csv > similar.csv
  python -m analysis similar ward-2026 --where 地域=北海道     （選んだ意見の中で組にする）

列：group 組の番号（意見の多い順）、id 意見の番号、kind 同じとした理由、similarity 似ている度合い、text 意見（原文のまま）
kind：exact 組の元になる文面と一字一句同じ、normalised 全角と半角、空白、記号だけが違う、near 一部が違う
similarity は、短いほうの文面の連続する3文字のうち、長いほうにもあるものの割合（0から1）です。
だれが出した意見かは分かりません。文面が同じであることだけを示します。"""
FIELDS = ("opinion", "reply")
COLUMNS = ["group", "id", "kind", "similarity", "text"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--field", choices=FIELDS, default="opinion", help="比べる文章（既定：opinion）")
    parser.add_argument("--threshold", type=_share, metavar="割合", help="似ているとする下限（0より大きく1以下。既定：0.7）")
    add_where(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.package.folder import read_consultation
    from analysis.selection import Selection, select
    from analysis.statistics.texts.similar import LEAST, similar_texts

    least = LEAST if arguments.threshold is None else arguments.threshold
    consultation = read_consultation(folder_of(arguments.id))
    refuse_totals(consultation)
    selected = select(consultation, Selection("printed", attributes=conditions(consultation, arguments.where)))
    table = similar_texts(selected.comments.reset_index(drop=True), field=arguments.field, least=least)
    say(f"{table['group'].nunique():,}組、{len(table):,}件の意見")
    write_table(table[COLUMNS].assign(similarity=table["similarity"].round(4)), arguments.format)
    return OK


def _share(text: str) -> float:
    """A number above 0 and up to 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"0より大きく1以下の数にしてください（値：「{text}」）")
    return value
