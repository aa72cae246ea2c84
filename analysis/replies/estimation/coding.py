"""Estimated response types as rows of the table of marks that are not printed, so that every page can take them as a basis."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pandas as pd

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.consultation import Consultation
    from analysis.replies.estimation.response_types import Estimate

SOURCE = "estimated"
BY_TOTALS = "手がかりになる文言がなく、公式集計の件数に合わせた推定"
COLUMNS = ("comment", "mark", "source", "coder_a", "confidence_a", "coder_b", "confidence_b", "confidence", "reason")


def estimated_coding(estimate: Estimate) -> DataFrame[schema.ResponseTypeCoding]:
    """One row a comment that has an estimated mark; the reason quotes the words that decided. None where too few are decided."""
    given = estimate.table[estimate.decided & estimate.enough].reset_index(drop=True)
    table = given.rename(columns={"id": "comment", "evidence": "reason"}).assign(source=SOURCE)
    table = table.assign(reason=table["reason"].fillna(BY_TOTALS)).reindex(columns=list(COLUMNS))
    return cast("DataFrame[schema.ResponseTypeCoding]", table.astype("str"))


def with_coding(consultation: Consultation, coding: pd.DataFrame) -> Consultation:
    """The consultation with further marks, instead of those of the same source that it had; the package stays as it is."""
    kept = consultation.coding[~consultation.coding["source"].isin(set(coding["source"]))]
    table = pd.concat([kept, coding], ignore_index=True).astype("str") if len(coding) else kept
    return replace(consultation, coding=cast("DataFrame[schema.ResponseTypeCoding]", table))
