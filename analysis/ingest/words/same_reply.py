"""A reply that names another comment's reply instead of saying anything: 「No.3と同じ」, 「3番の回答のとおり」."""

from __future__ import annotations

from analysis.ingest.words.wording import folded, pattern

LONGEST = 30
"""Characters of such a reply: longer ones go on to say something."""


def same_reply(reply: str) -> str:
    """The number that the reply names, folded; empty where the reply says anything of its own.

    >>> same_reply("（No.3と同じ。）"), same_reply("3番の回答と同じく、検討します。")
    ('3', '')
    """
    found = pattern("same_reply").fullmatch(folded(reply)) if len(reply) <= LONGEST else None
    return found["of"] if found else ""
