"""Whether the tests notice a mutation: they run in a copy of this process that has the changed module, no file is written.

A copy (fork) has numpy, pandas and pytest loaded already; to start them anew for each mutation would take most of the time.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from typing import TYPE_CHECKING

import pytest

from tests.mutants.baseline import ROOT, same_examples

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import CodeType, ModuleType

    from tests.mutants.mutations import Mutation

SLACK = 4.0
"""How many times as long as without the mutation the tests may take; a loop that does not end is noticed, too."""


def survives(mutation: Mutation, tests: Sequence[str], seconds: float) -> bool:
    """Whether all tests pass with the mutation."""
    if not tests:
        return True
    child = os.fork()
    if not child:
        _run(mutation, tests)
    return _code(child, 20 + SLACK * seconds) == 0


def _run(mutation: Mutation, tests: Sequence[str]) -> None:
    os.setsid()
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 1
    try:
        sys.meta_path.insert(0, _Mutated(mutation.path, mutation.source()))
        same_examples()
        code = int(pytest.main([*tests, "-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov"]))
    finally:
        os._exit(code)


def _code(child: int, limit: float) -> int:
    """Exit code of a child, which is ended with all it has started when time is up."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


class _Mutated(MetaPathFinder):
    """Finds the one module that is changed."""

    def __init__(self, path: Path, source: str) -> None:
        self.path, self.source = path, source
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)

    def find_spec(self, name: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        return (
            spec_from_file_location(name, self.path, loader=_Loader(name, self.path, self.source)) if name == self.name else None
        )


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: Path, source: str) -> None:
        super().__init__(name, str(path))
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)
