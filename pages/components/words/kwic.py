"""Uses of a word in context, as a table: three columns where there is room, running text where there is none."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import pandas as pd

FIELDS = {"opinion": "意見", "reply": "回答"}
_HEAD = (
    '<thead><tr><th scope="col">番号</th><th scope="col">文章</th><th scope="col" class="left">前</th>'
    '<th scope="col" class="word">語</th><th scope="col">後</th></tr></thead>'
)


def kwic_table(uses: pd.DataFrame, consultation: str, *, width: int) -> str:
    """HTML of some uses: the comment's number with its link, and the word between `width` characters of its text.

    Columns used: id, field, left, keyword, right. Every text is escaped: it is quoted, not rendered.
    """
    columns = ("id", "field", "left", "keyword", "right")
    texts = zip(*(uses[column].astype("str") for column in columns), strict=True)
    rows = "".join(_row(*use, consultation=consultation, width=width) for use in texts)
    return f'<div class="atlas-uses"><table class="atlas-table atlas-kwic">{_HEAD}<tbody>{rows}</tbody></table></div>'


def _row(number: str, field: str, left: str, keyword: str, right: str, *, consultation: str, width: int) -> str:
    link = f"comments?consultation={quote(consultation)}&amp;id={quote(number)}"
    return (
        f'<tr><th scope="row"><a href="{link}" target="_self">{escape(number)}</a></th><td class="field">{FIELDS[field]}</td>'
        f'<td class="left{_cut(left, width)}">{escape(left)}</td><td class="word"><mark>{escape(keyword)}</mark></td>'
        f'<td class="right{_cut(right, width)}">{escape(right)}</td></tr>'
    )


def _cut(context: str, width: int) -> str:
    """Class of a text that goes on beyond what is shown: an ellipsis is drawn there, outside the quoted text."""
    return " cut" if len(context) >= width else ""
