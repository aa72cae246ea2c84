"""The process that reads one document from its input and prints what it found; own_process starts it."""

from __future__ import annotations

import contextlib
import logging
import sys

from analysis.ingest.readers.formats import FORMATS, Format
from analysis.ingest.readers.limits import MEMORY
from analysis.ingest.readers.own_process import printed_answer
from analysis.ingest.readers.reader import lines_of
from analysis.package.problem import PackageError, Problem

_BROKEN = "元のファイルが開けるかを確かめ、開けるときは別名で保存し直してから入れてください"


def main() -> None:
    """Print the lines of the document on standard input, or why it is refused."""
    code, name = sys.argv[1:3]
    limit_memory()
    logging.disable(logging.CRITICAL)  # what the libraries grumble about a page is for nobody to read
    answer = sys.stdout.buffer
    with contextlib.redirect_stdout(sys.stderr):
        printed = _answer(FORMATS[code], name, sys.stdin.buffer.read())
    answer.write(printed)


def _answer(format_: Format, name: str, data: bytes) -> bytes:
    try:
        lines, doubts = lines_of(format_, name, data)
        return printed_answer(lines, doubts, [])
    except PackageError as error:
        return printed_answer([], [], error.problems)
    except MemoryError:
        message, remedy = "読み取りに必要なメモリが多すぎます", "ページやシートを分けて保存し、順に入れてください"
        return printed_answer([], [], [Problem(name, message, remedy)])
    except Exception as error:  # the libraries raise whatever a broken file leads them into
        value = f"{type(error).__name__} {error}"
        return printed_answer([], [], [Problem(name, "ファイルが壊れているか、読めない作りになっています", _BROKEN, value=value)])


def limit_memory() -> None:
    """Let the process end itself before it takes the memory of others, where the system knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows has none; there the limits on sizes and counts have to do
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
