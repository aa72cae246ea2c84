"""What the replies of a consultation show, computed once: clauses that change, promise or refuse, and what they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.briefing.content import Column
from analysis.replies.outcomes.changes import outcomes, read_change_cues
from analysis.replies.outcomes.promises import read_promise_cues

if TYPE_CHECKING:
    from analysis.briefing.material import Material

QUOTE = Column("quote", "回答の文", "long", "区の考え方から、原文のまま")
SEPARATOR = "\n"


def unexplained_refusals(material: Material) -> dict[str, str]:
    """Selected comment → the first clause of its reply that refuses something, of replies that give no reason for any refusal.

    What others will not do (国は認めていません) is left out.
    """
    comments, data = material.consultation.comments, material.corpus.data
    promises = material.corpus.findings.promises
    refusing = promises[(promises["grade"] == "decline") & ~promises["other"]]
    as_refused = pd.Series("not_adopted", index=comments.index, dtype="str")
    found = outcomes(comments, as_refused, read_change_cues(data), read_promise_cues(data))
    own = found.merge(refusing[["row", "start"]].rename(columns={"row": "reply_row"}), on=["reply_row", "start"])
    explained = own.loc[own["reason"].notna(), "id"]
    open_ones = own[own["row"].isin(material.selected.positions) & ~own["id"].isin(explained)].drop_duplicates("id")
    return dict(zip(open_ones["id"], open_ones["quote"], strict=True))


def outcomes_of(material: Material) -> pd.DataFrame:
    """Clauses of replies that say what of a selected comment is changed or refused: id, outcome, start, end, quote, reason.

    Where no clause says so by its wording, the whole reply is quoted.
    """
    meanings = material.consultation.marks(material.basis).map(material.legend["meaning"].to_dict()).astype("str")
    data = material.corpus.data
    found = outcomes(material.consultation.comments, meanings, read_change_cues(data), read_promise_cues(data))
    return found[found["row"].isin(material.selected.positions)]
