"""Rows that stand for several opinions: one by one, or by the 件数 of the document, as the visitor chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import weights
from pages.components.shared.switch import switch

if TYPE_CHECKING:
    import pandas as pd

    from pages.components.frame.view import View

KEY = "weighed"
COUNTED = {"no": "意見の行を数える", "yes": "資料の「件数」を足す"}
NOTE = "資料の「件数」の欄は、1行がいくつの意見に当たるかです。空欄は1件とします。"
SUM = "資料の件数の合計"


def draw(view: View) -> None:
    """Draw the choice; nothing where each row stands for one opinion, or where texts are counted."""
    if stand_for(view) is not None:
        switch("数えるもの", COUNTED, key=KEY, note=NOTE)


def stand_for(view: View) -> pd.Series[int] | None:
    """How many opinions each selected row stands for, by position; None where the document does not say so.

    Nor where texts are counted: the first row of a text does not stand for the others.
    """
    found = None if view.selected.selection.texts else weights(view.consultation)
    return None if found is None else found.iloc[view.selected.positions]


def chosen(view: View) -> pd.Series[int] | None:
    """The same where the visitor chose to add them up; the squares of the first page are rows, whatever was chosen."""
    squares = view.path == "" and view.value("picture") != "table"
    return None if squares or view.value(KEY) != "yes" else stand_for(view)


def weighed(view: View) -> bool:
    """Whether the counts on this page are sums of what the document says."""
    return chosen(view) is not None


def total(view: View) -> int:
    """What the selected comments come to, as they are counted here."""
    stand = chosen(view)
    return len(view.selected) if stand is None else int(stand.sum())


def unit(view: View) -> str:
    """The heading of a column of counts."""
    return SUM if weighed(view) else "件数"


def heading(view: View, what: str, *, of: str = "") -> str:
    """What is counted, and how many: `…（94件）`, `…（94件のうち）`, `…（資料の「件数」の合計210件、意見の行は20）`."""
    many = f"{total(view):,}件"
    several = f"資料の「件数」の合計{many}、意見の行は{len(view.selected):,}"
    return f"{what}（{several if weighed(view) else many}{of}）"
