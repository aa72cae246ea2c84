"""`export`: comments in the forms that other tools and offices read."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.bases import NAMES
from analysis.briefing.view_address import choice_text
from analysis.commands import OK, UsageError
from analysis.commands.terminal.basis import reviewed
from analysis.commands.terminal.choosing import add_selection, selection_of
from analysis.commands.terminal.corpus import corpus_of
from analysis.commands.terminal.output import say
from analysis.commands.terminal.target import folder_of
from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.corpus import Corpus
    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.forms import Form

NAME = "export"
HELP = "意見を、公表する文書やほかの道具のファイルに書き出します（Word、HTML、テキスト、広聴AI など）"
KEYS = ("kouchou-ai", "kh-coder", "ministry", "docx", "pdf", "xlsx", "html", "txt", "open-data")
"""The forms of `analysis.export.interchange.forms`, which is loaded only when a file is written."""
EXTENTS = {"html": "all", "txt": "first"}
"""How far readings go where nobody says it: among letters they are read on, above them they are looked up."""
EXAMPLES = """例：
  python -m analysis export nerima-2023 --to kouchou-ai --out 意見.csv
  python -m analysis export nerima-2023 --to kh-coder --field both --out 意見と回答.xlsx
  python -m analysis export nerima-2023 --to ministry --pillar 柱Ⅱ --out 公表.xlsx
  python -m analysis export nerima-2023 --to docx --out 公表.docx
  python -m analysis export nerima-2023 --to html --ruby --out ふりがな.html
  python -m analysis export nerima-2023 --to open-data --out オープンデータ.zip

--to の形式：
  kouchou-ai  広聴AI の CSV（comment-id、comment-body、attribute_…）。次のように読み戻せます
              python -m analysis import 意見.csv --text comment-body --group attribute_柱
  kh-coder    KH Coder の .xlsx か .csv（テキストの列と外部変数の列）。半角の < > は全角にします
  docx        公表する文書（Word）。受付状況・件数・意見と考え方の表を、自治体の様式（--template）に入れられます
  pdf         同じ内容のPDF（A4、読み上げソフトのためのタグ付き）
  xlsx        同じ内容のExcelのシート。名前が .csv で終われば、同じセルのCSV
  html        同じ内容のページ（見出しと表。ホームページに載せる形）
  txt         同じ内容のテキスト（読み上げソフト向け）
              docx、xlsx、csv、html、txt は import で読み戻すと同じ資料になります。pdf も空白を除いて同じです
  ministry    番号・意見の概要・意見に対する考え方の三列。.xlsx か .csv
  open-data   .zip（CSV一式、columns.csv と datapackage.json に項目の説明、README.txt に利用条件）

--ruby は、確かめた読みと、辞書にある語の辞書の読みを付けます。名前、数に続く語、辞書にない語には、確かめるまで付けません
（読みの一覧と確かめ方は python -m analysis readings -h、または画面の「意見を読む」）。

CSVでは、表計算ソフトが式として実行しないよう、= + - @ で始まる文章の先頭に ' を付けます。
同じ資料と同じ指定からは、同じ内容のファイルができます。"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--to", required=True, choices=KEYS, help="書き出す形式")
    parser.add_argument(
        "--field", choices=("opinion", "reply", "both"), help="KH Coder で読む文章：意見 opinion（既定）、考え方 reply、両方 both"
    )
    add_selection(parser)
    parser.add_argument(
        "--template",
        metavar="FILE",
        help="--to docx の様式にするWordの文書（既定：データのフォルダの templates/result.docx か、備え付け）",
    )
    parser.add_argument(
        "--ruby",
        nargs="?",
        const="",
        choices=("", "all", "first"),
        help="ふりがなを付けます（html か txt）：すべての箇所 all（html の既定）か、初めて出る所だけ first（txt の既定）",
    )
    parser.add_argument("--out", required=True, metavar="FILE", help="書き出すファイル")


def run(arguments: argparse.Namespace) -> int:
    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.forms import FORMS
    from analysis.export.pdf.fonts import NoFontError
    from analysis.export.word.template import TemplateError

    form = next(each for each in FORMS if each.key == arguments.to)
    out = Path(arguments.out)
    write = _writer(form, out)
    if arguments.field and not form.one_text:
        raise UsageError(f"--field は --to {form.key} では使えません（使えるのは --to kh-coder です）")
    corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
    selection = selection_of(corpus.consultation, arguments)
    selected = corpus.select(selection)
    words = choice_text(corpus.consultation, selection)
    exchange = Exchange(selected, arguments.field or "opinion", words, _template(arguments.template, form))
    if arguments.ruby is not None:
        exchange = _with_ruby(exchange, form, corpus, arguments.ruby)
    try:
        out.write_bytes(write(exchange))
    except TemplateError as error:
        raise UsageError(f"--template：{error}") from error
    except NoFontError as error:
        raise UsageError(str(error)) from error
    say(f"{out} に書き出しました（{form.name}、{len(selected):,}件の意見、対応区分のよりどころ：{NAMES[selection.basis]}）")
    if missing := exchange.without_text if form.key in ("kouchou-ai", "kh-coder") else 0:
        say(f"文章のない{missing:,}件は入っていません")
    return OK


def _with_ruby(exchange: Exchange, form: Form, corpus: Corpus, asked: str) -> Exchange:
    """The same with readings, and how many of its words they stand with. Raises UsageError, PackageError."""
    from analysis.export.interchange.published.reading import words_of
    from analysis.export.interchange.published.result import result
    from analysis.export.interchange.ruby import Ruby, reading_table, standing
    from analysis.keeping.own_readings import own_readings
    from analysis.opening import engine_setting

    if not form.ruby:
        raise UsageError(f"--ruby は --to {form.key} では使えません（使えるのは --to html と --to txt です）")
    words = words_of(result(exchange), corpus.lexicon, engine=engine_setting())
    kept = own_readings(folder_of(corpus.consultation.id))
    say(standing(reading_table(words, kept)))
    return replace(exchange, ruby=Ruby(words, kept, "first" if (asked or EXTENTS[form.key]) == "first" else "all"))


def _template(given: str | None, form: Form) -> bytes | None:
    """The template named, else that of the data folder. Raises UsageError."""
    from analysis.export.interchange.published.word import TEMPLATE
    from analysis.export.word.template import own_template

    if given and form.key != "docx":
        raise UsageError(f"--template は --to {form.key} では使えません（使えるのは --to docx です）")
    if given and not Path(given).is_file():
        raise UsageError(f"--template：ファイルがありません（値：「{given}」）。Wordの文書（.docx）を指定してください")
    return Path(given).read_bytes() if given else own_template(data_folder(), TEMPLATE) if form.key == "docx" else None


def _writer(form: Form, out: Path) -> Callable[[Exchange], bytes]:
    """What writes a file of this name in the form. Raises UsageError."""
    for suffix, write in form.writers.items():
        if out.name.casefold().endswith(f".{suffix}"):
            return write
    names = "、".join(f".{suffix}" for suffix in form.writers)
    raise UsageError(f"--out：--to {form.key} のファイル名の終わりを次のどれかにしてください：{names}（値：「{out.name}」）")
