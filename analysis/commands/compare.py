"""`compare`: two consultations side by side, or all of them over years."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from analysis.bases import BASES, NAMES
from analysis.commands import DIFFERENCES, OK, UsageError
from analysis.commands.terminal.basis import reviewed, usual_basis
from analysis.commands.terminal.corpus import any_corpus, corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.package.data_folder import consultation_folders, data_folder
from analysis.package.description import read_description
from analysis.package.problem import PackageError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison.side import Side
    from analysis.consultation import Consultation
    from analysis.corpus import Corpus

NAME = "compare"
HELP = "2つの資料を並べて比べます（対応区分の意味、項目、特徴語、文章の長さ）。--years は年ごとの記録"
WHAT = ("response-types", "pillars", "attributes", "words", "lengths", "received")
OF_YEARS = ("response-types", "received")
EXAMPLES = """例：
  python -m analysis compare nerima-2023 zushi-2024
  python -m analysis compare nerima-2023 zushi-2024 --what words --field reply --format csv
  python -m analysis compare --years --format csv
  python -m analysis compare --years --publisher 練馬区 --what received

--what と出力の列（id は資料のID）：
  response-types  対応区分の意味ごと：id、meaning 意味、name その名前、marks その資料の記号（空は区分なし）、wording その文言、
                  count 件数、n 対応区分のわかる意見、share 割合（％）、official 資料に印字された件数
  pillars         項目（柱・章など）ごと：id、pillar、name、count、n、share
  attributes      両方の資料にある欄（地域、年代など）ごと：id、column 欄、value 値、count、n、share
  words           特徴語：term、strength（−log10 p。大きいほど確かに ID_1 に、負は ID_2 に多い）、p と q（正確検定と偽発見率）、
                  両方の出現意見数と意見数、共通の回答文を1回と数えた意見数、log_odds と z、出現回数、品詞
  lengths         文章の長さ（字）：id、field、texts、missing、median、mean、shortest、longest

--years（件数だけの資料も入る。早い順）：
  response-types  資料と対応区分の意味ごと：consultation、label、publisher、date、meaning、name、marks、wording その資料の文言、
                  count 件数（空は区分なし）、n 母数、of 母数が何か、share 割合（％。母数10件未満は空）、
                  basis よりどころ（totals 資料に印字された件数、ほかは行を数えた件数）、rows その区分の行、
                  rows_basis 行のよりどころ
  received        資料ごと：date_of 日付が何か、received 意見の数、received_from その出どころ、people、organisations、
                  revised 計画に反映した件数とその n・of・share・basis、totals_only 件数だけか、not_comparable 比べられない理由

