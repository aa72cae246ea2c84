"""`shared-replies`: the sentences that answer several comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.commands import OK
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of

if TYPE_CHECKING:
    import argparse

NAME = "shared-replies"
HELP = "複数の意見に使われている同じ回答文を出します"
EXAMPLES = """例：
  python -m analysis shared-replies nerima-2023
  python -m analysis shared-replies nerima-2023 --groups

列：group 組の番号、id 意見の番号、sentence 回答文（原文のまま）、kind 同じとした理由、wording 組の中での言い方の番号
kind：exact 一字一句同じ文、normalised 全角と半角、空白、記号だけが違う文、near 言葉の一部が違う文、
merged 資料のセルが結合されていて、ほかの意見と共通の回答になっているもの（同じ文の使い回しとは分けて数える）
reply_id は、その回答が書かれている欄の意見の番号、start と end はその回答での位置です。"""
COLUMNS = ["group", "id", "sentence", "kind", "wording", "similarity", "reply_id", "start", "end"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--groups", action="store_true", help="組ごとに1行にし、回答の数と意見の数を付けます")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.package.folder import read_consultation
    from analysis.replies.repeated.shared_replies import shared_replies, shared_reply_groups

    shared = shared_replies(read_consultation(folder_of(arguments.id)).comments)
    groups = shared_reply_groups(shared)
    say(f"{len(groups):,}組：{shared['reply_row'].nunique():,}の回答、{shared['row'].nunique():,}件の意見")
    write_table(groups if arguments.groups else shared[COLUMNS], arguments.format)
    return OK
