"""`names`: sequences of nouns that may be names, and the dictionary of a consultation that they are put into."""

from __future__ import annotations

import argparse

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_values, add_where, chosen, corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of

NAME = "names"
HELP = "名前かもしれない名詞の並びを挙げ、資料の辞書に加えます"
EXAMPLES = """例：
  python -m analysis names ward-2026                          候補（C値の大きい順）
  python -m analysis names ward-2026 --add 特別養護老人ホーム    1語として数える名前に加える
  python -m analysis names ward-2026 --remove 特別養護老人ホーム

列：term 名前の候補、words 名詞の数、term_frequency 出現回数、document_frequency 出現意見数、longer それを含む長い候補の数、
c_value C値
加えた名前は、資料のフォルダの lexicon/user_dictionary.csv に残ります。"""
COLUMNS = ["term", "words", "term_frequency", "document_frequency", "longer", "c_value"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    parser.add_argument("--add", metavar="名前", action="append", default=[], help="資料の辞書に加えます")
    parser.add_argument("--remove", metavar="名前", action="append", default=[], help="資料の辞書から外します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.statistics.words.name_candidates import name_candidates

    _change(arguments)
    corpus = corpus_of(arguments)
    positions = chosen(corpus, arguments.pillar, arguments.where)
    table = name_candidates(corpus.words, positions.tolist())
    say(f"{len(positions):,}件の意見に、名前の候補が{len(table):,}")
    write_table(table[COLUMNS], arguments.format)
    return OK


def _change(arguments: argparse.Namespace) -> None:
    """Put names into the dictionary and take them out. Raises PackageError."""
    from analysis.access.people import at_the_terminal
    from analysis.keeping.own_names import add_name, remove_name

    for name in arguments.add:
        add_name(folder_of(arguments.id), name, by=at_the_terminal())
    for name in arguments.remove:
        remove_name(folder_of(arguments.id), name, by=at_the_terminal())
