"""What reviewers confirmed, laid over a consultation as the basis `reviewed`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.package.reviewed import SOURCE, holding, reviewed_coding

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.consultation import Consultation


def with_reviews(consultation: Consultation, current: pd.DataFrame) -> Consultation:
    """The consultation with the marks that hold by the database; of a comment it knows, the package's own review gives way.

    `current` has the newest event of each comment (see `ReviewStore.current`). Decisions on a text that has changed since, and
    marks that the legend does not have, are left out: see `outdated`.
    """
    if current.empty:
        return consultation
    coding = consultation.coding
    kept = coding[(coding["source"] != SOURCE) | ~coding["comment"].isin(current["comment"])]
    known = current[current["after"].isin(consultation.response_types["mark"])]
    table = pd.concat([kept, reviewed_coding(known, consultation.comments)], ignore_index=True).astype("str")
    return replace(consultation, coding=cast("DataFrame[schema.ResponseTypeCoding]", table))


def outdated(consultation: Consultation, current: pd.DataFrame) -> pd.DataFrame:
    """Confirmed decisions that no longer hold: the comment is gone, its text changed, or its mark left the legend."""
    confirmed = current[current["after"].notna()]
    known = confirmed["after"].isin(consultation.response_types["mark"])
    return confirmed[~(holding(confirmed, consultation.comments) & known)].reset_index(drop=True)
