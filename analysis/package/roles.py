"""What a column of a table of comments can hold: its roles, and what is true of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """What a column holds."""

    name: str
    """On screen."""
    single: bool = True
    """Whether only one column can have it."""
    by_heading: bool = True
    """Whether data/ingest/headings.toml says how such columns are headed; others are told by their contents, or by a person."""
    text: bool = False
    """Whether it is one of the two texts of a comment."""


TICKED = "ticked_mark"
"""One of several columns, in one of which each comment has a sign."""
ROLES = {
    "no": Role("番号"),
    "section": Role("章・項目"),
    "category": Role("分類"),
    "place": Role("該当ページ"),
    "opinion": Role("意見", text=True),
    "reply": Role("回答（考え方）", text=True),
    "printed_mark": Role("対応区分"),
    "second_mark": Role("もう1つの対応区分", by_heading=False),
    TICKED: Role("対応区分（○の付いた列の見出し）", single=False, by_heading=False),
    "count": Role("件数"),
    "date": Role("日付"),
    "attribute": Role("そのほかの項目", single=False),
    "ignore": Role("使わない列", single=False, by_heading=False),
}
"""Every role, in the order in which they are offered."""
NAMES = {code: role.name for code, role in ROLES.items()}
SINGLE = tuple(code for code, role in ROLES.items() if role.single)
BY_HEADING = tuple(code for code, role in ROLES.items() if role.by_heading)
TEXTS = tuple(code for code, role in ROLES.items() if role.text)
FAMILIES = ({"section", "category", "place", "attribute"}, {"count", "attribute"}, {"date", "attribute"})
"""Roles whose mistaking loses nothing: both are kept beside the comment."""
