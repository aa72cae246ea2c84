"""`gaps`: parts of opinions of which the reply does not speak, as a reading list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.commands import OK
from analysis.commands.terminal.corpus import add_values, add_where, chosen, corpus_of, known_values
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    import argparse

    import pandas as pd

NAME = "gaps"
HELP = "意見を要望や質問に分け、回答がその語に触れているかを比べます"
EXAMPLES = """例：
  python -m analysis gaps nerima-2023
  python -m analysis gaps nerima-2023 --words     比べた語と、回答で対応する語
  python -m analysis gaps nerima-2023 --comments  意見ごとに、いちばん触れられていない部分の値

列：id 意見の番号、part 意見の一部（原文）、
kind request 要望・proposal 提案・question 質問・concern 懸念や指摘・remark その他・support 賛同、
score 0 求めているものの語が回答にある 〜 1 どの語もない
値の大きい順です。回答のない意見は比べません。答えの有無や、答えのない部分の数は出しません。同じ語があることと、答えていることは同じではありません。読む順番の目安にしてください。"""
COLUMNS = ["id", "part", "kind", "score", "reply_id", "start", "end"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_values(parser, "--kind", "種類（request、proposal、question、concern、remark、support）")
    add_values(parser, "--pillar", "項目（柱・章・分野など）のキーか名前")
    add_where(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--words", action="store_true", help="比べた語と、回答で対応する語を出します")
    form.add_argument("--comments", action="store_true", help="意見ごとの表を出します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.replies.gaps.gaps import comment_gaps
    from analysis.replies.gaps.requests import KINDS

    kinds = known_values(arguments.kind, KINDS, "種類") or list(KINDS)
    corpus = corpus_of(arguments)
    gaps = corpus.findings.gaps
    gaps = gaps[gaps["kind"].isin(kinds) & gaps["row"].isin(chosen(corpus, arguments.pillar, arguments.where))]
    say(f"{gaps['row'].nunique():,}件の意見を{len(gaps):,}か所に分け、回答と比べました（読む順。答えの有無は示しません）")
    if arguments.comments:
        write_table(comment_gaps(gaps).drop(columns="row"), arguments.format)
    elif arguments.words:
        write_table(corpus.findings.matches.merge(gaps[["row", "part"]]).drop(columns="row"), arguments.format)
    else:
        write_table(_ranked(gaps)[COLUMNS], arguments.format)
    return OK


def _ranked(gaps: pd.DataFrame) -> pd.DataFrame:
    """The parts, least spoken of first, with their text as `part`."""
    ranked = gaps.sort_values(["score", "row", "part"], ascending=[False, True, True], na_position="last")
    return ranked.assign(part=ranked["text"])
