"""`tokens`: every word of every text, with its place."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_corpus, add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    import pandas as pd

NAME = "tokens"
HELP = "形態素解析の結果を、原文での位置とともに1語1行で出します"
EXAMPLES = """例：
  python -m analysis tokens nerima-2023 --field opinion
  python -m analysis tokens nerima-2023 --pos 名詞 固有名詞 --format csv > tokens.csv

列：id 意見の番号、field 意見か回答か、start・end 原文での位置（0から数えた文字数、end の字は含まない）、
surface 原文のままの表記、lemma 基本形、pos 品詞、term 数えるときの見出し語、negated 打ち消しを受けるか、
stop ストップワードか"""
COLUMNS = ["id", "field", "start", "end", "surface", "lemma", "pos", "term", "negated", "stop"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    add_values(parser, "--pos", "品詞")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    corpus = corpus_of(arguments)
    tokens: pd.DataFrame = corpus.tokens(joined=arguments.compounds)
    kinds = known_values(arguments.pos, sorted(tokens["pos"].cat.categories), "品詞")
    table = tokens[tokens["row"].isin(chosen(corpus, arguments.pillar, arguments.where))]
    if arguments.field != "both":
        table = table[table["field"] == arguments.field]
    if kinds:
        table = table[table["pos"].isin(kinds)]
    ids = corpus.consultation.comments["id"].to_numpy()[table["row"].to_numpy()]
    say(f"{table['row'].nunique():,}件の意見に{len(table):,}語")
    write_table(table.assign(id=ids)[COLUMNS], arguments.format)
    return OK
