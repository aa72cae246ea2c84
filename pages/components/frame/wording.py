"""The words on screen for the codes in tables and addresses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.statistics.word_kinds import CONTENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from analysis.consultation import Consultation

BASIS: Mapping[str, str] = {
    "printed": "資料の記載",
    "coded": "読解による分類",
    "estimated": "推定",
    "reviewed": "確認済み",
}
BASIS_NOTE: Mapping[str, str] = {
    "printed": "資料に印字された対応区分です。",
    "coded": "回答文を読んで付けた分類で、区の公式な区分ではありません。",
    "estimated": "回答の文言から計算で推定した区分で、区の公式な区分ではありません。",
    "reviewed": "担当者が名前を記して確認した区分です。",
}
FIELD: Mapping[str, str] = {"opinion": "意見概要", "reply": "区の考え方", "both": "意見と区の考え方"}
KINDS = (*CONTENT_KINDS, "その他")
"""Parts of speech to choose from."""
NO_MARK = "記載なし"
"""A lost or absent mark; never to be taken for the category 「その他」."""


@lru_cache(maxsize=64)  # asked for by every card of a page
def response_type_names(consultation: Consultation) -> dict[str, str]:
    """Mark → mark with short wording, in legend order."""
    return dict(zip(*(consultation.response_types.sort_values("order")[column] for column in ("mark", "label")), strict=True))


@lru_cache(maxsize=64)
def pillar_names(consultation: Consultation) -> dict[str, str]:
    """Pillar → short name, in document order."""
    return dict(zip(*(consultation.pillars.sort_values("order")[column] for column in ("pillar", "short_name")), strict=True))


def japanese_date(day: date) -> str:
    """`2022年12月11日`."""
    return f"{day.year}年{day.month}月{day.day}日"
