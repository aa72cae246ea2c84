"""Tests mirror the tree: every module has a test file of its own, or stands in a list with the tests that reach it and why.

And no folder shows more modules than a person takes in at a glance.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST = 15
"""Modules of a folder; `__init__.py` is none."""


@dataclass(frozen=True)
class Elsewhere:
    """Modules of a folder that have no test file of their own."""

    modules: int
    """How many there are: a new one brings its own test, and one that gets a test leaves this number."""
    tests: tuple[str, ...]
    """Below `tests/`; together they import all of them."""
    why: str
    by_import: bool = True
    """False where another program loads them, so that no import leads there."""


WHOLE_PAGE = "part of a page, tested on the page: what it draws and what a click does"
TESTED_ELSEWHERE = {
    "analysis": Elsewhere(
        3,
        ("analysis/commands/terminal/test_parser.py", "analysis/test_library.py"),
        "run as a program, or opened by the library",
        by_import=False,
    ),
    "analysis/access": Elsewhere(1, ("analysis/keeping/test_putting.py",), "people have no rights but at the gate"),
    "analysis/briefing": Elsewhere(1, ("analysis/briefing/test_build.py",), "tested by the briefings made of it"),
    "analysis/briefing/sections": Elsewhere(
        1, ("analysis/briefing/test_build.py", "analysis/briefing/test_every_sentence.py"), "sentences are tested against tables"
    ),
    "analysis/briefing/questions": Elsewhere(
        2, ("analysis/briefing/questions/test_expected.py",), "questions are tested as they are asked"
    ),
    "analysis/charts": Elsewhere(
        2, ("analysis/comparison/test_comparison.py", "pages/test_overview.py"), "figures of one page, tested with its table"
    ),
    "analysis/charts/parts": Elsewhere(1, ("analysis/charts/test_heatmap.py",), "a grid is seen in its figures"),
    "analysis/comparison": Elsewhere(6, ("analysis/comparison/test_comparison.py",), "one comparison of two documents by hand"),
    "analysis/export": Elsewhere(
        2, ("analysis/export/test_html.py", "analysis/export/test_workbook.py"), "tables and links are tested in the files"
    ),
    "analysis/export/explore": Elsewhere(
        8, ("analysis/export/explore/test_page.py",), "parts of one page, tested as it is read back and in a browser"
    ),
    "analysis/export/interchange": Elsewhere(
        9, ("analysis/export/interchange/test_interchange.py",), "every form is tested with the same hostile texts"
    ),
    "analysis/export/interchange/published": Elsewhere(
        2,
        ("analysis/export/interchange/published/test_read_back.py",),
        "parts of a document, tested as files that are read back",
    ),
    "analysis/export/pdf": Elsewhere(3, ("analysis/export/pdf/test_report.py",), "parts are tested as pages that are read back"),
    "analysis/export/word": Elsewhere(
        2, ("analysis/export/word/test_briefing.py",), "blocks and the plain template are tested in the documents made of them"
    ),
    "analysis/export/slides": Elsewhere(3, ("analysis/export/slides/test_slides.py",), "parts are tested as slides read back"),
    "analysis/indexing": Elsewhere(2, ("analysis/indexing/test_index.py",), "steps of one index, which has to be the same"),
    "analysis/ingest/readers": Elsewhere(
        3,
        ("analysis/ingest/readers/test_read.py", "analysis/ingest/readers/test_page_picture.py"),
        "what every reader gives, on every layout",
    ),
    "analysis/ingest/readers/opendocument": Elsewhere(
        2, ("analysis/ingest/readers/opendocument/test_writer.py",), "texts and sheets of one standard, tested on whole files"
    ),
    "analysis/ingest/readers/word": Elsewhere(
        2, ("analysis/ingest/readers/word/test_docx.py",), "parts of a document, tested on whole ones"
    ),
    "analysis/ingest/readers/pdf": Elsewhere(
        12,
        ("analysis/ingest/readers/pdf/test_pages.py", "analysis/ingest/readers/pdf/test_row_ruled.py"),
        "what stands where on a page only a page can tell: drawn pages, and files of real programs in tests/documents",
    ),
    "analysis/ingest/readers/plain": Elsewhere(2, ("analysis/ingest/readers/plain/test_text.py",), "tested on whole texts"),
    "analysis/ingest/readers/workbook": Elsewhere(
        1, ("analysis/ingest/readers/workbook/test_sheets.py",), "parts of a file, tested on whole workbooks"
    ),
    "analysis/ingest/recipe": Elsewhere(1, ("analysis/ingest/recipe/test_decisions.py",), "one part of build.toml"),
    "analysis/ingest/recognition": Elsewhere(
        1, ("analysis/ingest/recognition/test_proposal.py",), "steps of a proposal, tested on whole documents"
    ),
    "analysis/ingest/rows": Elsewhere(
        2, ("analysis/ingest/rows/test_table_rows.py", "analysis/ingest/test_build.py"), "steps of reading rows, tested on rows"
    ),
    "analysis/ingest/words": Elsewhere(
        3,
        ("analysis/ingest/test_thresholds.py", "analysis/ingest/rows/test_block_rows.py"),
        "words are tested by what they tell apart",
    ),
    "analysis/ingest/apart": Elsewhere(
        2, ("analysis/ingest/apart/test_process.py",), "the process that is started, and its limits", by_import=False
    ),
    "analysis/keeping": Elsewhere(3, ("analysis/keeping/test_putting.py",), "one protocol, broken off at each of its steps"),
    "analysis/language": Elsewhere(3, ("analysis/language/test_tokens.py",), "steps of tokenising, tested on whole texts"),
    "analysis/language/engines": Elsewhere(
        3, ("analysis/language/test_tokens.py",), "both engines are tested on the same whole texts"
    ),
    "analysis/package": Elsewhere(1, ("analysis/package/test_folder.py",), "names and columns only"),
    "analysis/replies": Elsewhere(1, ("analysis/replies/gaps/test_gaps.py",), "the holder of what others find"),
    "analysis/reviews": Elsewhere(
        3, ("analysis/reviews/test_store.py", "analysis/reviews/test_coding.py"), "tables of one store"
    ),
    "analysis/reviews/migrations": Elsewhere(1, ("analysis/reviews/test_database.py",), "alembic loads it", by_import=False),
    "analysis/reviews/migrations/versions": Elsewhere(
        2, ("analysis/reviews/test_database.py",), "alembic runs them over a store of each age", by_import=False
    ),
    "analysis/themes": Elsewhere(1, ("analysis/themes/test_codebook.py",), "columns of a file, tested by reading files"),
    "analysis/themes/matching": Elsewhere(3, ("analysis/themes/test_assignment.py",), "steps of looking for a rule in texts"),
    "analysis/themes/rules": Elsewhere(1, ("analysis/themes/test_codebook.py",), "names are replaced where a file is read"),
    "pages": Elsewhere(1, ("server/test_answers.py",), "streamlit loads it", by_import=False),
    "pages/components/audit": Elsewhere(1, ("pages/test_audit.py",), WHOLE_PAGE),
    "pages/components/briefing": Elsewhere(8, ("pages/test_briefing.py",), WHOLE_PAGE),
    "pages/components/comment_map": Elsewhere(2, ("pages/test_comment_map.py",), WHOLE_PAGE),
    "pages/components/compare": Elsewhere(
        12, ("pages/test_compared_attributes.py", "pages/test_compare.py", "pages/test_years.py"), WHOLE_PAGE
    ),
    "pages/components/documents": Elsewhere(13, ("pages/test_documents.py",), WHOLE_PAGE),
    "pages/components/frame": Elsewhere(7, ("pages/test_estimates.py", "pages/test_sign_in.py"), "every page stands in it"),
    "pages/components/groups": Elsewhere(
        13,
        (
            "pages/test_pillars.py",
            "pages/test_response_types.py",
            "pages/test_overview.py",
            "pages/test_themes.py",
            "pages/test_attributes.py",
        ),
        WHOLE_PAGE,
    ),
    "pages/components/methods": Elsewhere(3, ("pages/test_methods.py",), WHOLE_PAGE),
    "pages/components/overview": Elsewhere(3, ("pages/test_overview.py",), WHOLE_PAGE),
    "pages/components/documents/totals": Elsewhere(2, ("pages/test_counts_alone.py",), WHOLE_PAGE),
    "pages/components/reading": Elsewhere(2, ("pages/test_comments.py", "pages/test_same_texts.py"), WHOLE_PAGE),
    "pages/components/replies": Elsewhere(6, ("pages/test_replies.py",), WHOLE_PAGE),
    "pages/components/review": Elsewhere(5, ("pages/test_review.py",), WHOLE_PAGE),
    "pages/components/rows": Elsewhere(
        9,
        (
            "pages/test_comments.py",
            "pages/test_overview.py",
            "pages/test_themes.py",
            "pages/test_attributes.py",
            "pages/test_theme_making.py",
        ),
        WHOLE_PAGE,
    ),
    "pages/components/shared": Elsewhere(
        10,
        (
            "pages/test_attributes.py",
            *("pages/test_sharing.py", "pages/test_overview.py", "pages/test_pillars.py", "pages/test_compare.py"),
            "pages/test_years.py",
        ),
        WHOLE_PAGE,
    ),
    "pages/components/themes": Elsewhere(6, ("pages/test_themes.py",), WHOLE_PAGE),
    "pages/components/themes/making": Elsewhere(7, ("pages/test_theme_making.py", "pages/test_themes.py"), WHOLE_PAGE),
    "pages/components/totals": Elsewhere(2, ("pages/test_totals_only.py",), WHOLE_PAGE),
    "pages/components/words": Elsewhere(7, ("pages/test_keywords.py",), WHOLE_PAGE),
    "pages/serving": Elsewhere(2, ("server/test_answers.py",), "tested by what a running server answers", by_import=False),
    "pages/serving/processes": Elsewhere(
        4, ("server/test_processes.py",), "processes behind one address, tested as they answer together", by_import=False
    ),
}


def modules() -> list[Path]:
    found = [path for top in ("analysis", "pages") for path in (ROOT / top).rglob("*.py") if path.name != "__init__.py"]
    return sorted(path.relative_to(ROOT) for path in found)


def own_test(module: Path) -> bool:
    names = {module.stem, module.stem.strip("_")}  # import_.py is tested by test_import.py
    return any((ROOT / "tests" / module.parent / f"test_{name}.py").is_file() for name in names)


def untested() -> dict[str, list[Path]]:
    """Folder → its modules without a test file of their own."""
    found: dict[str, list[Path]] = {}
    for module in modules():
        if not own_test(module):
            found.setdefault(module.parent.as_posix(), []).append(module)
    return found


@cache
def imports(file: Path) -> frozenset[Path]:
    """Files of ours that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    paths = {
        Path(*name.split(".")).with_suffix(".py") for name in names if name.partition(".")[0] in ("analysis", "pages", "tests")
    }
    inits = {Path(*name.split("."), "__init__.py") for name in names if name.partition(".")[0] == "analysis"}
    return frozenset(path for path in paths | inits if (ROOT / path).is_file())


