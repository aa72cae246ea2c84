"""`concordance`: each use of a word in its context."""

from __future__ import annotations

import argparse

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_corpus, add_values, add_where, chosen, corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.statistics.words.concordance import by_neighbours, in_context, occurrences
from analysis.statistics.words.term_lookup import head_word

NAME = "concordance"
HELP = "語の用例を、前後の文とともに出します"
EXAMPLES = """例：
  python -m analysis concordance nerima-2023 デジタル
  python -m analysis concordance nerima-2023 町会 --field opinion --width 30 --sort right

列：id 意見の番号、field 意見か回答か、start 原文での位置（0から数えた文字数）、left・keyword・right 原文のまま、
end 終わりの位置"""
COLUMNS = ["id", "field", "start", "left", "keyword", "right", "end"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    parser.add_argument("term", metavar="TERM", help="語。辞書で別の見出しにまとめた表記でもかまいません")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    parser.add_argument("--width", type=int, default=20, metavar="N", help="前後に出す文字数（既定 20）")
    parser.add_argument(
        "--sort", choices=("text", "left", "right"), default="text", help="並べ方：本文の順（既定）、左の語、右の語"
    )
    parser.add_argument("--every-pos", action="store_true", help="出現回数に数えない用例（助詞・助動詞など）も出します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    corpus = corpus_of(arguments)
    tokens = corpus.tokens(joined=arguments.compounds)
    term = head_word(tokens, arguments.term) or arguments.term
    positions = chosen(corpus, arguments.pillar, arguments.where)
    uses = occurrences(tokens, term, positions=positions, field=arguments.field, counted=not arguments.every_pos)
    if arguments.sort != "text":
        uses = by_neighbours(tokens, uses, arguments.sort)
    say(f"「{term}」の用例{len(uses):,}か所（{uses['row'].nunique():,}件の意見）")
    write_table(in_context(corpus.consultation.comments, uses, width=max(arguments.width, 0))[COLUMNS], arguments.format)
    return OK
