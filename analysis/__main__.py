"""`python -m analysis WORD …`: the same statistics as on screen, for scripts."""

from __future__ import annotations

import argparse
import sys

from analysis.commands import REFUSED, USAGE, UsageError, commands
from analysis.commands.output import say
from analysis.ingest.problem import PackageError

EXAMPLES = """例：
  python -m analysis check                 すべての資料を検査し、公式集計と突合する
  python -m analysis build nerima-2023     原本から表を作り直す
  python -m analysis terms nerima-2023 --field opinion --format csv > terms.csv

終了コード：0 問題なし、2 差異あり、3 読み込めない。データは標準出力、説明は標準エラーに出します。
データの場所は環境変数 IKEN_DATA で変えられます。"""


def main(words: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="意見アトラスの集計を端末から使います。", epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    choices = parser.add_subparsers(dest="command", required=True, metavar="コマンド")
    for command in commands():
        own = choices.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    arguments = parser.parse_args(words)
    try:
        return int(arguments.run(arguments))
    except PackageError as error:
        say(str(error))
        return REFUSED
    except UsageError as error:
        say(str(error))
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe went away (`| head`): not an error worth a traceback
        return 0


if __name__ == "__main__":
    sys.exit(main())