比べられないこと（凡例やよりどころの違いなど）は標準エラーに出します。"""
WORD_COLUMNS = ["term", "strength", "p", "q", "target_documents", "reference_documents", "target_size", "reference_size"]
MORE_WORD_COLUMNS = ["target_once", "reference_once", "log_odds", "z", "target_frequency", "reference_frequency", "pos", "stop"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id_1", metavar="ID_1", nargs="?", help="1つ目の資料のID")
    parser.add_argument("id_2", metavar="ID_2", nargs="?", help="2つ目の資料のID")
    parser.add_argument("--years", action="store_true", help="すべての資料の、年ごとの記録を出します（IDは要りません）")
    parser.add_argument("--publisher", help="--years で、この自治体などが公表した資料だけにします")
    parser.add_argument("--what", choices=WHAT, default=WHAT[0], help=f"比べるもの（既定 {WHAT[0]}）")
    parser.add_argument(
        "--field", choices=("opinion", "reply", "both"), default="opinion", help="特徴語を数える文章（既定 opinion）"
    )
    bases = "、".join(f"{NAMES[basis]} {basis}" for basis in BASES)
    parser.add_argument("--basis", choices=BASES, help=f"対応区分のよりどころ：{bases}（既定：資料ごとに、推定以外で最も公式）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.comparison.limits import limits

    _refuse_mixed(arguments)
    if arguments.years:
        return _years(arguments)
    if arguments.id_1 == arguments.id_2:
        raise UsageError(f"同じ資料どうしは比べられません（値：{arguments.id_1}）。別の資料のIDを指定してください")
    first, second = (_corpus(each, arguments.basis) for each in (arguments.id_1, arguments.id_2))
    pair = _sides(first, second, arguments.basis)
    for sentence in limits(*pair):
        say(f"・{sentence}")
    write_table(_table(arguments, (first, second), pair), arguments.format)
    return OK


def _refuse_mixed(arguments: argparse.Namespace) -> None:
    """Raises UsageError where what was asked belongs to the other of the two tables."""
    if arguments.years and (arguments.id_1 or arguments.what not in OF_YEARS or arguments.basis):
        raise UsageError(f"--years は、IDや --basis なしで指定してください（--what は {'、'.join(OF_YEARS)} のどれか）")
    if not arguments.years and not (arguments.id_1 and arguments.id_2):
        raise UsageError("比べる資料のIDを2つ指定してください。年ごとの記録は --years です")
    if not arguments.years and (arguments.publisher or arguments.what == "received"):
        raise UsageError("--publisher と --what received は、--years と一緒に使います")


def _years(arguments: argparse.Namespace) -> int:
    """The record of all consultations, or of those of one publisher; one that cannot be read is named and left out."""
    from analysis.comparison.year_limits import year_limits
    from analysis.comparison.years import meanings_by_year, years

    found, damaged = _all(arguments.publisher)
    if not found:
        whose = f"「{arguments.publisher}」が公表した" if arguments.publisher else ""
        raise UsageError(f"{whose}資料がありません")
    record, rows = meanings_by_year(found), years(found)
    for sentence in year_limits(record, rows):
        say(f"・{sentence}")
    write_table(record if arguments.what == OF_YEARS[0] else rows, arguments.format)
    return DIFFERENCES if damaged else OK


def _all(publisher: str | None) -> tuple[list[Consultation], bool]:
    """Every consultation, of one publisher where one is named, and whether any could not be read."""
    found, damaged = [], False
    for folder in consultation_folders(data_folder()):
        try:
            if publisher in (None, read_description(folder).metadata.publisher):
                found.append(reviewed(any_corpus(folder.name), needed=False).consultation)
        except PackageError as error:
            say(f"✗ {folder.name}：読み込めないため除きます\n{error}")
            damaged = True
    return found, damaged


def _corpus(consultation: str, basis: str | None) -> Corpus:
    return reviewed(corpus_of(argparse.Namespace(id=consultation)), needed=basis == "reviewed")


def _sides(first: Corpus, second: Corpus, basis: str | None) -> tuple[Side, Side]:
    """All comments of both, each on its own basis. Raises UsageError."""
    from analysis.comparison.side import sides
    from analysis.selection import Selection

    return sides(*(each.select(Selection(usual_basis(each.consultation, basis))) for each in (first, second)))


def _table(arguments: argparse.Namespace, corpora: tuple[Corpus, Corpus], pair: tuple[Side, Side]) -> pd.DataFrame:
    from analysis.comparison.attribute_shares import attribute_shares
    from analysis.comparison.lengths import lengths
    from analysis.comparison.meaning_mix import meaning_mix
    from analysis.comparison.pillar_sizes import pillar_sizes
    from analysis.comparison.words import words_apart
    from analysis.statistics.words.distinct import with_chances

    if arguments.what == "words":
        chosen = pair[0].selected.positions, pair[1].selected.positions
        one, other = corpora
        scored, again = (
            words_apart(one.matrix(arguments.field, once=once), other.matrix(arguments.field, once=once), chosen)
            for once in (False, True)
        )
        found = with_chances(scored, again)
        return found[[*WORD_COLUMNS, *MORE_WORD_COLUMNS]]
    made = {"response-types": meaning_mix, "pillars": pillar_sizes, "attributes": attribute_shares, "lengths": lengths}
    table = made[arguments.what](*pair)
    ids = table["side"].map({side.key: side.consultation.id for side in pair})
    return table.assign(side=ids).rename(columns={"side": "id"})
