"""Comments to measure with: the large survey beside the project where it is there, else the Nerima opinions over and over."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING

import pandas as pd

from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from analysis.consultation import Consultation

SURVEY = ROOT.parent / "shared" / "scale" / "economy_watchers_current.csv.xz"
"""345,100 comments of the Economy Watchers Survey (Cabinet Office, CC BY 4.0)."""
STEP = 7_919
"""Comments from one to that whose sentence follows it."""
TEXT, GROUP, MARK = "追加説明及び具体的状況の説明", "地域", "景気の現状判断"


def source_name() -> str:
    return "Economy Watchers Survey" if SURVEY.is_file() else "Nerima opinions, repeated"


def survey(number: int | None = None) -> pd.DataFrame:
    """The first comments of the survey as published, all when None; more than it has are the same again with changes."""
    table = pd.read_csv(SURVEY, dtype="str", nrows=number, keep_default_na=False)
    turns = range(1, -(-(number or 0) // len(table)))
    return pd.concat([table, *(_changed(table, turn) for turn in turns)], ignore_index=True).head(number or len(table))


def _changed(table: pd.DataFrame, turn: int) -> pd.DataFrame:
    """The comments with IDs of their own, each followed by the first sentence of another one, so that no text comes twice."""
    sentences = table[TEXT].str.extract("^([^。]*。)", expand=False).fillna("")
    others = sentences.shift(-STEP * turn).fillna("")
    return table.assign(id=table["id"] + f"-{turn}", **{TEXT: table[TEXT] + others})


def comments(nerima: Consultation, number: int) -> pd.DataFrame:
    """That many comments with id, pillar, opinion and an empty reply."""
    if SURVEY.is_file():
        table = survey(number)
        opinions, groups = table[TEXT].tolist(), table[GROUP].tolist()
    else:
        rows = list(islice(cycle(nerima.comments[["opinion", "pillar"]].itertuples(index=False, name=None)), number))
        opinions, groups = [row[0] for row in rows], [row[1] for row in rows]
    ids = [str(place) for place in range(len(opinions))]
    return pd.DataFrame({"id": ids, "pillar": groups, "opinion": opinions, "reply": None}, dtype="str")
