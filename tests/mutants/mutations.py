"""Small changes of the code, one at a time: what cosmic-ray's operators can change in a module, and the changed source."""

from __future__ import annotations

import ast
import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Mutation:
    """One change of one module."""

    path: Path
    line: int
    operator: str
    occurrence: int

    @property
    def before(self) -> str:
        return self.path.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()

    @property
    def after(self) -> str:
        return self.source().splitlines()[self.line - 1].strip()

    def source(self) -> str:
        """The module with the change."""
        changed = mutate_code(self.path.read_text(encoding="utf-8"), get_operator(self.operator)(), self.occurrence)
        assert changed is not None, self
        return changed


def sample(paths: list[Path], count: int, seed: int) -> list[Mutation]:
    """Choose `count` places that can be changed, and one change of each (there are up to twelve: < may become <=, >, == …)."""
    chooser = random.Random(seed)
    places = [(path, place, changes) for path in sorted(paths) for place, changes in sorted(_places(path).items())]
    chosen = sorted(chooser.sample(range(len(places)), min(count, len(places))))
    return [Mutation(places[each][0], places[each][1][0], *chooser.choice(places[each][2])) for each in chosen if places[each][2]]


def place_count(paths: list[Path]) -> int:
    """How many places of some modules can be changed."""
    return sum(len(_places(path)) for path in paths)


@cache
def _places(path: Path) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Line and column → operators that apply there, each with the number of its occurrence in the module."""
    source = path.read_text(encoding="utf-8")
    tree, without = get_ast(source), _without_effect(source)
    found: dict[tuple[int, int], list[tuple[str, int]]] = {}
    for name in sorted(operator_names()):
        if "Variable" in name:  # these need names given by hand
            continue
        operator = get_operator(name)()
        positions = [position for node in ast_nodes(tree) for position in operator.mutation_positions(node)]
        for occurrence, (start, _) in enumerate(positions):
            if not any(first <= start <= last for first, last in without) and _applies(source, name, occurrence):
                found.setdefault(start, []).append((name, occurrence))
    return found


def _applies(source: str, name: str, occurrence: int) -> bool:
    """Whether an operator can make its change: that for exceptions offers names with a dot in them and then ends on them."""
    if not name.endswith("ExceptionReplacer"):
        return True
    try:
        return mutate_code(source, get_operator(name)(), occurrence) is not None
    except AttributeError:
        return False


def _without_effect(source: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Stretches in which a change means nothing when the program runs: annotations, imports for types, decorators.

    Decorators make dataclasses frozen or keep results: taken away, a program gives the same, only slower or less guarded.
    """
    found = []
    for node in ast.walk(ast.parse(source)):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        parts += getattr(node, "decorator_list", [])
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            parts.append(node)
        found += [((part.lineno, _before(part)), (part.end_lineno, part.end_col_offset)) for part in parts if part]
    return found


def _before(part: ast.AST) -> int:
    """Where a decorator begins: its @ stands before it."""
    return max(part.col_offset - 1, 0)
