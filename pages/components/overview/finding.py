"""The sentence above the picture: how the fullest part of the plan was answered, or else where comments concentrate.

It is made by a stated rule (see `concentration`), and its numbers are doors to the comments they count.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from analysis.charts.bars import share_text
from analysis.charts.parts.marks import short_wording
from analysis.statistics.groups.concentration import SHARE, concentration
from analysis.statistics.groups.counts import category_counts
from pages.components.frame import wording
from pages.components.shared.doors import door

if TYPE_CHECKING:
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CrossTable
    from pages.components.frame.view import View

RULE = "意見が最も多い柱（項目）について、3分の2以上の意見に当たる対応区分が2つ以内のときに、その件数を示しています。"
"""The rule in words; SHARE says the same to the computer."""
assert SHARE == 2 / 3  # the sentence above names it


def sentence(view: View, cells: DataFrame[CrossTable]) -> str:
    """HTML of the finding; empty where nothing is selected."""
    if not len(view.selected):
        return ""
    # Marks of some comments only say nothing of how a whole part was answered.
    found = None if view.selected.mark.isna().any() else concentration(cells)
    if found is None:
        return _where(view)
    names = "か".join(f"「{escape(_wording(view, mark))}」" for mark in found.labels)
    whole = door(f"{found.total:,}件", in_pillar=found.group)
    types = dict(zip(("in_type", "or_type"), found.labels, strict=False))
    part = door(f"{found.labelled:,}件", in_pillar=found.group, **types)
    return f"「{escape(view.pillars[found.group])}」への{whole}のうち{part}は、{names}です{_by_whom(view)}。"


def _where(view: View) -> str:
    pillars = category_counts(view.selected.pillar)
    ranked = pillars[pillars["count"] > 0].sort_values("count", ascending=False, kind="stable")
    parts, counts = ranked["pillar"].tolist(), ranked["count"].tolist()
    if len(view.pillars) == 1:
        return ""
    if len(parts) == 1:
        name = escape(view.pillars[parts[0]])
        return f"表示している{door(f'{counts[0]:,}件', in_pillar=parts[0])}は、「{name}」への意見です。"
    if counts[0] == counts[-1]:
        return view.say(f"意見は、どの柱（項目）にも{counts[0]:,}件ずつです。")
    if len(set(counts[:3])) == 1:
        return view.say(f"意見が最も多い柱（項目）は{counts.count(counts[0]):,}つあり、{counts[0]:,}件ずつです。")
    return _ranked([_part(view, *each) for each in zip(parts[:2], counts[:2], strict=True)], counts)


def _part(view: View, pillar: str, count: int) -> str:
    return f"「{escape(view.pillars[pillar])}」の{door(share_text(count, len(view.selected)), in_pillar=pillar)}"


def _ranked(named: list[str], counts: list[int]) -> str:
    """The first two, or the first alone where the second is not the only one with as many."""
    if counts[0] == counts[1]:
        return f"意見が最も多いのは、{named[0]}と{named[1]}です。"
    if counts[1] in counts[2:]:
        return f"意見が最も多いのは、{named[0]}です。"
    return f"意見が多いのは、{named[0]}、次いで{named[1]}です。"


def _wording(view: View, mark: str) -> str:
    return short_wording(mark, view.response_types[mark])


def _by_whom(view: View) -> str:
    """Who says how they were answered, where it is not the document."""
    return "" if view.official else f"（{wording.BASIS[view.basis]}）"
