"""How far the list of what replies leave open agrees with readers: by their labels on comments that no rule was written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import pandas as pd

from analysis.language.compounds import join_compounds
from analysis.language.tokens import tokenize_comments
from analysis.replies.findings import Findings
from analysis.replies.rule_table import read_lines, rule_file

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.language.lexicon import Lexicon

UNSEEN = "unseen_gaps.csv"
"""Opinions and replies of two made-up towns, worded by somebody who knew what 回答に見当たらない means and no rule of it,
labelled by two people without knowledge of each other; measured once, when the rules were finished. Columns `LABELLED`."""
LABELLED = ["id", "town", "opinion", "reply", "unanswered", "part", "second"]
YES = "yes"
FIRST = 10
"""Comments that somebody reads who has a few minutes for the list."""


class Agreement(NamedTuple):
    """The list and the questions beside a reader's labels."""

    comments: int
    unanswered: int
    """By the reader."""
    precision: float | None
    """Average precision of the list: 1 where the unanswered come first, about their share where the order says nothing."""
    first: int
    """Of the first FIRST of the list, how many the reader finds unanswered."""


def unseen(data: Path | None = None) -> pd.DataFrame:
    """The labelled comments of a data folder, else those of the program. Raises PackageError."""
    return pd.DataFrame(read_lines(rule_file(UNSEEN, data), LABELLED), columns=LABELLED, dtype="str")


def agreement(labelled: pd.DataFrame, lexicon: Lexicon, data: Path | None = None) -> Agreement:
    """Rank labelled comments (id, opinion, reply, unanswered) as those of any consultation."""
    nothing = pd.array([None] * len(labelled), dtype="str")
    table = labelled[["id", "opinion", "reply"]].assign(reply_shared_with=nothing).reset_index(drop=True)
    comments = cast("DataFrame[schema.Comments]", table)
    findings = Findings(comments, join_compounds(tokenize_comments(comments, lexicon), comments), lexicon, data=data)
    relevant = (labelled["unanswered"] == YES).to_numpy()
    scores = findings.reading_list.set_index("row")["score"].reindex(range(len(labelled)), fill_value=0.0).to_numpy()
    first = findings.reading_list["row"].head(FIRST)
    return Agreement(len(labelled), int(relevant.sum()), average_precision(scores, relevant), int(relevant[first].sum()))


def average_precision(scores: NDArray[np.float64], relevant: NDArray[np.bool_]) -> float | None:
    """Mean, over the relevant rows, of the share of relevant rows among those ranked so far; equal scores as they come.

    None where nothing is relevant.
    """
    hits = relevant[np.lexsort((np.arange(len(scores)), -scores))]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()) if hits.any() else None
