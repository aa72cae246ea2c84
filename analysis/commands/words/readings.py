"""`readings`: how the words of a published result are read, to be looked through, put right, and kept for its furigana."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import OK, UsageError
from analysis.commands.terminal.basis import reviewed
from analysis.commands.terminal.choosing import add_selection, selection_of
from analysis.commands.terminal.corpus import corpus_of
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "readings"
HELP = "公表する文書の語の読み（ふりがな）を一覧にし、確かめた読みを資料に残します"
EXAMPLES = """例：
  python -m analysis readings ward-2026 --format csv > 読み.csv     一覧（名前、数に続く語、辞書にない語、辞書の語の順）
  python -m analysis readings ward-2026 --keep 読み.csv            確かめた読みを残す
  python -m analysis export ward-2026 --to html --ruby --out ふりがな.html

列：word 語、given 辞書の読み、kind 種類、texts それを含む文章の数、example 例、reading 付けるふりがな、kept 確かめたか（yes、no）
読みを直し、確かめた行の kept を yes にして --keep で残します（yes で reading が空なら、その語には付けません。no の行は、確かめて
いないものに戻します）。残した読みは、資料のフォルダの lexicon/readings.csv にあります。"""
YES, NO = "yes", "no"
COLUMNS = ("word", "given", "reading", "kept")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    add_selection(parser)
    parser.add_argument("--keep", metavar="FILE", help="確かめた読みの表（CSV、UTF-8）")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.access.people import at_the_terminal
    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.reading import words_of
    from analysis.export.interchange.published.result import result
    from analysis.export.interchange.ruby import reading_table, standing
    from analysis.keeping.own_readings import keep_readings, own_readings
    from analysis.opening import engine_setting

    corpus = reviewed(corpus_of(arguments), needed=arguments.basis == "reviewed")
    folder = folder_of(arguments.id)
    if arguments.keep:
        keep_readings(folder, dict(_decided(Path(arguments.keep))), by=at_the_terminal())
    exchange = Exchange(corpus.select(selection_of(corpus.consultation, arguments)))
    table = reading_table(words_of(result(exchange), corpus.lexicon, engine=engine_setting()), own_readings(folder))
    say(standing(table))
    if not arguments.keep:
        write_table(table.assign(kept=table["kept"].map({True: YES, False: NO})), arguments.format)
    return OK


def _decided(path: Path) -> Iterator[tuple[tuple[str, str], str | None]]:
    """Word and reading of the dictionary → the reading to be kept, None to take it back. Raises UsageError, PackageError."""
    from analysis.package.csv_table import utf8_text

    if not path.is_file():
        raise UsageError(f"--keep：ファイルがありません（値：「{path}」）")
    rows = csv.DictReader(io.StringIO(utf8_text(path)))
    if missing := [name for name in COLUMNS if name not in (rows.fieldnames or ())]:
        raise UsageError(f"--keep：{path.name} に {'、'.join(missing)} の列がありません（readings の出力を直して使います）")
    for number, row in enumerate(rows, start=2):
        if row["kept"] not in (YES, NO) or row["reading"] is None:
            raise UsageError(
                f"--keep：{path.name} の{number}行目の kept を {YES} か {NO} にしてください（値：「{row['kept']}」）"
            )
        yield (row["word"], row["given"]), row["reading"].strip() if row["kept"] == YES else None
