"""The words on screen for the codes in tables and addresses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis import bases
from analysis.statistics.words.word_kinds import CONTENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.consultation import Consultation

BASIS, BASIS_NOTE = bases.NAMES, bases.NOTES
FIELD: Mapping[str, str] = {"opinion": "意見概要", "reply": "区の考え方", "both": "意見と区の考え方"}
KINDS = (*CONTENT_KINDS, "その他")
"""Parts of speech to choose from."""
NOT_SAID = "資料に記載なし"
"""In place of a fact that the document does not give."""
UNKNOWN: Mapping[str, str] = {
    "printed": "資料からは分かりません",
    "coded": "付けられていません",
    "estimated": "推定できません",
    "reviewed": "未確認",
}
"""What is said of a comment without a response type, by basis; never to be taken for the category 「その他」, nor for a zero."""


@lru_cache(maxsize=64)  # asked for by every card of a page
def response_type_names(consultation: Consultation) -> dict[str, str]:
    """Mark → mark with short wording, in legend order."""
    return dict(zip(*(consultation.response_types.sort_values("order")[column] for column in ("mark", "label")), strict=True))


@lru_cache(maxsize=64)
def full_wordings(consultation: Consultation) -> dict[str, str]:
    """Mark → its wording as printed."""
    return dict(zip(*(consultation.response_types[column].tolist() for column in ("mark", "wording")), strict=True))


@lru_cache(maxsize=64)
def marks_of(consultation: Consultation, meaning: str) -> tuple[str, ...]:
    """The marks of a canonical meaning, in the legend's rows."""
    legend = consultation.response_types
    return tuple(legend.loc[legend["meaning"] == meaning, "mark"])


@lru_cache(maxsize=64)
def pillar_names(consultation: Consultation) -> dict[str, str]:
    """Pillar → short name, in document order."""
    return dict(zip(*(consultation.pillars.sort_values("order")[column] for column in ("pillar", "short_name")), strict=True))
