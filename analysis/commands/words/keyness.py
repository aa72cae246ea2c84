"""`keyness`: the words of one pillar against another's."""

from __future__ import annotations

import argparse

from analysis.commands import OK, UsageError
from analysis.commands.terminal.corpus import add_corpus, chosen, corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.statistics.words.distinct import with_chances
from analysis.statistics.words.keyness import log_odds

NAME = "keyness"
HELP = "ある項目の特徴語を、別の項目と比べて出します"
EXAMPLES = """例：
  python -m analysis keyness nerima-2023 --target 柱Ⅱ --reference 柱Ⅰ
  python -m analysis keyness nerima-2023 --target DX --field opinion     （ほかのすべての項目と比べる）

strength（−log10 p）が大きい語ほど確かに target に、小さい（負の）語ほど確かに reference に偏っています。
p は正確検定（フィッシャー、両側）の確率、q は偽発見率（5％以下なら、はっきりした偏り。空は件数が少なく判断できない語）です。
target_once、reference_once は、共通の回答文を1回と数えた意見数で、p と q はこれを使います。
log_odds、z：事前分布つき対数オッズ比（Monroe, Colaresi & Quinn 2008）。事前分布は資料全体の語の割合です。"""
COLUMNS = ["term", "strength", "p", "q", "target_documents", "reference_documents", "target_size", "reference_size"]
MORE = ["target_once", "reference_once", "log_odds", "z", "target_frequency", "reference_frequency", "pos", "stop"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    parser.add_argument("--target", required=True, metavar="PILLAR", help="特徴を知りたい項目（柱・章・分野など）のキーか名前")
    parser.add_argument("--reference", metavar="PILLAR", help="比べる相手の項目（省くと、ほかのすべての項目）")
    parser.add_argument("--prior", type=float, default=1.0, metavar="N", help="事前分布の強さ：資料全体の語数の何倍か（既定 1）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    if not arguments.prior > 0:
        raise UsageError(f"--prior には0より大きい数を指定してください（{arguments.prior}）")
    corpus = corpus_of(arguments)
    target = chosen(corpus, [arguments.target])
    reference = chosen(corpus, [arguments.reference]) if arguments.reference else None
    scored, again = (
        log_odds(corpus.matrix(arguments.field, joined=arguments.compounds, once=once), target, reference, prior=arguments.prior)
        for once in (False, True)
    )
    table = with_chances(scored, again)
    rest = len(corpus.consultation.comments) - len(target) if reference is None else len(reference)
    say(f"{arguments.target} {len(target):,}件と、{arguments.reference or 'ほかのすべて'} {rest:,}件を比べました")
    write_table(table[[*COLUMNS, *MORE]], arguments.format)
    return OK
