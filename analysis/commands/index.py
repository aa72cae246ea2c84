"""`index`: tokenise a consultation once, by several processes, for all that comes after."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

import pandas as pd

from analysis.commands import OK, UsageError
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of
from analysis.package.data_folder import data_folder

if TYPE_CHECKING:
    from pathlib import Path

NAME = "index"
HELP = "形態素解析を先に済ませておきます（大きな資料向け。止めても続きから再開します）"
EXAMPLES = """例：
  python -m analysis index nerima-2023
  python -m analysis index nerima-2023 --engine mecab --workers 2
  python -m analysis index nerima-2023 --scheduler tls://10.0.0.5:8786   複数の機械で（extra「cluster」）

結果は IKEN_CACHE（既定は .cache）に置かれ、ダッシュボードと他のコマンドがそのまま使います。--engine を付けたときは、
使う側も環境変数 IKEN_ENGINE を同じにしてください。プロセスの数を変えても同じバイト列になります。
--scheduler の dask scheduler と dask worker は、どれも意見アトラスのフォルダで PYTHONPATH=. を付けて起動します。
Dask は送られてきたプログラムをそのまま実行します。この機械の外へは、Dask の TLS の設定（環境変数
DASK_DISTRIBUTED__COMM__TLS__CA_FILE など）をして tls:// でつなぎます。暗号化しない tcp:// には --plain-tcp が要ります。

列：id 資料のID、engine 形態素解析器、comments 意見の数、words 語の数、compounds 隣り合う名詞をつないだときの語の数"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--engine", choices=("janome", "mecab"), help="形態素解析器（既定は IKEN_ENGINE、なければ janome）")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="プロセスの数（既定 1）")
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help="Dask のスケジューラー（例：tls://10.0.0.5:8786）")
    parser.add_argument("--plain-tcp", action="store_true", help="この機械の外のスケジューラーへ、暗号化せずにつなぎます")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.indexing.connection import UNSEALED, is_sealed
    from analysis.indexing.index import build_index, is_indexed
    from analysis.language.engines.engine import EngineError
    from analysis.language.lexicon import read_lexicon
    from analysis.opening import cache_folder, engine_setting, index_folder, read_checked, read_estimated
    from analysis.package.folder import package_hash

    if arguments.workers < 1:
        raise UsageError(f"--workers は1以上の整数にしてください（値：{arguments.workers}）")
    if arguments.scheduler and not arguments.plain_tcp and not is_sealed(arguments.scheduler):
        raise UsageError(UNSEALED.format(address=arguments.scheduler))
    folder, engine = folder_of(arguments.id), arguments.engine or engine_setting()
    lexicon = read_lexicon(data_folder() / "lexicon", folder / "lexicon")
    kept = index_folder(folder, lexicon, engine=engine, cache=cache_folder())
    content = package_hash(folder)
    consultation = read_checked(folder, content, cache=cache_folder())
    comments = consultation.comments
    if not is_indexed(kept):
        begin = time.monotonic()
        where = {"workers": arguments.workers, "scheduler": arguments.scheduler}
        try:
            for done in build_index(comments, lexicon, kept, engine=engine, **where):
                progress(done, len(comments), time.monotonic() - begin)
        except EngineError as error:
            raise UsageError(str(error)) from error
    read_estimated(consultation, content, data_folder(), cache=cache_folder() / folder.name)  # or the first start would
    write_table(
        pd.DataFrame([{"id": folder.name, "engine": engine, "comments": len(comments), **counts(kept)}]), arguments.format
    )
    return OK


def counts(kept: Path) -> dict[str, int]:
    """How many tokens each file of an index has."""
    from analysis.indexing.mapped import mapped_batch

    return {kind: mapped_batch(kept / f"{kind}.arrow").num_rows for kind in ("words", "compounds")}


def progress(done: int, total: int, seconds: float) -> None:
    """Say how far it is: on a terminal in one line that is written over, elsewhere a line each."""
    text = f"{done:,} / {total:,}件（{seconds:,.0f}秒）"
    if sys.stderr.isatty():
        print(f"\r{text}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    else:
        say(text)
