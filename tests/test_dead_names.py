"""The check for dead names finds a name that nothing uses, and its list of exceptions holds nothing that is not needed."""

from __future__ import annotations

from vulture import Vulture

from tests.dead_names import EXCEPTIONS, PROGRAM, ROOT, unused


def test_a_name_that_nothing_uses_is_found(tmp_path):
    (tmp_path / "code.py").write_text("MOST = 3\n\n\ndef used():\n    return 1\n\n\nprint(used())\n", encoding="utf-8")
    assert [(item.name, item.typ) for item in unused([tmp_path])] == [("MOST", "variable")]


def test_fields_of_a_schema_are_columns_and_its_classes_are_not(tmp_path):
    (tmp_path / "schema.py").write_text("class Terms:\n    term: str\n    count: int = 0\n", encoding="utf-8")
    assert [item.name for item in unused([tmp_path])] == ["Terms"]


def test_every_exception_is_needed():
    finder = Vulture()
    finder.scavenge([str(ROOT / path) for path in PROGRAM])
    dead = {item.name for item in finder.get_unused_code(min_confidence=60)}
    assert {name for names in EXCEPTIONS.values() for name in names} <= dead
