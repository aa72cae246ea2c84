"""What codes are called in a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

BASIS: Mapping[str, str] = {
    "printed": "資料の記載",
    "coded": "読解による分類",
    "estimated": "推定",
    "reviewed": "確認済み",
}
BASIS_NOTE: Mapping[str, str] = {
    "printed": "対応区分は資料に印字されたものです。",
    "coded": "対応区分は回答文を読んで付けた分類で、公式な区分ではありません。",
    "estimated": "対応区分は回答の文言から計算で推定したもので、公式な区分ではありません。",
    "reviewed": "対応区分は担当者が名前を記して確認したものです。",
}


def japanese_date(day: date) -> str:
    """`2022年12月11日`."""
    return f"{day.year}年{day.month}月{day.day}日"
