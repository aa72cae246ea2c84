"""What the replies of a consultation show, computed once: clauses that change, promise or refuse, and what they leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Column
from analysis.replies.outcomes.changes import outcomes, read_change_cues
from analysis.replies.outcomes.promises import read_promise_cues

if TYPE_CHECKING:
    import pandas as pd

    from analysis.briefing.material import Material

QUOTE = Column("quote", "回答の文", "long", "区の考え方から、原文のまま")
SEPARATOR = "\n"


def outcomes_of(material: Material) -> pd.DataFrame:
    """Clauses of replies that say what of a selected comment is changed or refused: id, outcome, start, end, quote, reason.

    Where no clause says so by its wording, the whole reply is quoted.
    """
    meanings = material.consultation.marks(material.basis).map(material.legend["meaning"].to_dict()).astype("str")
    data = material.corpus.data
    found = outcomes(material.consultation.comments, meanings, read_change_cues(data), read_promise_cues(data))
    return found[found["row"].isin(material.selected.positions)]
