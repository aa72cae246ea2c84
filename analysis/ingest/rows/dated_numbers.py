"""Numbers such as 1-2 that a spreadsheet took for a day when somebody typed them: 1月2日."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.ingest.words.wording import folded
from analysis.package.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.rows.lines_read import Row

_DAY = re.compile(r"([0-9]{1,2})月([0-9]{1,2})日")


def typed_number(cell: str) -> str:
    """The number of a comment as it was typed; anything but a day without a year stays as it is.

    >>> typed_number("1月2日"), typed_number("1-13"), typed_number("令和6年1月2日")
    ('1-2', '1-13', '令和6年1月2日')
    """
    found = None if cell.isascii() else _DAY.fullmatch(folded(cell))
    return f"{int(found[1])}-{int(found[2])}" if found else cell


def dated_numbers(file: str, rows: Sequence[Row]) -> list[Problem]:
    """That numbers were read so, with the first of them; nothing where no number is a day."""
    cells = [cell for row in rows if typed_number(cell := row.cells.get("no", "")) != cell]
    if not cells:
        return []
    message = f"番号が日付になっている行が{len(cells)}行あり、元の番号に戻して読みました"
    return [Problem(file, message, "原本で番号を確かめてください", value=f"{cells[0]}→{typed_number(cells[0])}")]
