"""Cells that a person cut in two: the second part goes to another column, or becomes a comment of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.ingest.recipe.decisions import FILE, OWN_ROW
from analysis.package.problem import PackageError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.ingest.recipe.decisions import Split


def split_cells(comments: pd.DataFrame, splits: Sequence[Split]) -> pd.DataFrame:
    """The table of comments with each cut, in order. Raises PackageError where a cell or the words to cut at are not there.

    A new row stands right below, is called 5-2 where it came out of 5, has no number of its own, and shares the reply of 5.
    """
    for split in splits:
        comments = _split(comments, split)
    return comments


def _split(comments: pd.DataFrame, split: Split) -> pd.DataFrame:
    place = comments.index[comments["id"] == split.comment]
    text = comments.at[place[0], split.column] if len(place) and split.column in comments else None
    if not isinstance(text, str) or text.find(split.at) < 1:
        message = f"意見{split.comment}の{split.column}に、分けるところの言葉がありません"
        remedy = "build.toml の splits の comment、column、at を確かめてください"
        raise PackageError([Problem(FILE, message, remedy, value=split.at)])
    here, cut = place[0], text.index(split.at)
    first, second = text[:cut].rstrip(), text[cut:]
    cells = comments.copy()
    cells.at[here, split.column] = first
    if split.to == OWN_ROW:
        return _with_row(cells, here, split.column, second)
    below = cells.at[here, split.to]
    cells.at[here, split.to] = f"{second}\n{below}" if isinstance(below, str) else second
    if split.to == "reply":
        cells.at[here, "reply_shared_with"] = None
    return cells


def _with_row(comments: pd.DataFrame, here: int, column: str, text: str) -> pd.DataFrame:
    row = comments.loc[[here]].copy()
    owner = str(row["id"].iloc[0])
    names = set(comments["id"])
    name = next(f"{owner}-{number}" for number in range(2, len(names) + 3) if f"{owner}-{number}" not in names)
    shares = owner if isinstance(comments.at[here, "reply"], str) else comments.at[here, "reply_shared_with"]
    other = {"opinion": "reply", "reply": "opinion"}.get(column)
    new: dict[str, Any] = {"id": name, "no": None, column: text, "reply_shared_with": shares if column == "opinion" else None}
    for key, value in (new | ({other: None} if other else {})).items():
        row[key] = value
    above, below = comments.loc[:here], comments.loc[here + 1 :]
    return pd.concat([above, row.astype(comments.dtypes.to_dict()), below], ignore_index=True)
