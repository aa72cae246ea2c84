"""The comments behind a number of a comparison, under the figure it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.comparison.meaning_mix import marks_of
from analysis.replies.estimation.legend import MEANING_NAMES
from analysis.statistics.words.concordance import occurrences
from pages.components.frame import address
from pages.components.rows import focus
from pages.components.rows.card import Cards
from pages.components.rows.highlight import evidence_spans, query_spans
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.compare.pair import Pair

KEYS = ("in_side", "in_meaning", "in_part", "word")


def pick(**chosen: str) -> None:
    """Choose what is opened, in place of what was open before."""
    address.choose(**{**dict.fromkeys(KEYS, ""), **chosen})


def of_meaning(pair: Pair) -> None:
    """Draw the comments of a meaning on one side, if one is open."""
    key, meaning = pair.view.value("in_side"), pair.view.value("in_meaning")
    if key and meaning:
        marks = marks_of(pair.side(key), meaning)
        selected = pair.views[key].selected
        found = selected.narrowed(selected.mark.isin(marks))
        figure.title(f"{pair.names[key]}：{MEANING_NAMES[meaning]}（{'・'.join(marks) or '区分なし'}）")
        focus.rows(pair.views[key], found, link_changes={"response_type": marks})


def of_pillar(pair: Pair) -> None:
    """Draw the comments under a pillar of one side, if one is open."""
    key, pillar = pair.view.value("in_side"), pair.view.value("in_part")
    if key and pillar in pair.views[key].pillars:
        own = pair.views[key]
        figure.title(f"{pair.names[key]}：{own.pillars[pillar]}")
        focus.rows(own, own.selected.narrowed(own.selected.pillar == pillar), link_changes={"pillar": [pillar]})


def of_word(pair: Pair, *, field: str) -> None:
    """Draw the comments of one side that use a word, if one is open."""
    key, word = pair.view.value("in_side"), pair.view.value("word")
    if not (key and word):
        return
    own = pair.views[key]
    uses = occurrences(own.corpus.words, word, field=field)
    selected = own.selected
    found = selected.narrowed(pd.Series(selected.comments.index.isin(uses["row"]), index=selected.comments.index))
    figure.title(f"{pair.names[key]}：「{word}」を使った意見")
    changes: dict[str, str | list[str]] = {"word": word, "in_field": "" if field == "both" else field}
    spans = evidence_spans(uses) if len(found) else query_spans(own)
    focus.rows(own, found, link_changes=changes, cards=Cards(own, spans=spans))
