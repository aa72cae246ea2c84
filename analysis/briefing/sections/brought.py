"""Where comments concentrate by what the document itself says of each: region, age, trade, date …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import NOT_SAID, attributes, labels, weights
from analysis.briefing.content import Column, Count, Sentence, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.attributes import Attribute
    from analysis.briefing.content import Cell
    from analysis.briefing.material import Material

KEY = "concentration"
MOST = 20
"""Values of an attribute in a table: a page of a report."""
COUNT = Column("count", "件数", "count", "意見の数")
SHARE = Column("share", "割合", "share", "選んだ意見のうちの割合（0から1。全体が10件未満なら空欄）")
WEIGHT = Column("weight", "資料の件数の合計", "whole", "資料の「件数」の欄の合計（1行が複数の意見に当たる資料だけ）")


def brought_tables(material: Material) -> list[Table]:
    """A table for each attribute, in the document's order: one row a value that a selected comment has; times in their order."""
    return [_table(material, each, number) for number, each in enumerate(attributes(material.consultation).values(), start=1)]


def _table(material: Material, each: Attribute, number: int) -> Table:
    stand = weights(material.consultation)
    rows = list(_rows(material, each, stand))
    most = sorted(rows, key=lambda row: -int(row[1] if isinstance(row[1], Count) else 0))[:MOST]
    cut = f"（{len(rows):,}のうち、多い順に{MOST}）" if len(rows) > MOST else ""
    columns = (Column("value", each.name, description="資料に書かれた値"), COUNT, SHARE, *(() if stand is None else (WEIGHT,)))
    return Table(f"attribute_{number}", f"{each.name}別の意見件数{cut}", columns, tuple(row for row in rows if row in most))


def _rows(material: Material, each: Attribute, stand: pd.Series[int] | None) -> Iterator[tuple[Cell, ...]]:
    values = labels(material.consultation, each.column).iloc[material.selected.positions]
    for value in each.values:
        count = material.count(values == value, of=material.total)
        if count.ids:
            weight = () if stand is None else (int(stand.iloc[material.selected.positions][(values == value).to_numpy()].sum()),)
            yield (value, count, count.share, *weight)


def brought_sentences(material: Material, tables: list[Table]) -> Iterator[Sentence]:
    """The value of most comments, of each attribute that has one; what is not said is no value."""
    for table in tables:
        rows = [(str(row[0]), row[1]) for row in table.rows if row[0] != NOT_SAID and isinstance(row[1], Count)]
        rows.sort(key=lambda row: -int(row[1]))
        if len(rows) > 1 and int(rows[0][1]) > int(rows[1][1]):
            name = table.columns[0].label
            yield material.templates.say(KEY, "brought", attribute=name, value=f"「{rows[0][0]}」", count=rows[0][1])
