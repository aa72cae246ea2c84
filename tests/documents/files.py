"""Documents made the way towns make them, with a word processor, a spreadsheet or the print of a browser, kept as files.

FILES maps the name of a file in files/ to a function that gives its `Layout`. The rows beside it (NAME.json) are what was put
into the document; where a program writes another character of the same shape (⾒ for 見), they have the one that is in the file.
The shapes of the characters were taken out of the fonts to keep the files small; nothing else was changed.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.documents.plan import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "files"


def _layout(path: Path) -> Layout:
    rows = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Layout(path.stem, path.suffix, path.read_bytes(), rows, [], {})


FILES: dict[str, Callable[[], Layout]] = {path.stem: partial(_layout, path) for path in sorted(FOLDER.glob("*.pdf"))}
"""Every file's layout, by name."""
