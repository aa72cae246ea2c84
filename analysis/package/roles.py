"""What a column of a table of comments can hold: its roles, and their names on screen."""

from __future__ import annotations

SINGLE = ("no", "section", "category", "place", "opinion", "reply", "printed_mark", "second_mark", "count", "date")
"""Roles that only one column can have."""
NAMES = {
    "no": "番号",
    "section": "章・項目",
    "category": "分類",
    "place": "該当ページ",
    "opinion": "意見",
    "reply": "回答（考え方）",
    "printed_mark": "対応区分",
    "second_mark": "もう1つの対応区分",
    "ticked_mark": "対応区分（○の付いた列の見出し）",
    "count": "件数",
    "date": "日付",
    "attribute": "そのほかの項目",
    "ignore": "使わない列",
}
"""Every role, with its name on screen."""
FAMILIES = ({"section", "category", "place", "attribute"}, {"count", "attribute"}, {"date", "attribute"})
"""Roles whose mistaking loses nothing: both are kept beside the comment."""
