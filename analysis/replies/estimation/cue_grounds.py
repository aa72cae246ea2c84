"""What each cue was held against: labelled replies of several documents, in how many it stood, how often it was right.

Kept as data (`cue_grounds.csv`), as the labelled replies are not part of the program; the tests make the table anew from them
and compare (`tests/unseen/grounds.py`). The weights of the cues do not follow it: of 209 replies of six documents, each read with
the grounds of the other five, 155 of 167 decided ones were right as the weights are, and 141 of 151, 133 of 143, 122 of 130 when
cues that had held in fewer of the other documents weighed less (half, a third, next to nothing): as large a part, of fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.replies.rule_table import read_lines, rule_file

if TYPE_CHECKING:
    from pathlib import Path

FILE = "cue_grounds.csv"
COLUMNS = {"cue": "str", "documents": "int64", "held": "int64", "found": "int64", "right": "int64"}
"""The cue; documents it stood in; those where it was right more often than not; replies it stood in; those it was right for."""
TIERS = {2: "2つ以上の資料で当たった", 1: "1つの資料で当たった", 0: "当たった資料はまだない"}
"""By the number of documents in which a cue was right more often than not: at least so many."""


def read_grounds(data: Path | None = None) -> pd.DataFrame:
    """The table as it is kept: COLUMNS. Raises PackageError."""
    rows = [
        (line["cue"], *(int(line.decimal(column)) for column in list(COLUMNS)[1:]))
        for line in read_lines(rule_file(FILE, data), list(COLUMNS))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def tier(held: int) -> str:
    """The words for a number of documents in which a cue held."""
    return next(words for least, words in TIERS.items() if held >= least)
