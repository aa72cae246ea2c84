"""The words of `python -m analysis`: one module a word, found by being here or in a folder of kindred words.

A module has `NAME`, `HELP`, `add_arguments(parser)` and `run(arguments) -> int` (the exit code); it may have `EXAMPLES`, shown
at the end of its help.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

OK, DIFFERENCES, REFUSED, USAGE, INTERRUPTED = 0, 2, 3, 64, 130
"""Exit codes: all well, read with differences, not readable, asked in a way that makes no sense, stopped by the user."""


class UsageError(ValueError):
    """A command was asked for something there is not; the message, in Japanese, says what there is."""


class Command(Protocol):
    """What a module of this folder has to offer."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace) -> int: ...


def commands() -> Iterator[Command]:
    """Every command, by name."""
    for module in sorted(pkgutil.walk_packages(__path__, f"{__name__}."), key=lambda each: each.name.rpartition(".")[2]):
        loaded = importlib.import_module(module.name)
        if hasattr(loaded, "NAME"):
            yield cast("Command", loaded)
