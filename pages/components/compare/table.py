"""Tables of two consultations side by side in which each number opens the comments it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from pages.components.shared.doors import door

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Linked:
    """A number as it is written, what opens its rows (empty where there are none), what it counts, a note under it."""

    text: str
    opens: Mapping[str, str] = field(default_factory=dict)
    says: str = ""
    note: str = ""
    beside: Linked | None = None
    """A second number under the first."""


Cell = str | Linked


def linked_table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, caption: str) -> str:
    """A table as HTML; the first cell heads its row, the others share the width, on a telephone too."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(map(linked_row, rows))
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="atlas-table atlas-pair"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def linked_row(row: Sequence[Cell]) -> str:
    """A row of such a table."""
    head, *others = map(_written, row)
    return f'<tr><th scope="row">{head}</th>{"".join(f"<td>{each}</td>" for each in others)}</tr>'


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    number = door(cell.text, label=cell.says, **cell.opens) if cell.opens else escape(cell.text)
    note = f"<small>{escape(cell.note)}</small>" if cell.note else ""
    return f"{number}{note}" + (f"<small>{_written(cell.beside)}</small>" if cell.beside else "")
