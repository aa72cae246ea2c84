"""Where a response type comes from, and what each of these bases is called on screen, in files and at a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Basis:
    """The words for one basis. The texts are four because the places they stand in are: none is put together from another."""

    name: str
    note: str
    """What it is, where its name stands before: on screen."""
    statement: str
    """What it is, as a sentence of its own: in a briefing."""
    phrase: str
    """What it is, inside a sentence that compares two documents."""


WORDS: Mapping[str, Basis] = {
    "printed": Basis(
        "資料の記載",
        "資料に印字された対応区分です。",
        "対応区分は資料に印字されたものです。",
        "資料に印字されたもの",
    ),
    "coded": Basis(
        "人が読んで付けた区分",
        "回答文を読んで付けた分類で、区の公式な区分ではありません。",
        "対応区分は回答文を読んで付けた分類で、公式な区分ではありません。",
        "回答文を読んで付けた分類（公式ではない）",
    ),
    "estimated": Basis(
        "推定",
        "回答の文言から計算で推定した区分で、区の公式な区分ではありません。",
        "対応区分は回答の文言から計算で推定したもので、公式な区分ではありません。",
        "回答の文言から計算した推定（公式ではない）",
    ),
    "reviewed": Basis(
        "確認済み",
        "担当者が名前を記して確認した区分です。サインインのない名前は、記録に「本人確認なし」と示します。",
        "対応区分は担当者が名前を記して確認したものです。",
        "担当者が確認したもの",
    ),
}
"""Code in tables and addresses → its words; in the order in which they are offered."""
UNKNOWN = "意見ごとの対応区分は、このよりどころでは分かりません。"
"""In place of a statement, where a basis knows no comment's response type."""
BASES = tuple(WORDS)
NAMES: Mapping[str, str] = {code: basis.name for code, basis in WORDS.items()}
NOTES: Mapping[str, str] = {code: basis.note for code, basis in WORDS.items()}
STATEMENTS: Mapping[str, str] = {code: basis.statement for code, basis in WORDS.items()}
PHRASES: Mapping[str, str] = {code: basis.phrase for code, basis in WORDS.items()}
