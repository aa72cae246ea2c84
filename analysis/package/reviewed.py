"""Confirmed response types inside a package: the file of decisions, and what the newest of them say."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pandas as pd

from analysis.access.people import UNVERIFIED, shown_name
from analysis.package.csv_table import FileColumns, read_table

if TYPE_CHECKING:
    from pathlib import Path

FILE = "coding/reviews.csv"
"""Every decision, oldest first; written from the database of reviews, kept with the package."""
DECISIONS = FileColumns(
    (
        "comment",
        "version",
        "at",
        "reviewer",
        "action",
        "before",
        "after",
        "proposed",
        "proposed_basis",
        "note",
        "data_hash",
        "text_hash",
    ),
    numbers=("version",),
    open_ended=True,  # files of before people could sign in lack VERIFIED
)
VERIFIED = "verified"
"""Column after those of DECISIONS: `yes` where the reviewer had signed in, `no` where the name was typed. The account stays on
the server: packages are handed on."""
SOURCE = "reviewed"
CODING = ("comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason")
_UNSIGNED = re.compile(rf"[^：]*さん（{UNVERIFIED}）が\d+年")
"""How the reason of such a row begins: a reason is all that a package keeps of who decided."""
_JAPAN = timezone(timedelta(hours=9))


def text_hashes(comments: pd.DataFrame) -> pd.Series[str]:
    """sha256 of both texts of each comment, by its id: a decision holds for the texts it was made on."""
    texts = comments[["opinion", "reply", "reply_shared_with"]].fillna("").itertuples(index=False, name=None)
    hashes = [hashlib.sha256("\0".join(cells).encode()).hexdigest() for cells in texts]
    return pd.Series(hashes, index=pd.Index(comments["id"]), dtype="str")


def reviewed_coding(newest: pd.DataFrame, comments: pd.DataFrame) -> pd.DataFrame:
    """Rows of the coding table for decisions that hold: the mark confirmed last, its texts unchanged.

    `newest` has one row a comment (columns of DECISIONS). The reason names who confirmed it, on which day (Japan), and the note.
    """
    held = newest[holding(newest, comments)]
    rows = {
        "comment": held["comment"],
        "mark": held["after"],
        "source": SOURCE,
        "reason": [_reason(*each) for each in zip(held["reviewer"], vouched_for(held), held["at"], held["note"], strict=True)],
    }
    in_order = (
        pd.DataFrame(rows)
        .set_index("comment", drop=False)
        .reindex([each for each in comments["id"] if each in set(held["comment"])])
    )
    return in_order.reset_index(drop=True).reindex(columns=list(CODING)).astype("str")


def holding(newest: pd.DataFrame, comments: pd.DataFrame) -> pd.Series[bool]:
    """Whether each decision confirms a mark of a comment whose texts are still those it was made on."""
    now = newest["comment"].map(text_hashes(comments[comments["id"].isin(newest["comment"])]))
    return (newest["after"].notna() & (now == newest["text_hash"])).astype(bool)


def vouched_for(decisions: pd.DataFrame) -> pd.Series[bool]:
    """Whether sign-in vouches for the name of each decision: one of the database, or of a package's file."""
    if "identity" in decisions:
        return decisions["identity"].notna()
    named = decisions[VERIFIED] if VERIFIED in decisions else pd.Series("no", index=decisions.index)
    return named == "yes"


def packaged_coding(folder: Path, comments: pd.DataFrame) -> pd.DataFrame:
    """Rows of the coding table from the package's own file of decisions; none where it has no such file. Raises PackageError."""
    path = folder / FILE
    if not path.is_file():
        return pd.DataFrame(columns=list(CODING), dtype="str")
    decisions = read_table(path, DECISIONS).table.sort_values(["comment", "version"], kind="stable")
    return reviewed_coding(decisions.drop_duplicates("comment", keep="last"), comments)


def japanese_time(at: str) -> str:
    """`2026年8月1日 14:03` in Japan, whatever the machine's time zone, so that files come out the same everywhere."""
    local = datetime.fromisoformat(at).astimezone(_JAPAN)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def unsigned(coding: pd.DataFrame) -> pd.Series[bool]:
    """Of each row of a coding table, whether it is a review under a name that nobody vouches for."""
    return (coding["source"] == SOURCE) & coding["reason"].str.match(_UNSIGNED, na=False)


def _reason(reviewer: str, verified: bool, at: str, note: object) -> str:
    said = f"：{note}" if isinstance(note, str) and note else ""
    return f"{shown_name(f'{reviewer}さん', verified=verified)}が{japanese_time(at)}に確認{said}"
