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


Cell = str | Linked


def linked_table(heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, caption: str) -> str:
    """A table as HTML; the first cell heads its row, the others share the width, on a telephone too."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(f"<tr>{''.join(_cell(cell, place) for place, cell in enumerate(row))}</tr>" for row in rows)
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="atlas-table atlas-pair"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell, place: int) -> str:
    if isinstance(cell, str):
        return f'<th scope="row">{escape(cell)}</th>' if not place else f"<td>{escape(cell)}</td>"
    number = door(cell.text, label=cell.says, **cell.opens) if cell.opens else escape(cell.text)
    return f"<td>{number}{f'<small>{escape(cell.note)}</small>' if cell.note else ''}</td>"
