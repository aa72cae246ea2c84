"""How the comments of two consultations spread over a column that both documents bring: region, age …"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from analysis.attributes import attributes, labels

if TYPE_CHECKING:
    from analysis.attributes import Attribute
    from analysis.comparison.side import Side

COLUMNS = {"side": "str", "column": "str", "value": "str", "count": "int64", "n": "int64", "share": "float64"}


def in_both(first: Side, second: Side) -> list[Attribute]:
    """The attributes of the first that the second has under the same heading, with a value in common; times are none.

    Values are the first's in its order, then what only the second has.
    """
    others = attributes(second.consultation)
    return [
        _joined(each, others[column])
        for column, each in attributes(first.consultation).items()
        if column in others and not (each.dated or others[column].dated) and set(each.values) & set(others[column].values)
    ]


def attribute_shares(first: Side, second: Side) -> pd.DataFrame:
    """One row a side and a value of an attribute of both: side, column, value, count, n (comments of the side), share (per cent).

    A value that a side does not have counts 0 there: whether nobody sent it or nobody was asked, the table does not know.
    """
    found = [_counted(side, each) for each in in_both(first, second) for side in (first, second)]
    return pd.concat([pd.DataFrame(columns=list(COLUMNS)), *found], ignore_index=True).astype(COLUMNS)


def _joined(one: Attribute, other: Attribute) -> Attribute:

    return replace(one, values=(*one.values, *(value for value in other.values if value not in one.values)))


def _counted(side: Side, each: Attribute) -> pd.DataFrame:
    values = labels(side.consultation, each.column).iloc[side.selected.positions]
    counts, n = values.value_counts().reindex(list(each.values), fill_value=0), len(values)
    table = pd.DataFrame({"value": list(each.values), "count": counts.to_numpy()})
    share = (table["count"] / n * 100).round(1) if n else float("nan")
    return table.assign(side=side.key, column=each.column, n=n, share=share)[list(COLUMNS)]
