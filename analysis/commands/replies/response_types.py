"""`response-types`: the response type of each comment on one basis, with the words it rests on."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.bases import BASES, NAMES
from analysis.commands import OK, UsageError
from analysis.commands.terminal.basis import known_basis, reviewed
from analysis.commands.terminal.corpus import corpus_of
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.corpus import Corpus

NAME = "response-types"
HELP = "意見ごとの対応区分を、よりどころと根拠の語を添えて出します"
EXAMPLES = """例：
  python -m analysis response-types nerima-2023
  python -m analysis response-types nerima-2023 --basis estimated --counts
  python -m analysis response-types nerima-2023 --basis coded --otherwise

列：id 番号、mark 対応区分、meaning 意味（資料をまたいで比べる共通の分類）、basis よりどころ、confidence 確かさ、evidence 根拠
--counts の列：mark、count その区分になった件数、
expected 推定による見込みの件数、low・high その90％の範囲（公式集計があれば、どれもその件数）、
official 資料の公式集計
--otherwise の列：id、mark、reads_as 文言からはこう読める区分、probability その確率、evidence 根拠の語"""
COLUMNS = ["id", "mark", "meaning", "basis", "confidence", "evidence"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    bases = "、".join(f"{NAMES[basis]} {basis}" for basis in BASES)
    parser.add_argument(
        "--basis", choices=BASES, help=f"対応区分のよりどころ：{bases}（既定：推定を除き、資料にあるうち最も公式なもの）"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--counts", action="store_true", help="区分ごとの件数を、推定の期待件数とその範囲、公式集計とともに出します"
    )
    what.add_argument("--otherwise", action="store_true", help="回答の文言からは別の区分に読める意見を出します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
    basis = known_basis(corpus.consultation, arguments.basis)
    if arguments.counts:
        table = counts(corpus, basis)
    elif arguments.otherwise:
        table = _otherwise(corpus, basis)
        say(f"文言からは別の区分に読める意見：{len(table):,}件（{NAMES[basis]}と比べて。誤りとは限りません）")
    else:
        table = response_types(corpus.consultation, basis)
        say(f"{len(table):,}件の意見のうち{table['mark'].notna().sum():,}件に対応区分（{NAMES[basis]}）")
    write_table(table, arguments.format)
    return OK


def response_types(consultation: Consultation, basis: str) -> pd.DataFrame:
    """One row a comment: id, mark, meaning, basis, confidence, evidence (the words or the reason it rests on)."""
    meanings = consultation.response_types.set_index("mark")["meaning"]
    marks = consultation.marks(basis)
    own = consultation.coding[consultation.coding["source"] == basis].set_index("comment")
    given = own[["confidence", "reason"]].reindex(consultation.comments["id"])
    table = {
        "id": consultation.comments["id"],
        "mark": marks,
        "meaning": marks.map(meanings).astype("str"),
        "basis": pd.Series(basis, index=marks.index, dtype="str"),
        "confidence": given["confidence"].array,
        "evidence": given["reason"].array,
    }
    return pd.DataFrame(table, columns=COLUMNS)


def counts(corpus: Corpus, basis: str) -> pd.DataFrame:
    """One row a mark: count on the basis, expected count with its range as on screen, printed total."""
    from analysis.replies.estimation.expected import estimated_counts

    consultation, estimate = corpus.consultation, corpus.estimate
    totals = consultation.official_totals
    official = totals[totals["axis"] == "response_type"].dropna(subset=["key"]).set_index("key")["count"]
    table = estimated_counts(estimate, np.arange(len(consultation.comments), dtype=np.intp))
    found = consultation.marks(basis).value_counts().reindex(table["mark"]).fillna(0).astype("int64")
    table.insert(1, "count", found.to_numpy(np.int64))
    return table.assign(official=official.reindex(table["mark"]).astype("Int64").array)


def _otherwise(corpus: Corpus, basis: str) -> pd.DataFrame:
    from analysis.replies.estimation.accuracy import reads_otherwise

    if basis == "estimated":
        raise UsageError("推定と推定は比べられません。--basis に printed、coded、reviewed のどれかを指定してください")
    return reads_otherwise(corpus.estimate, corpus.consultation.marks(basis)).drop(columns="row")
