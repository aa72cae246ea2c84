"""`python -m analysis WORD …`: the same statistics as on screen, for scripts."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from analysis.access.gate import NotAllowedError
from analysis.commands import INTERRUPTED, OK, REFUSED, USAGE, UsageError, commands
from analysis.commands.terminal.output import plain_bytes, say
from analysis.commands.terminal.parser import Parser
from analysis.package.problem import PackageError

if TYPE_CHECKING:
    import argparse

EXAMPLES = """例：
  python -m analysis check                 すべての資料を検査し、公式集計と照らし合わせる
  python -m analysis check --format json   同じ結果をJSONで出す
  python -m analysis build nerima-2023     原本から表を作り直す
  python -m analysis terms nerima-2023 --field opinion --format csv > terms.csv

終了コード：0 問題なし、2 差異あり、3 読み込めない、64 指定の誤り。
データは標準出力、説明は標準エラーに出します。データの場所は環境変数 IKEN_DATA で変えられます。"""


def main(words: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    plain_bytes(sys.stdout, sys.stderr)
    words = sys.argv[1:] if words is None else words
    parser = _parser()
    if not words:
        say(parser.format_help())
        return USAGE
    try:
        code = _run(parser.parse_args(words))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe went away (`| head`). Python flushes once more at its end and must find somewhere to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> Parser:
    parser = Parser(prog="python -m analysis", description="意見アトラスの集計を端末から使います。", epilog=EXAMPLES)
    choices = parser.add_subparsers(dest="command", required=True, metavar="コマンド", title="コマンド")
    for command in commands():
        own = choices.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, epilog=getattr(command, "EXAMPLES", None)
        )
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    """Run the command asked for; what a user can mend is said in a sentence, not as a traceback."""
    try:
        return int(arguments.run(arguments))
    except (PackageError, NotAllowedError) as error:
        say(str(error))
        return REFUSED
    except UsageError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"ファイルを読み書きできません：{error.filename or ''}（{error.strerror or error}）")
        return REFUSED
    except KeyboardInterrupt:
        say("中止しました")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
