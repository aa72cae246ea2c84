"""`brief`: a briefing of some comments as a file."""

from __future__ import annotations

import argparse
import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import OK, UsageError
from analysis.commands.corpus import add_values, corpus_of, known_values, pillar_key, several
from analysis.commands.output import say
from analysis.commands.response_types import BASES, NAMES, known_basis, reviewed

if TYPE_CHECKING:
    from analysis.briefing.arrangement import Arrangement
    from analysis.consultation import Consultation
    from analysis.export.formats import Format
    from analysis.selection import Selection

NAME = "brief"
HELP = "ブリーフィングをファイルに書き出します（pdf、pptx、xlsx、html、csv.zip）"
EXAMPLES = """例：
  python -m analysis brief nerima-2023 --out ブリーフィング.pdf
  python -m analysis brief nerima-2023 --pillar 柱Ⅱ --response-type ※ --date 2026-01-05 --out 柱2.pptx

形式はファイル名の終わりで決まります。同じ資料、同じ指定、同じ日付からは、同じ内容のファイルができます。
日付の指定がなければ環境変数 IKEN_DATE、SOURCE_DATE_EPOCH、今日の順に使います。
PDFには日本語フォント（TrueType）が要ります。環境変数 IKEN_FONT で指定できます。"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_values(parser, "--pillar", "柱（項目）のキーか名前")
    add_values(parser, "--response-type", "対応区分の記号")
    bases = "、".join(f"{NAMES[basis]} {basis}" for basis in BASES)
    parser.add_argument("--basis", choices=BASES, help=f"対応区分の出所：{bases}（既定：推定を除き、最も公式なもの）")
    parser.add_argument(
        "--q", default="", metavar="検索語", help="意見か回答にこの語がある意見だけ（空白で区切るとすべてを含むもの）"
    )
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="作成日")
    parser.add_argument(
        "--site", default=os.environ.get("IKEN_URL", ""), metavar="URL", help="画面のアドレスの前半（既定：IKEN_URL）"
    )
    parser.add_argument("--arrangement", metavar="FILE", help="画面で保存した構成ファイル")
    parser.add_argument("--out", required=True, metavar="FILE", help="書き出すファイル")


def run(arguments: argparse.Namespace) -> int:
    from analysis.briefing.arrangement import ArrangementError
    from analysis.briefing.build import briefing
    from analysis.briefing.day import DayError, briefing_day
    from analysis.briefing.templates import TemplateError
    from analysis.export.fonts import NoFontError
    from analysis.ingest.data_folder import data_folder

    out = Path(arguments.out)
    form = _format(out)
    try:
        day = briefing_day(os.environ, datetime.date.today(), asked=arguments.date)
        arrangement = _arrangement(arguments.arrangement)
        corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
        selection = _selection(corpus.consultation, arguments)
        made = briefing(corpus, selection, date=day, arrangement=arrangement, site=arguments.site, data=data_folder())
        out.write_bytes(form.write(made))
    except (ArrangementError, DayError, NoFontError, TemplateError) as error:
        raise UsageError(str(error)) from error
    say(f"{out} に書き出しました（{form.name}、{len(corpus.select(selection)):,}件の意見、{made.source.basis}）")
    return OK


def _format(out: Path) -> Format:
    """The format that a file's name asks for. Raises UsageError."""
    from analysis.export.formats import formats

    known = formats()
    for each in known:
        if out.name.casefold().endswith(f".{each.suffix}"):
            return each
    names = "、".join(f".{each.suffix}（{each.name}）" for each in known)
    raise UsageError(
        f"--out：この形式では書き出せません（値：「{out.name}」）。ファイル名の終わりを次のどれかにしてください：{names}"
    )


def _arrangement(path: str | None) -> Arrangement | None:
    from analysis.briefing.arrangement import read_arrangement

    return read_arrangement(Path(path).read_text(encoding="utf-8", errors="replace")) if path else None


def _selection(consultation: Consultation, arguments: argparse.Namespace) -> Selection:
    """The comments asked for. Raises UsageError."""
    from analysis.selection import Selection

    types = consultation.response_types.sort_values("order")["mark"]
    return Selection(
        basis=_basis(consultation, arguments.basis),
        pillars=tuple(dict.fromkeys(pillar_key(consultation.pillars, name) for name in several(arguments.pillar))),
        response_types=tuple(dict.fromkeys(known_values(arguments.response_type, types, "対応区分"))),
        query=arguments.q,
    )


def _basis(consultation: Consultation, asked: str | None) -> str:
    """The basis asked for, else the most official one that is more than an estimate. Raises UsageError.

    `printed` can always be asked for: where no mark is printed, the document's own totals are what there is.
    """
    if asked == "printed" or (asked is None and set(consultation.available_bases()) <= {"estimated"}):
        return "printed"
    return known_basis(consultation, asked)
