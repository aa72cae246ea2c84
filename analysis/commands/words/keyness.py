"""`keyness`: the words of one pillar against another's."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import numpy as np

from analysis.attributes import SIGN
from analysis.commands import OK, UsageError
from analysis.commands.terminal.corpus import add_corpus, add_where, chosen, corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.statistics.words.distinct import with_chances
from analysis.statistics.words.keyness import log_odds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.corpus import Corpus

NAME = "keyness"
HELP = "ある項目の特徴語を、別の項目と比べて出します"
EXAMPLES = """例：
  python -m analysis keyness nerima-2023 --target 柱Ⅱ --reference 柱Ⅰ
  python -m analysis keyness nerima-2023 --target DX --field opinion     （ほかのすべての項目と比べる）
  python -m analysis keyness ward-2026 --target 地域=北海道 --reference 地域=東京都     （資料にある欄の値どうし）
  python -m analysis keyness ward-2026 --target 章=防災 --where 年代=70代以上     （両方を、欄の値で絞る）

strength（−log10 p）が大きい語ほど確かに target に、小さい（負の）語ほど確かに reference に偏っています。
p は正確検定（フィッシャー、両側）の確率、q は偽発見率（5％以下なら、はっきりした偏り。空は件数が少なく判断できない語）です。
target_once、reference_once は、共通の回答文を1回と数えた意見数で、p と q はこれを使います。
log_odds、z：事前分布つき対数オッズ比（Monroe, Colaresi & Quinn 2008）。事前分布は資料全体の語の割合です。"""
COLUMNS = ["term", "strength", "p", "q", "target_documents", "reference_documents", "target_size", "reference_size"]
MORE = ["target_once", "reference_once", "log_odds", "z", "target_frequency", "reference_frequency", "pos", "stop"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    add_corpus(parser)
    parser.add_argument(
        "--target", required=True, metavar="PILLAR", help="特徴を知りたい項目（柱・章・分野など）のキーか名前、または欄=値"
    )
    parser.add_argument("--reference", metavar="PILLAR", help="比べる相手の項目か、欄=値（省くと、ほかのすべて）")
    add_where(parser)
    parser.add_argument("--prior", type=float, default=1.0, metavar="N", help="事前分布の強さ：資料全体の語数の何倍か（既定 1）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    if not arguments.prior > 0:
        raise UsageError(f"--prior には0より大きい数を指定してください（{arguments.prior}）")
    corpus = corpus_of(arguments)
    target, reference = _side(corpus, arguments.target, arguments.where), _others(corpus, arguments)
    scored, again = (
        log_odds(corpus.matrix(arguments.field, joined=arguments.compounds, once=once), target, reference, prior=arguments.prior)
        for once in (False, True)
    )
    table = with_chances(scored, again)
    say(f"{arguments.target} {len(target):,}件と、{arguments.reference or 'ほかのすべて'} {len(reference):,}件を比べました")
    write_table(table[[*COLUMNS, *MORE]], arguments.format)
    return OK


def _side(corpus: Corpus, asked: str, where: list[str]) -> NDArray[np.intp]:
    """The comments of a part, or of a value of an attribute, that meet the conditions. Raises UsageError."""
    if SIGN not in asked:
        return chosen(corpus, [asked], where)
    return np.intersect1d(chosen(corpus, [], [asked]), chosen(corpus, [], where))


def _others(corpus: Corpus, arguments: argparse.Namespace) -> NDArray[np.intp]:
    """What the target is compared with: all others that meet the conditions, where nothing is named."""
    if arguments.reference:
        return _side(corpus, arguments.reference, arguments.where)
    return np.setdiff1d(chosen(corpus, [], arguments.where), _side(corpus, arguments.target, []))
