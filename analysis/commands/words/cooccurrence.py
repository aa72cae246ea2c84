"""`cooccurrence`: words used in the same comments."""

from __future__ import annotations

import argparse

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_corpus, add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.statistics.words.cooccurrence import cooccurrence

NAME = "cooccurrence"
HELP = "同じ意見に使われた語の組を出します"
EXAMPLES = """例：
  python -m analysis cooccurrence nerima-2023
  python -m analysis cooccurrence nerima-2023 --field opinion --pos 名詞 固有名詞 --min-documents 3

列：term_1・term_2 語の組、both 両方がある意見の数、jaccard 共起の強さ（both ÷ どちらかがある意見の数）、
given_1 term_1 がある意見のうち term_2 もある割合、given_2 その逆、documents_1・documents_2 それぞれの出現意見数"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    add_values(parser, "--pos", "品詞")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    parser.add_argument(
        "--min-documents", type=int, default=2, metavar="N", help="これより少ない意見にしかない語は除きます（既定 2）"
    )
    parser.add_argument(
        "--terms", type=int, default=300, metavar="N", help="出現意見数が多いほうから何語を組み合わせるか（既定 300）"
    )
    parser.add_argument("--stop-words", action="store_true", help="ストップワードも組み合わせます")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    corpus = corpus_of(arguments)
    matrix = corpus.matrix(arguments.field, joined=arguments.compounds)
    kinds = known_values(arguments.pos, sorted(matrix.terms["pos"].unique()), "品詞")
    table = cooccurrence(
        matrix,
        chosen(corpus, arguments.pillar, arguments.where),
        minimum_documents=arguments.min_documents,
        terms=max(arguments.terms, 0),
        pos=kinds or None,
        stop_words=arguments.stop_words,
    )
    say(f"{len(table):,}組")
    write_table(table, arguments.format)
    return OK
