"""`brief`: a briefing of some comments as a file."""

from __future__ import annotations

import argparse
import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.bases import NAMES
from analysis.commands import OK, UsageError
from analysis.commands.terminal.basis import reviewed
from analysis.commands.terminal.choosing import add_selection, selection_of
from analysis.commands.terminal.corpus import corpus_of
from analysis.commands.terminal.output import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.briefing.arrangement import Arrangement
    from analysis.corpus import Corpus
    from analysis.export.outputs import Output
    from analysis.selection import Selection

    Write = Callable[[Corpus, Selection, datetime.date], bytes]

NAME = "brief"
HELP = "ブリーフィングをファイルに書き出します（pdf、pptx、docx、xlsx、html、csv.zip）"
EXAMPLES = """例：
  python -m analysis brief nerima-2023 --out ブリーフィング.pdf
  python -m analysis brief nerima-2023 --pillar 柱Ⅱ --response-type ※ --date 2026-01-05 --out 柱2.pptx
  python -m analysis brief nerima-2023 --template 様式.docx --out ブリーフィング.docx
  python -m analysis brief nerima-2023 --explore --out 意見.html

形式はファイル名の終わりで決まります。同じ資料、同じ指定、同じ日付からは、同じ内容のファイルができます。
--explore は、意見と回答を絞り込み・検索できる1つのHTMLです。サーバーもネットワークも使わず、どの端末でも開けます。
日付の指定がなければ環境変数 IKEN_DATE、SOURCE_DATE_EPOCH、今日の順に使います。
PDFには日本語フォントが要ります。環境変数 IKEN_FONT で指定できます。"""


HERE = "http://127.0.0.1:8501"
"""Where `run.py` serves the dashboard unless told otherwise: a printed address has to open somewhere."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_selection(parser)
    parser.add_argument("--date", default="", metavar="YYYY-MM-DD", help="作成日")
    parser.add_argument(
        "--site",
        default=os.environ.get("IKEN_URL") or HERE,
        metavar="URL",
        help=f"画面のアドレスの前半（既定：IKEN_URL、なければ {HERE}）",
    )
    parser.add_argument("--arrangement", metavar="FILE", help="画面で保存した構成ファイル")
    parser.add_argument(
        "--annex",
        action=argparse.BooleanOptionalAction,
        help="資料編を付けるか（付け方を選べるのは pdf と pptx。省くと、pdf には付き、pptx には付きません）",
    )
    parser.add_argument("--explore", action="store_true", help="意見を絞り込み・検索できるページ（.html）にします")
    parser.add_argument(
        "--template",
        metavar="FILE",
        help="Word（.docx）の様式にする文書（既定：データのフォルダの templates/briefing.docx か、備え付け）",
    )
    parser.add_argument("--out", required=True, metavar="FILE", help="書き出すファイル")


def run(arguments: argparse.Namespace) -> int:
    from analysis.briefing.arrangement import ArrangementError
    from analysis.briefing.day import DayError, briefing_day
    from analysis.briefing.templates import TemplateError
    from analysis.export.explore.material import TooManyError
    from analysis.export.pdf.fonts import NoFontError
    from analysis.export.word.template import TemplateError as WordTemplateError

    out = Path(arguments.out)
    name, write = _explored(out, arguments) if arguments.explore else _briefed(out, arguments)
    try:
        day = briefing_day(os.environ, datetime.date.today(), asked=arguments.date)
        corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
        selection = selection_of(corpus.consultation, arguments)
        out.write_bytes(write(corpus, selection, day))
    except (ArrangementError, DayError, NoFontError, TemplateError, TooManyError) as error:
        raise UsageError(str(error)) from error
    except WordTemplateError as error:
        raise UsageError(f"--template：{error}") from error
    say(f"{out} に書き出しました（{name}、{len(corpus.select(selection)):,}件の意見、{NAMES[selection.basis]}）")
    return OK


def _briefed(out: Path, arguments: argparse.Namespace) -> tuple[str, Write]:
    """What the kind of file is called, and how it is written. Raises UsageError."""
    from analysis.briefing.build import briefing
    from analysis.package.data_folder import data_folder

    form = _format(out, arguments.annex, _template(arguments.template, out))

    def write(corpus: Corpus, selection: Selection, day: datetime.date) -> bytes:
        own = _arrangement(arguments.arrangement)
        return form.write(briefing(corpus, selection, date=day, arrangement=own, site=arguments.site, data=data_folder()))

    return form.name, write


def _explored(out: Path, arguments: argparse.Namespace) -> tuple[str, Write]:
    """The same for the page to explore. Raises UsageError."""
    from analysis.export.explore.page import KIND, explore_bytes

    if not out.name.casefold().endswith(".html"):
        raise UsageError(f"--out：--explore のファイル名の終わりは .html にしてください（値：「{out.name}」）")
    for name in ("arrangement", "template"):
        if getattr(arguments, name):
            raise UsageError(f"--{name} は --explore では使えません（使えるのはブリーフィングを書き出すときです）")
    return KIND, lambda corpus, selection, day: explore_bytes(corpus, selection, date=day)


def _template(given: str | None, out: Path) -> bytes | None:
    """The template of a document of Word: the one named, else that of the data folder. Raises UsageError."""
    from analysis.export.word.briefing import TEMPLATE
    from analysis.export.word.template import own_template
    from analysis.package.data_folder import data_folder

    word = out.name.casefold().endswith(".docx")
    if given and not word:
        raise UsageError(f"--template：様式を使えるのは .docx です（値：「{out.name}」）")
    if given and not Path(given).is_file():
        raise UsageError(f"--template：ファイルがありません（値：「{given}」）。Wordの文書（.docx）を指定してください")
    return Path(given).read_bytes() if given else own_template(data_folder(), TEMPLATE) if word else None


def _format(out: Path, annex: bool | None, template: bytes | None) -> Output:  # yes, no, or as it is
    """The format that a file's name asks for, with an annex or without one. Raises UsageError."""
    from analysis.export.outputs import outputs

    known = outputs(template)
    named = [each for each in known if out.name.casefold().endswith(f".{each.suffix}")]
    if fitting := [each for each in named if annex is None or each.annex is annex]:
        return fitting[0]
    if named:
        raise UsageError(f"--annex：資料編の有無を選べるのは .pdf と .pptx です（値：「{out.name}」）")
    names = "、".join(f".{suffix}" for suffix in dict.fromkeys(each.suffix for each in known))
    raise UsageError(
        f"--out：この形式では書き出せません（値：「{out.name}」）。ファイル名の終わりを次のどれかにしてください：{names}"
    )


def _arrangement(path: str | None) -> Arrangement | None:
    from analysis.briefing.arrangement import read_arrangement

    return read_arrangement(Path(path).read_text(encoding="utf-8", errors="replace")) if path else None
