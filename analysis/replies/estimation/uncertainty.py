"""Which response types to look at first: the present value of each comment, and how much speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.replies.estimation.response_types import Estimate

PRESENT = ("reviewed", "printed", "coded", "estimated")
"""The basis of the present value: what was confirmed, else the most official there is."""
UNSURE = {"high": 0.0, "medium": 0.25, "low": 0.5}
"""What a reader's own doubt adds; a reader who says nothing of it counts as sure."""


def present_marks(consultation: Consultation) -> pd.DataFrame:
    """The value that holds for each comment now: mark, basis (both missing where there is none). Index of the comments."""
    table = pd.DataFrame({"mark": pd.Series(index=consultation.comments.index, dtype="str")}).assign(basis=lambda t: t["mark"])
    for basis in PRESENT:
        marks = consultation.marks(basis)
        fresh = table["mark"].isna() & marks.notna()
        table = table.assign(mark=table["mark"].where(~fresh, marks), basis=table["basis"].where(~fresh, basis))
    return table.astype("str")


def uncertainty(consultation: Consultation, estimate: Estimate) -> pd.DataFrame:
    """How much speaks against the present value of each comment, on the index of the comments.

    Columns: mark, basis (see `present_marks`), probability (of that mark by the wording and the totals), apart (the two readers
    gave different marks), confidence (of the reading), uncertainty = (1 - probability) + 1 where the readers differ + the
    reading's own doubt. A comment without any value comes before all others.
    """
    present = present_marks(consultation)
    columns = {mark: place for place, mark in enumerate(estimate.marks)}
    places = present["mark"].map(columns)
    shares = np.zeros(len(present))
    known = places.notna().to_numpy()
    shares[known] = estimate.probabilities[np.flatnonzero(known), places[known].to_numpy(np.intp)]
    readings = consultation.coding[consultation.coding["source"] == "coded"].set_index("comment")
    readings = readings.reindex(consultation.comments["id"]).set_axis(present.index)
    apart = readings["coder_a"].notna() & readings["coder_b"].notna() & (readings["coder_a"] != readings["coder_b"])
    doubt = readings["confidence"].map(UNSURE).fillna(0.0).astype("float64")
    total = (1 - shares) + apart.astype("float64") + doubt + (~known).astype("float64") * 2
    return present.assign(probability=shares, apart=apart, confidence=readings["confidence"], uncertainty=total)
