"""`questions`: the questions to expect of some comments, with what each rests on."""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

import pandas as pd

from analysis.bases import NAMES
from analysis.commands import OK, UsageError
from analysis.commands.terminal.basis import reviewed
from analysis.commands.terminal.choosing import add_selection, selection_of
from analysis.commands.terminal.corpus import corpus_of
from analysis.commands.terminal.output import add_format, say, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.briefing.content import Question

NAME = "questions"
HELP = "想定質問を、もとになった意見の番号と原文の引用とともに出します"
EXAMPLES = """例：
  python -m analysis questions nerima-2023
  python -m analysis questions nerima-2023 --basis estimated --format csv

列：kind 種類（without_year 時期の書かれていない検討、without_reason 理由の見つからない回答、
same_reply 同じ文での回答）、question 質問、ids 意見の番号（空白区切り）、
basis 対応区分のよりどころ（printed、coded、estimated、reviewed。対応区分によらず文だけによる質問は text）、
evidence もとになった文（原文のまま。1行に1つ）"""
COLUMNS = ["kind", "question", "ids", "basis", "evidence"]
TEXT = "text"
"""Basis of a question that rests on what opinions and replies say, whatever their response types."""
_ANY_DAY = datetime.date(2000, 1, 1)
"""A briefing bears a date; its questions do not."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_selection(parser)
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.briefing.build import briefing
    from analysis.briefing.templates import TemplateError
    from analysis.package.data_folder import data_folder

    corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
    selection = selection_of(corpus.consultation, arguments)
    try:
        made = briefing(corpus, selection, date=_ANY_DAY, data=data_folder())
    except TemplateError as error:
        raise UsageError(str(error)) from error
    say(
        f"{len(corpus.select(selection)):,}件の意見から{len(made.questions):,}問（対応区分のよりどころ：{NAMES[selection.basis]}）"
    )
    write_table(question_table(made.questions), arguments.format)
    return OK


def question_table(questions: Sequence[Question]) -> pd.DataFrame:
    """One row a question: kind, question, ids (parted by blanks), basis, evidence (verbatim, one a line)."""
    rows = [(each.kind, each.text, " ".join(each.ids), each.basis or TEXT, "\n".join(each.evidence)) for each in questions]
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")
