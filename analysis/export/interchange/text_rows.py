"""A text a row with what is known of its comment: the shape that text mining tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.package.roles import NAMES

if TYPE_CHECKING:
    from analysis.export.interchange.exchange import Exchange

KINDS = {"opinion": "意見", "reply": "区の考え方"}
OWN_ATTRIBUTES = {
    "柱": "pillar_short",
    "分類": "category",
    "対応区分": "mark_label",
    "対応区分のよりどころ": "basis",
    "表の枚目": "page",
}
"""Name of an attribute → column of the exchange table."""
PREFIX = "attribute_"
"""What stands before the name of an attribute, once: a column that came from 広聴AI has it already."""


def texts(exchange: Exchange) -> pd.DataFrame:
    """One row is a text that is there: id, kind (意見, 区の考え方), text, then `attribute_…`; a comment's texts together.

    A reply that answers several comments is one text, of the comment it is printed beside. Attributes that say nothing at all
    are left out. Where the document has a column of its own under a name of ours (柱, 対応区分 …), that column is meant.
    """
    table = exchange.table.assign(reply=exchange.selected.comments["reply"].array)
    say = exchange.consultation.words.say
    fields = [field for field in KINDS if exchange.field in (field, "both")]
    parts = [table[["id"]].assign(kind=say(KINDS[field]), text=table[field], **_attributes(exchange)) for field in fields]
    stacked = pd.concat(parts).sort_index(kind="stable")
    given = stacked[stacked["text"].notna()]
    empty = [name for name in given.columns[3:] if given[name].isna().all()]
    return given.drop(columns=empty).reset_index(drop=True)


def _attributes(exchange: Exchange) -> dict[str, pd.Series[str]]:
    table, further, say = exchange.table, exchange.further, exchange.consultation.words.say
    own = {PREFIX + say(name): table[column] for name, column in OWN_ATTRIBUTES.items()}
    brought = {PREFIX + NAMES.get(name, name).removeprefix(PREFIX): table[name] for name in further}
    return {name: values.astype("str") for name, values in (own | brought).items()}
