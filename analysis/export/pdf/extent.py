"""How much of a very large briefing the A4 report holds: what nobody would print stands in the workbook and the CSV files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefing.content import Briefing, Table

COMMENTS = 1_000
"""Comments quoted in full: about 300 pages."""
ROWS = 300
"""Rows of a table."""
PLACES = 300
"""Stretches of comment numbers behind one number."""
ELSEWHERE = "ブック（xlsx）とCSV"


def quoted_ids(briefing: Briefing, *, limit: int = COMMENTS) -> frozenset[str]:
    """The comments quoted in full: those read out or listed in a section first, then the others in document order."""
    named = dict.fromkeys(each for each in _in_order(briefing) if each in briefing.quotations)
    return frozenset(list(named)[:limit])


def _in_order(briefing: Briefing) -> Iterator[str]:
    for section in briefing.sections:
        yield from section.quoted
    for table in briefing.tables:
        yield from listed(shortened(table)[0])
    yield from briefing.quotations


def listed(table: Table) -> list[str]:
    """The comments that the rows of a table are about."""
    places = [place for place, column in enumerate(table.columns) if column.kind == "comment"]
    return [str(row[place]) for row in table.rows for place in places]


def shortened(table: Table, *, limit: int = ROWS) -> tuple[Table, str]:
    """The table with as many rows as a report holds, and a sentence on the others; empty where there are none."""
    left = len(table.rows) - limit
    if left <= 0:
        return table, ""
    told = f"このほかに{left:,}行あります。すべての行は、{ELSEWHERE}にあります。"
    return replace(table, rows=table.rows[:limit]), told


def unquoted_note(briefing: Briefing, quoted: frozenset[str]) -> str:
    """What to say where not every comment is quoted; empty where all are."""
    left = len(briefing.quotations) - len(quoted)
    if not left:
        return ""
    return (
        f"意見が多いため、{len(quoted):,}件を載せています（本文で挙げた意見を先に、残りは番号の小さい順に選びました）。"
        f"ほかの{left:,}件の全文は、{ELSEWHERE}、ページ（HTML）にあります。"
    )


def places_note(longest: int) -> str:
    """What to say where a number has more stretches of comment numbers than are printed; empty where none has."""
    if longest <= PLACES:
        return ""
    return f"番号が多い数は、はじめの{PLACES:,}か所までを示します。すべての番号は、{ELSEWHERE}の「数の根拠」にあります。"
