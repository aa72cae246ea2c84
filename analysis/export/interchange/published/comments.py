"""The comments of a published result, under the headings of the document, each with what it prints beside it."""

from __future__ import annotations

from dataclasses import fields
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from analysis.export.interchange.published.parts import Comments, Entry, Section
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from analysis.export.interchange.exchange import Exchange

NUMBER, CATEGORY, OPINION, MARK = "No", "分類", "意見概要", "対応区分"


def comments(exchange: Exchange) -> Comments:
    """Every selected comment, in the order of the document. A column that no comment fills is left out, the opinion never."""
    table = exchange.table.assign(own_reply=exchange.selected.comments["reply"].array)
    names = exchange.consultation.pillars.set_index("pillar")["name"]
    pillars = exchange.selected.comments["pillar"].map(names).fillna("").tolist()
    grouped = groupby(zip(pillars, _entries(table), strict=True), key=itemgetter(0))
    sections = tuple(Section(visible(heading), tuple(entry for _, entry in rows)) for heading, rows in grouped)
    return Comments(_columns(sections, reply_heading(exchange.consultation.words.body)), sections)


def reply_heading(body: str) -> str:
    """`市の考え方`, `考え方` where nobody knows whose they are."""
    return f"{body}の考え方" if body else "考え方"


def _columns(sections: tuple[Section, ...], reply: str) -> tuple[tuple[str, str], ...]:
    named = {"number": NUMBER, "category": CATEGORY, "opinion": OPINION, "reply": reply, "mark": MARK}
    entries = [entry for section in sections for entry in section.entries]
    return tuple(
        (field, name) for field, name in named.items() if field == "opinion" or any(getattr(entry, field) for entry in entries)
    )


def _entries(table: pd.DataFrame) -> Iterator[Entry]:
    """A reply that the document prints once for several comments in a row stands once; further down it says whose it is."""
    above = ""
    columns = ["id", "no", "category", "opinion", "own_reply", "reply", "reply_shared_with", "mark"]
    cells = table[columns].astype("object").where(table[columns].notna(), "")
    pillar_above = None
    for (key, number, category, opinion, own, reply, owner, mark), pillar in zip(
        cells.itertuples(index=False, name=None), table["pillar"], strict=True
    ):
        joined = str(owner) if owner and owner == above and pillar == pillar_above else ""
        told = f"（{owner}番と共通の回答です。）\n{reply}" if owner and not joined else own
        texts = (number or key, category, opinion, "" if joined else told, mark, joined)
        yield Entry(**{field.name: visible(str(text)) for field, text in zip(fields(Entry), texts, strict=True)})
        above, pillar_above = str(owner or key), pillar
