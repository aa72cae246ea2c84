"""A number of the page that opens its comments: a link whose fragment is the state of the page with those comments listed."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from analysis.export.visible import visible


def door(count: int, name: str, **values: str) -> str:
    """The count of what `name` says, as a link to the comments that have these values; of none there is nothing to open.

    The script counts again under each filter: it finds what to count in `data-door`.
    """
    opens = urlencode(values)
    link = f' href="#{escape(opens)}" aria-label="{text(name)}：{count:,}件"' if count else ""
    return f'<a class="n" data-door="{escape(opens)}" data-name="{text(name)}"{link}>{count:,}</a>'


def text(words: str) -> str:
    """Words of unknown origin, as they stand, for HTML and its attributes."""
    return escape(visible(words))
