"""comments.csv from the rows found: names, pillars, shared replies, marks and further columns settled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from analysis.ingest.rows.dated_numbers import typed_number
from analysis.ingest.rows.lines_read import ANSWERED_BY, OF_FILE, QUESTION, SHEET
from analysis.ingest.words.same_reply import same_reply
from analysis.ingest.words.unwrapping import unwrapped
from analysis.ingest.words.wording import folded, squeezed
from analysis.package.files import TABLES
from analysis.package.roles import TICKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.recipe.decisions import Recipe
    from analysis.ingest.rows.lines_read import Row

COLUMNS = TABLES["comments.csv"].columns
LABELS = ("no", "section", "category", "printed_mark", "second_mark", "count", "date", "place")
"""Columns of single words and numbers, in which no line break was meant."""
_HEAD_MARK = re.compile(r"\s*【([^】]{1,20})】")
_LAST_MARK = re.compile(
    r"[（(【\[〔]\s*(?:(?:対応|反映)(?:区分|状況|方針|結果)?|区分|取扱い)\s*[:：]\s*([^（）()【】\[\]〔〕]{1,20})[）)】\]〕]\s*$"
)


def comment_table(rows: Sequence[Row], recipe: Recipe, *, wrapped: bool) -> pd.DataFrame:
    """The comments, verbatim, in document order; a cell that is empty or blank is missing. Further columns come last.

    `wrapped` says that the document breaks lines where a column ends, as a PDF does.
    """
    names = _names(rows, recipe)
    table = pd.DataFrame({name: _texts(rows, name, recipe, wrapped=wrapped) for name in names})
    table = _with_parts(table, recipe)
    table["pillar"] = _pillars(rows, table, recipe)
    table["printed_mark"] = _marks(rows, table, recipe)
    table["id"] = _ids(rows, table, recipe)
    table["reply_shared_with"] = _shared(rows, table, recipe)
    named = _named(table)
    table = table.assign(reply=table["reply"].mask(named.notna()), reply_shared_with=named.fillna(table["reply_shared_with"]))
    table["page"] = pd.Series([row.page for row in rows], dtype="Int64")
    table["line"] = pd.Series([row.line for row in rows], dtype="Int64")
    further = [name for name in table.columns if name not in COLUMNS and name != "section"]
    return _corrected(table[[*COLUMNS, *further]], recipe)


def reply_mark(reply: str) -> str | None:
    """The mark in brackets at the head of a reply, or named at its end: 修正する of 【修正する】, Ａ of （対応区分：Ａ）."""
    found = _HEAD_MARK.match(reply) or _LAST_MARK.search(reply)
    return squeezed(found[1]) if found else None


def _names(rows: Sequence[Row], recipe: Recipe) -> list[str]:
    """Columns of texts, in the order of the recipe."""
    columns = recipe.source.columns.items()
    given = [heading if role == "attribute" else role for heading, role in columns if role not in ("ignore", TICKED)]
    own = {name for row in rows for name in row.cells}
    given += [name for name in (QUESTION, ANSWERED_BY, OF_FILE) if name in own]
    fixed = [name for name in COLUMNS if name not in ("id", "pillar", "reply_shared_with", "page", "line")]
    return list(dict.fromkeys([*fixed, *(name for name in given if name in own or not rows)]))


def _texts(rows: Sequence[Row], name: str, recipe: Recipe, *, wrapped: bool) -> pd.Series[str]:
    texts = [row.cells.get(name, "") for row in rows]
    if name in ("category", "section", "date", "place"):
        texts = _carried(rows, name, texts)
    if wrapped:
        texts = [squeezed(text) for text in texts] if name in LABELS else unwrapped(texts)
    if name in ("printed_mark", "second_mark", "no"):
        texts = [squeezed(text) if "\n" in text else text for text in texts]
    if name == "no":
        texts = [typed_number(text) for text in texts]
    if bullet := recipe.source.bullets.get(name):
        texts = [text.removeprefix(bullet) for text in texts]
    return pd.Series([text if text.strip() else None for text in texts], dtype="str")


def _carried(rows: Sequence[Row], name: str, texts: list[str]) -> list[str]:
    """Labels of merged cells, which stand for every row they extend over."""
    found: list[str] = []
    for row, text in zip(rows, texts, strict=True):
        found.append(found[-1] if found and name in row.merged and not text.strip() else text)
    return found


def _with_parts(table: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Columns of their own for parts of a cell: 家計動向関連(北海道) → 関連, 地域."""
    for column, text in recipe.source.parts.items():
        if column in table:
            pattern = re.compile(text)
            found = [pattern.search(folded(cell)) if isinstance(cell, str) else None for cell in table[column].tolist()]
            for name in pattern.groupindex:
                table[name] = pd.Series([match[name] if match else None for match in found], dtype="str")
    return table


