"""Reading the words of a command line, with messages in Japanese."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

from analysis.commands import USAGE
from analysis.commands.terminal.output import say

_MESSAGES = (
    (r"the following arguments are required: (.*)", "「{0}」を指定してください"),
    (r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)", "{0} に {1} は使えません。使えるのは {2} です"),
    (r"argument (.*): invalid \w+ value: (.*)", "{0} の値 {1} を数として読めません"),
    (r"argument (.*): expected .*", "{0} に値を指定してください"),
    (r"unrecognized arguments: (.*)", "「{0}」という指定はありません"),
    (r"ambiguous option: (\S+) could match (.*)", "「{0}」では1つに決まりません。{1} のどれかにしてください"),
    (r"argument (.*): not allowed with argument (.*)", "{0} と {1} は一緒に使えません"),
)
"""What argparse says → how we say it. Something it says otherwise is passed on as it is."""


class Parser(argparse.ArgumentParser):
    """argparse in Japanese; what it cannot read ends with its own exit code, for 2 means differences here."""

    def __init__(self, *, prog: str | None = None, description: str | None = None, epilog: str | None = None) -> None:
        super().__init__(prog, None, description, epilog, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False)
        self._positionals.title, self._optionals.title = "指定するもの", "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示します")

    def error(self, message: str) -> NoReturn:
        say(f"{_japanese(message)}\n使い方は {self.prog} --help で確かめられます")
        self.exit(USAGE)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "使い方： ", 1)


def _japanese(message: str) -> str:
    for pattern, words in _MESSAGES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*found.groups())
    return message
