"""What KH Coder reads: a column of texts and columns of variables, as a workbook or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.export.interchange.sheet import sheet_bytes
from analysis.export.interchange.text_rows import PREFIX, texts
from analysis.export.visible import visible
from analysis.package.guarded_cells import guarded

if TYPE_CHECKING:
    import pandas as pd

    from analysis.export.interchange.exchange import Exchange

TEXT = "テキスト"
MISSING = "."
"""KH Coder's own sign for a variable without a value."""
_BRACKETS = str.maketrans("<>", "＜＞")
"""KH Coder takes half-width brackets for its headings (<h1> … <h5>)."""


def kh_coder_xlsx(exchange: Exchange) -> bytes:
    """Write a workbook: no question of character encoding on any system."""
    table = _variables(exchange)
    title = f"{exchange.consultation.metadata.title} KH Coder用"
    return sheet_bytes(table, title=title, widths=[80, *[14] * (len(table.columns) - 1)], day=exchange.day)


def kh_coder_csv(exchange: Exchange) -> bytes:
    """Write UTF-8 without BOM: KH Coder does not tell the encoding of a file with one."""
    safe = _variables(exchange).map(guarded)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _variables(exchange: Exchange) -> pd.DataFrame:
    """Texts first, then number, kind and attributes; control characters shown, for KH Coder stops at them."""
    table = texts(exchange)
    attributes = list(table.columns[3:])
    ordered = table[["text", "id", "kind", *attributes]].astype("object").fillna(MISSING)
    plain = ordered.map(lambda cell: visible(str(cell)))
    plain["text"] = plain["text"].str.translate(_BRACKETS)
    return plain.set_axis(_distinct([TEXT, "番号", "種類", *(name.removeprefix(PREFIX) for name in attributes)]), axis=1)


def _distinct(names: list[str]) -> list[str]:
    """Names of columns, a second one of the same name numbered."""
    taken: list[str] = []
    for name in names:
        number, free = 2, name
        while free in taken:
            number, free = number + 1, f"{name}{number}"
        taken.append(free)
    return taken