def _pillars(rows: Sequence[Row], table: pd.DataFrame, recipe: Recipe) -> pd.Series[str]:
    column = recipe.source.pillars_from
    if column == "heading":
        return pd.Series([row.pillar for row in rows], dtype="str")
    known = {folded(wording): pillar for wording, pillar in recipe.pillar_of("category").items()}
    sheets = [row.sheet if column == SHEET else None for row in rows]
    cells = table[column].tolist() if column in table else sheets
    unfiled = recipe.source.unfiled or (recipe.pillars["pillar"].iloc[0] if len(recipe.pillars) == 1 else None)
    return pd.Series([known.get(_key(cell), unfiled) for cell in cells], dtype="str")


def _key(cell: object) -> str:
    return folded(cell) if isinstance(cell, str) else ""


def _marks(rows: Sequence[Row], table: pd.DataFrame, recipe: Recipe) -> pd.Series[str]:
    """The mark of each comment in the form the legend has for it; one that the legend lacks stays as it is printed."""
    legend = {folded(mark): mark for mark in recipe.response_types["mark"]}
    given: list[str | None] = table["printed_mark"].tolist()
    if recipe.source.marks_from == "reply":
        given = [reply_mark(reply) if isinstance(reply, str) else None for reply in table["reply"].tolist()]
    found: list[str | None] = []
    for row, mark in zip(rows, given, strict=True):
        same = "printed_mark" in row.merged and not isinstance(mark, str) and bool(found)
        found.append(found[-1] if same else legend.get(folded(mark), mark) if isinstance(mark, str) else None)
    return pd.Series(found, dtype="str")


def _ids(rows: Sequence[Row], table: pd.DataFrame, recipe: Recipe) -> pd.Series[str]:
    """What each comment is called by; its place in the document where its number does not tell it apart."""
    numbers = [number.strip() if isinstance(number, str) else None for number in table["no"].tolist()]
    if recipe.source.ids == "place":
        return pd.Series([row.place for row in rows], dtype="str")
    if recipe.source.ids == "pillar-no":
        order = dict(zip(recipe.pillars["pillar"].tolist(), recipe.pillars["order"].tolist(), strict=True))
        numbers = [
            number and f"{order.get(pillar, 0)}-{number}"
            for number, pillar in zip(numbers, table["pillar"].tolist(), strict=True)
        ]
    seen: set[str] = set()
    found = []
    for row, number in zip(rows, numbers, strict=True):
        found.append(number if number and number not in seen else row.place)
        seen.add(found[-1])
    return pd.Series(found, dtype="str")


def _shared(rows: Sequence[Row], table: pd.DataFrame, recipe: Recipe) -> pd.Series[str]:
    """Whose reply answers a comment too: printed as a merged cell, or as the recipe says."""
    found: list[str | None] = []
    above: str | None = None
    for row, name, reply in zip(rows, table["id"].tolist(), table["reply"].tolist(), strict=True):
        own = isinstance(reply, str)
        printed = above if "reply" in row.merged and not own else None
        found.append(None if own else recipe.shared_replies.get(name) or printed)
        above = name if own else above if printed else None
    return pd.Series(found, dtype="str")


def _named(table: pd.DataFrame) -> pd.Series[str]:
    """The comment whose reply a reply names instead of saying anything, where the document has such a comment."""
    keys, named = table["id"].tolist(), {reply: same_reply(reply) for reply in table["reply"].dropna().unique()}
    if not any(named.values()):
        return pd.Series([None] * len(table), index=table.index, dtype="str")
    ids = dict(zip(table["no"].map(folded, na_action="ignore").tolist(), keys, strict=True))
    ids |= {folded(key): key for key in keys}
    owners = [ids.get(named[reply]) if isinstance(reply, str) else None for reply in table["reply"].tolist()]
    own = {key for key, owner in zip(keys, owners, strict=True) if owner is None}
    return pd.Series([owner if owner in own else None for owner in owners], index=table.index, dtype="str")


def _corrected(table: pd.DataFrame, recipe: Recipe) -> pd.DataFrame:
    """Single cells as a person read them; a cell corrected to nothing is missing."""
    for comment, column, text in recipe.cells:
        if column in table and table[column].dtype != "Int64":
            table = table.assign(**{column: table[column].mask(table["id"] == comment, text or None)})
    return table