def reached(starts: list[Path]) -> set[Path]:
    """Files that are imported, one by the other, from these on."""
    found, waiting = set(starts), list(starts)
    while waiting:
        new = imports(waiting.pop()) - found
        found |= new
        waiting += new
    return found


def starts(test: str) -> list[Path]:
    """A test, and for one of a page the page as well: it is opened, not imported."""
    path = Path("tests") / test
    page = Path("pages") / f"{path.stem.removeprefix('test_')}.py"
    pages = [page] if (ROOT / page).is_file() else [each.relative_to(ROOT) for each in sorted((ROOT / "pages").glob("*.py"))]
    return [path, *(pages if path.parent.name == "pages" else [])]


def test_every_module_has_its_own_test_or_is_listed():
    counts = {folder: len(found) for folder, found in untested().items()}
    listed = {folder: entry.modules for folder, entry in TESTED_ELSEWHERE.items()}
    named = {folder: [module.name for module in untested()[folder]] for folder in counts if counts[folder] != listed.get(folder)}
    assert counts == listed, f"each new module wants a test file of its own: {named}"


@pytest.mark.parametrize("folder", [folder for folder, entry in TESTED_ELSEWHERE.items() if entry.by_import])
def test_what_has_no_test_of_its_own_is_reached_by_those_named(folder):
    entry = TESTED_ELSEWHERE[folder]
    there = reached([start for test in entry.tests for start in starts(test)])
    assert [module.as_posix() for module in untested().get(folder, []) if module not in there] == []


def test_every_test_named_exists_and_every_reason_says_something():
    assert [test for entry in TESTED_ELSEWHERE.values() for test in entry.tests if not (ROOT / "tests" / test).is_file()] == []
    assert all(len(entry.why) > 10 for entry in TESTED_ELSEWHERE.values())


def test_every_test_file_tests_something_that_exists():
    """A test whose module was moved away moves with it."""
    folders = {path.parent for path in modules()}
    lost = [path.parent for path in (ROOT / "tests" / "analysis").rglob("test_*.py")]
    assert {path.relative_to(ROOT / "tests") for path in lost} - folders <= {Path("analysis/ingest")}


def test_no_folder_is_larger_than_a_glance():
    sizes = Counter(module.parent.as_posix() for module in modules())
    assert {folder: size for folder, size in sizes.items() if size > MOST} == {}
