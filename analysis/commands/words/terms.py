"""`terms`: how often each word occurs."""

from __future__ import annotations

import argparse

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_corpus, add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.statistics.words.frequency import term_frequency

NAME = "terms"
HELP = "語の出現回数と、その語がある意見の数を出します"
EXAMPLES = """例：
  python -m analysis terms nerima-2023
  python -m analysis terms nerima-2023 --field opinion --pos 名詞 固有名詞 --pillar 柱Ⅱ

列：term 語、pos 品詞、term_frequency 出現回数、document_frequency 出現意見数、stop ストップワードかどうか"""
COLUMNS = ["term", "pos", "term_frequency", "document_frequency", "stop"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    add_values(parser, "--pos", "品詞")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    corpus = corpus_of(arguments)
    matrix = corpus.matrix(arguments.field, joined=arguments.compounds)
    kinds = known_values(arguments.pos, sorted(matrix.terms["pos"].unique()), "品詞")
    positions = chosen(corpus, arguments.pillar, arguments.where)
    table = term_frequency(matrix, positions)
    if kinds:
        table = table[table["pos"].isin(kinds)]
    say(f"{len(positions):,}件の意見に{len(table):,}語")
    write_table(table[COLUMNS], arguments.format)
    return OK
