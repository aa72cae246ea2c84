"""How far a threshold of the importer may move before a document is read worse: `python -m tests.bench.thresholds [NAME …]`.

Every layout, every change of one and every file of `tests/documents` is opened once, then read again and again with one
threshold at another value. What a comment beside a threshold says it was measured on is a line printed here.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import analysis.ingest
from analysis.ingest.build import built
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import proposal
from analysis.package.problem import PackageError
from tests.bench.ingest import compared
from tests.documents.files import FILES
from tests.documents.layouts import LAYOUTS, MUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from analysis.ingest.readers.document import Document
    from tests.documents.plan import Layout

TRIED = {
    "recognition.carried.LEAST": (0.0, 0.05, 0.3, 0.5),
    "recognition.carried.MOST": (0.5, 0.7, 1.0),
    "recognition.columns.HEADING": (0.3, 0.5, 0.8, 1.0),
    "recognition.columns.CELLS": (0.1, 0.2, 0.5, 0.65),
    "recognition.columns.LEAST": (0.1, 0.2, 0.4, 0.5),
    "recognition.columns.LEAST_BY_CELLS": (0.05, 0.1, 0.25, 0.3),
    "recognition.columns.WISHING": (0.1, 0.2, 0.5, 0.7),
    "recognition.columns.ANSWERING": (0.2, 0.35, 0.7, 0.9),
    "recognition.columns.SAID": (0.5, 0.7, 1.0),
    "recognition.columns.FEW": (2, 4, 16, 30),
    "recognition.columns.SAMPLE": (10, 50, 500),
    "recognition.groups.legend.LONGEST": (20, 40, 60, 200),
    "recognition.groups.legend.NEAR": (1, 3, 15, 30),
    "recognition.groups.pillars.MOST": (5, 10, 80, 1000),
    "recognition.running_lines._EDGE": (1, 3, 5),
    "recognition.blocks.FEW": (1, 2, 10, 20),
    "recognition.shared_replies.MOST": (0.1, 0.2, 0.5, 0.7),
    "recognition.cover.HEAD": (5, 10, 30),
    "rows.heading_rows.DEEPEST": (1, 2, 5),
    "words.unwrapping.SLACK": (0, 2, 3, 8, 12),
    "rows.no_comment.FEW": (1, 2, 5, 10),
    "rows.ticked_marks.ALONE": (0.5, 0.7, 1.0),
    "rows.ticked_marks.FILLED": (0.1, 0.3, 0.7, 0.9),
    "words.cell_contents.LONG": (4, 8, 16, 24),
    "words.heading_limits.LONGEST": (20, 40, 120, 200),
    "words.heading_limits.HEADING_CELLS": (1, 2, 8),
    "words.label_matching.LEAST": (0.3, 0.5, 0.7, 0.9),
    "words.column_headings.LONGEST": (8, 15, 60),
    "words.block_marks._LONGEST": (8, 16, 40, 80),
}
"""Threshold → values tried beside its own."""


def opened(layouts: dict[str, object]) -> list[tuple[str, Layout, Document, str]]:
    """Name, expectation, document and file name of everything that is read."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        for name, make in layouts.items():
            layout = make()
            path = Path(place) / f"result{layout.suffix}"
            path.write_bytes(layout.content)
            with contextlib.suppress(PackageError):
                found.append((name, layout, original(path), path.name))
    return found


def reading(documents: list[tuple[str, Layout, Document, str]]) -> dict[str, tuple[int, int]]:
    """Document → cells read right, cells read wrong or invented."""
    found = {}
    for name, layout, document, file in documents:
        try:
            figures = compared(layout, built(document, proposal(document, file).recipe))
            found[name] = figures.right, len(figures.wrong) + abs(figures.read - figures.expected)
        except PackageError:
            found[name] = 0, len(layout.rows)
    return found


@contextlib.contextmanager
def moved(threshold: str, value: float) -> Iterator[None]:
    """A threshold at another value, wherever it is imported."""
    owner, _, name = f"analysis.ingest.{threshold}".rpartition(".")
    before = getattr(sys.modules[owner], name)
    holders = [each for key, each in sys.modules.items() if key.startswith("analysis.ingest") and _holds(each, owner, name)]
    for each in holders:
        setattr(each, name, value)
    _forget()
    try:
        yield
    finally:
        for each in holders:
            setattr(each, name, before)
        _forget()


def _holds(module: ModuleType, owner: str, name: str) -> bool:
    """Whether a module has this very threshold: of its own or by import; others may have one of the same name."""
    if module.__name__ == owner:
        return True
    imported = (node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ImportFrom))
    return any(node.module == owner and name in {alias.name for alias in node.names} for node in imported)


def _forget() -> None:
    """What was kept under the value before."""
    for key, module in sys.modules.items():
        if key.startswith("analysis.ingest"):
            for each in vars(module).values():
                if callable(getattr(each, "cache_clear", None)):
                    each.cache_clear()


def main(names: list[str]) -> None:
    for module in pkgutil.walk_packages(analysis.ingest.__path__, "analysis.ingest."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    documents = opened(LAYOUTS | MUTATIONS | FILES)
    base = reading(documents)
    print(f"{len(documents)} documents, {sum(right for right, _ in base.values())} cells right, as they are", flush=True)
    for threshold, values in TRIED.items():
        if names and not any(name in threshold for name in names):
            continue
        owner, _, name = threshold.rpartition(".")
        own = getattr(sys.modules[f"analysis.ingest.{owner}"], name)
        for value in values:
            with moved(threshold, value):
                other = reading(documents)
            worse = [each for each in base if (other[each][0], -other[each][1]) < (base[each][0], -base[each][1])]
            better = [each for each in base if (other[each][0], -other[each][1]) > (base[each][0], -base[each][1])]
            print(f"{threshold} {own} -> {value}: worse {len(worse)} {worse[:3]}, better {len(better)} {better[:3]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
