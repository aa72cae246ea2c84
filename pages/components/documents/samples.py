"""What stands beside a mark whose meaning is to be chosen: replies that bear it, and what their wording says."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.package.data_folder import data_folder
from analysis.replies.estimation.cues import cue_file, cue_hits, read_cues
from analysis.replies.estimation.legend import MEANING_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from analysis.replies.estimation.cues import Cue

MOST, LONGEST = 3, 70
"""Replies shown, and characters of each: enough to see how it answers."""


def beside(comments: pd.DataFrame) -> dict[str, str]:
    """Mark → HTML: the first replies that bear it, and the meaning that most of them are worded for. A mark without replies is
    none of them.
    """
    cues = read_cues(cue_file(data_folder()), meanings=tuple(MEANING_NAMES))
    given = comments.dropna(subset=["printed_mark", "reply"])
    return {str(mark): _html(replies.drop_duplicates(), cues) for mark, replies in given.groupby("printed_mark")["reply"]}


def _html(replies: pd.Series[str], cues: Sequence[Cue]) -> str:
    shown = "".join(f"<li>{escape(_short(reply))}</li>" for reply in replies.head(MOST))
    return f'<ul class="atlas-note atlas-ground" aria-label="回答の例">{shown}</ul>{_estimated(replies, cues)}'


def _estimated(replies: pd.Series[str], cues: Sequence[Cue]) -> str:
    """What the wording of the replies speaks for: of each the strongest cue; said with how many speak so."""
    hits = cue_hits(replies, cues)
    by_reply = hits.groupby(["row", "meaning"])["weight"].sum().reset_index()
    strongest = by_reply.sort_values("weight", ascending=False, kind="stable").drop_duplicates("row")
    counts = strongest["meaning"].value_counts()
    if counts.empty:
        return '<p class="atlas-note atlas-ground">回答の言葉からは、意味を推定できません。</p>'
    name, count = MEANING_NAMES[str(counts.index[0])], int(counts.iloc[0])
    said = f"回答の言葉からの推定：「{name}」（{len(replies):,}通りの回答のうち{count:,}通り）"
    return f'<p class="atlas-note atlas-ground">{escape(said)}</p>'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
