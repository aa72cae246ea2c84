"""`promises`: what replies say was done, will be done, will be considered or will not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    import argparse

NAME = "promises"
HELP = "回答に書かれた今後の対応を、言い方の段階、年度、担当とともに出します"
EXAMPLES = """例：
  python -m analysis promises nerima-2023
  python -m analysis promises nerima-2023 --grade will_do,consider
  python -m analysis promises nerima-2023 --grades   段階の表

列：id 意見の番号（回答が書かれている欄）、grade 段階、quote 原文、year 年度や期限（原文のまま）、
actor 文に出てくる部署・国や都・団体、doer そのうち文の主語、other 主語が資料の公表者ではないか、
shared_with 同じ回答を共有するほかの意見、western_year 西暦、cue 段階を決めた言葉
段階は言い方だけで分けています。規則は data/replies/promise_cues.csv にあります。"""
COLUMNS = ["id", "grade", "quote", "year", "actor", "doer", "other", "shared_with", "western_year", "cue", "start", "end"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_values(parser, "--grade", "段階（done、will_do、proceed、consider、pass_on、decline）")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    parser.add_argument("--grades", action="store_true", help="段階の名前と意味の表だけを出します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.package.data_folder import data_folder
    from analysis.replies.outcomes.promises import GRADES, read_grades

    data = data_folder()
    if arguments.grades:
        write_table(read_grades(data), arguments.format)
        return OK
    grades = known_values(arguments.grade, GRADES, "段階")
    corpus = corpus_of(arguments)
    table = corpus.findings.promises
    table = table[table["row"].isin(chosen(corpus, arguments.pillar, arguments.where)) & table["grade"].isin(grades or GRADES)]
    say(f"{table['row'].nunique():,}の回答に{len(table):,}か所")
    write_table(table[COLUMNS], arguments.format)
    return OK
