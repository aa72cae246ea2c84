"""Names of the program that nothing in it uses: `python -m tests.dead_names`, a step of `python3 run.py check`.

What only tests use is dead as well. vulture finds the names; a name that is used after all, but not by being written anywhere,
stands below with the reason.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vulture import Vulture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vulture.core import Item

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("analysis", "pages", "dashboard.py", "run.py")

EXCEPTIONS = {
    "run.py calls it in a process of its own": ("warm",),
    "readers, called by the table of formats": (
        *("pdf_lines", "html_lines", "workbook_lines", "old_workbook_lines", "word_lines", "writer_lines", "calc_lines"),
    ),
    "columns of IPADIC, read and written as a row": ("pos_1", "pos_2", "pos_3", "inflection_type", "pronunciation"),
    "columns of a table, made from the fields of a row": ("proposed_basis", "text_hash"),
    "alembic reads them in each migration": ("revision", "down_revision", "branch_labels", "depends_on"),
    "uvicorn, of what listens": ("wait_closed",),
    "Streamlit, which makes its loop by it": ("new_event_loop",),
    "argparse": ("formatter_class",),
    "zipfile": ("compress_type", "create_system"),
    "SQLAlchemy": ("isolation_level",),
    "pdfminer": ("rsrcmgr",),
    "openpyxl": (
        *("creator", "created", "modified", "freeze_panes", "print_title_rows", "fitToHeight", "fitToPage", "orientation"),
        *("paperSize", "border", "alignment", "data_type", "quotePrefix"),
    ),
    "python-pptx": (
        *("has_legend", "has_title", "include_in_layout", "reverse_order", "has_major_gridlines", "minimum_scale"),
        *("tick_label_position", "gap_width", "has_data_labels", "show_value", "number_format_is_linked", "line_spacing"),
        *("auto_size", "vertical_anchor", "word_wrap", "margin_bottom", "margin_left", "margin_right", "margin_top"),
        *("slide_height", "slide_width", "last_modified_by", "_blob"),
    ),
    "python-docx": (*("space_after", "page_height", "page_width", "bottom_margin", "left_margin", "right_margin", "top_margin"),),
}
"""Reason, or library that reads what is set on its objects → names."""


def unused(paths: Iterable[str | Path]) -> list[Item]:
    """What nothing under `paths` uses, exceptions and columns of tables (fields of a schema) left out."""
    excepted = {name for names in EXCEPTIONS.values() for name in names}
    finder = Vulture()
    finder.scavenge([str(path) for path in paths])
    return [item for item in finder.get_unused_code(min_confidence=60) if item.name not in excepted and not _is_column(item)]


def _is_column(item: Item) -> bool:
    """A field of a class in a schema: code asks for columns by name, as text."""
    line = Path(item.filename).read_text(encoding="utf-8").splitlines()[item.first_lineno - 1]
    return Path(item.filename).name == "schema.py" and item.typ == "variable" and line.startswith("    ")


def main() -> int:
    found = unused(ROOT / path for path in PROGRAM)
    for item in found:
        print(f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: nothing uses the {item.typ} {item.name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
