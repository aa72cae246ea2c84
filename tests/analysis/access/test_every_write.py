"""Nothing writes beside the gate: pages not at all, and what keeps people's work takes the person who did it."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

from analysis.ingest import draft
from analysis.reviews.export import export_reviews
from analysis.reviews.store import Decision, ReviewStore

ROOT = Path(__file__).parents[3]
WRITING = {
    "write_bytes",
    "write_text",
    "unlink",
    "rmdir",
    "mkdir",
    "touch",
    "rmtree",
    "copytree",
    "copyfile",
    "move",
    "symlink_to",
}
WITHIN_A_VISIT = {
    "pages/components/documents/saving.py": {"copytree"},
    "pages/serving/uploads.py": {"mkdir", "rmtree", "unlink"},
}
"""What visitors gave, in the folder of their visit and deleted with it; what is kept goes through `put`."""
PAGES = sorted((ROOT / "pages").rglob("*.py"))


def writes(source: str) -> list[str]:
    """Calls that change a disk: methods by name, and `open` for anything but reading."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        mode = next((each.value for each in node.args[1:2] if isinstance(each, ast.Constant)), "r")
        if name in WRITING or (name == "open" and set(str(mode)) & set("wax+")):
            found.append(name)
    return found


def test_the_search_finds_writes():
    assert writes("path.write_text('x')\nopen(a, 'wb')\nopen(b)\nopen(c, 'r')") == ["write_text", "open"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_writes_to_a_disk(path):
    assert set(writes(path.read_text(encoding="utf-8"))) == WITHIN_A_VISIT.get(path.relative_to(ROOT).as_posix(), set())


def test_whatever_keeps_people_s_work_takes_the_person():
    assert inspect.signature(draft.put).parameters["by"].default is inspect.Parameter.empty
    assert inspect.signature(export_reviews).parameters["by"].default is inspect.Parameter.empty
    assert inspect.signature(Decision).parameters["reviewer"].annotation == "Person"
    public = {name for name, _ in inspect.getmembers(ReviewStore, inspect.isfunction) if not name.startswith("_")}
    assert public == {"record", "undo", "history", "current", "last_event"}  # the first two take a Decision, the others read
