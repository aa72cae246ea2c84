"""`reviews`: who confirmed which response type when; `--export` writes it into the package."""

from __future__ import annotations

import argparse

from analysis.access.people import at_the_terminal
from analysis.commands import OK, UsageError
from analysis.commands.terminal.output import add_format, say, write_table
from analysis.commands.terminal.target import folder_of
from analysis.package.reviewed import VERIFIED, vouched_for

NAME = "reviews"
HELP = "対応区分の確認の記録を出し、資料のデータに書き込みます"
EXAMPLES = """例：
  python -m analysis reviews nerima-2023
  python -m analysis reviews nerima-2023 --history --format csv
  python -m analysis reviews nerima-2023 --export

列：comment 番号、version 何回目の決定か、at 日時（UTC）、reviewer 確認した人、
verified サインインした名前か（yes）、入力しただけの名前か（no＝本人確認なし）、
action confirm（同意）・change（変更）・undo（取り消し）、before 前の区分、after 後の区分（空なら未確認）、note メモ
--export は coding/reviews.csv に履歴を書き、表を作り直します。動いているサーバーには、起動し直すと反映されます。"""
COLUMNS = ["comment", "version", "at", "reviewer", VERIFIED, "action", "before", "after", "note"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog, parser.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("id", metavar="ID", help="資料のID")
    parser.add_argument("--history", action="store_true", help="いまの状態だけでなく、すべての決定を出します")
    parser.add_argument("--export", action="store_true", help="記録を資料のフォルダに書き込み、表を作り直します")
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    from analysis.reviews.database import ReviewsUnavailableError  # brings SQLAlchemy, which the other commands do without
    from analysis.reviews.place import reviews_url
    from analysis.reviews.store import ReviewStore

    folder = folder_of(arguments.id)
    try:
        store = ReviewStore(reviews_url())
        history, current = store.history(folder.name), store.current(folder.name)
    except ReviewsUnavailableError as error:
        raise UsageError(str(error)) from error
    if arguments.export:
        from analysis.ingest.write import changed_kept, rebuild  # loads pandera
        from analysis.reviews.export import export_reviews

        by = at_the_terminal()
        changed_kept(folder, lambda copy: export_reviews(copy, history, rebuild=rebuild, by=by))
        say(f"{folder.name}：確認{current['after'].notna().sum():,}件（決定{len(history):,}回）を書き込み、表を作り直しました")
        return OK
    say(f"{folder.name}：確認{current['after'].notna().sum():,}件、決定{len(history):,}回")
    asked = history if arguments.history else current
    write_table(asked.assign(**{VERIFIED: vouched_for(asked).map({True: "yes", False: "no"})})[COLUMNS], arguments.format)
    return OK
