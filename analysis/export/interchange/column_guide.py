"""What each column of the open data means: names, types, descriptions, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.package.roles import NAMES


@dataclass(frozen=True)
class Described:
    """A column of a file."""

    source: str
    """Column of the table it is taken from."""
    name: str
    english: str
    kind: str
    """Type of the Table Schema: string or integer."""
    required: bool
    meaning: str


COMMENTS = (
    Described("id", "意見番号", "id", "string", True, "この資料の中での番号。同じ番号はない"),
    Described("no", "資料の番号", "number_as_printed", "string", False, "資料に印字された番号"),
    Described("pillar", "柱（項目）", "pillar", "string", True, "意見が分類されている計画の項目。pillars.csv の「名称」"),
    Described("category", "分類", "category", "string", False, "資料の「分類」欄の表記"),
    Described("opinion", "意見概要", "opinion", "string", False, "資料に掲載された意見の概要。資料のままの文章"),
    Described(
        "reply",
        "考え方",
        "reply",
        "string",
        False,
        "意見に対する考え方（回答）。資料のままの文章。空欄で「共通の回答の意見番号」があるときは、その意見の考え方が共通の回答",
    ),
    Described(
        "reply_shared_with",
        "共通の回答の意見番号",
        "reply_shared_with",
        "string",
        False,
        "資料のセルの結合から、この意見番号の回答と共通と推定したもの",
    ),
    Described("mark", "対応区分", "response_type", "string", False, "資料の凡例の記号。response_types.csv の「記号」"),
    Described("mark_wording", "対応区分の表記", "response_type_wording", "string", False, "凡例の文言"),
    Described(
        "basis",
        "対応区分のよりどころ",
        "response_type_basis",
        "string",
        False,
        "資料の記載（印字）、人が読んで付けた区分（公式ではない）、推定（計算による）、確認済み（担当者が確認）のどれか",
    ),
    Described("page", "表の枚目", "page", "integer", False, "意見の表の何枚目か（1から）"),
    Described("line", "行", "line", "integer", False, "原本の行（1から）"),
)
RESPONSE_TYPES = (
    Described("mark", "記号", "mark", "string", True, "資料の凡例の記号"),
    Described("order", "順序", "order", "integer", True, "凡例での順番"),
    Described("wording", "文言", "wording", "string", True, "凡例の文言"),
    Described("meaning", "意味", "meaning", "string", True, "資料をまたいで比べるための共通の分類（英語の符号）"),
    Described("meaning_name", "意味の名称", "meaning_name", "string", True, "共通の分類の日本語名"),
)
PILLARS = (
    Described("name", "名称", "name", "string", True, "柱（項目）の名称"),
    Described("order", "順序", "order", "integer", True, "資料での順番"),
    Described("short_name", "略称", "short_name", "string", True, "短い名称"),
)
TOTALS = (
    Described("axis", "区分", "axis", "string", True, "何の件数か（pillar 柱、response_type 対応区分、all 合計）"),
    Described("label", "資料の表記", "label", "string", True, "資料の集計表の見出し"),
    Described("count", "件数", "count", "integer", True, "資料に印字された件数"),
    Described("line", "行", "line", "integer", False, "原本の行（1から）"),
)


def brought(name: str) -> Described:
    """A column that the published document has beyond ours, under a name that none of ours has."""
    label = NAMES.get(name, name)
    shown = f"{label}（資料）" if label in {column.name for column in COMMENTS} else label
    return Described(name, shown, name, "string", False, f"資料の「{label}」欄")
