"""The comments behind a number of a comparison: those of one side, under its own legend and pillars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.attributes import WHERE, attributes, labels, split
from analysis.comparison.meaning_mix import marks_of
from analysis.replies.estimation.legend import MEANING_NAMES
from analysis.statistics.words.concordance import occurrences
from pages.components.compare.pair import pair
from pages.components.compare.year_shelf import view_of
from pages.components.rows.card import Cards
from pages.components.rows.highlight import evidence_spans, query_spans
from pages.components.rows.panel import Opened

if TYPE_CHECKING:
    from analysis.selection import Selected
    from pages.components.compare.pair import Pair
    from pages.components.frame.view import View

KEYS = ("in_year", "in_side", "in_meaning", "in_part", "in_value", "word")


def opened(view: View) -> Opened | None:
    """What the address opens: a meaning, a pillar, a value, a word or all of one side; None where it names none that is there."""
    if year := view.value("in_year"):
        return _of_year(view, year)
    if not (key := view.value("in_side")):
        return None
    both = pair(view)
    for part in (_of_meaning, _of_pillar, _of_value, _of_word):
        if found := part(both, key):
            return found
    own = both.views[key]
    return _opened(both, key, "比べている意見", own.selected, {}) if not any(map(view.value, KEYS[2:])) else None


def _of_year(view: View, name: str) -> Opened | None:
    """The comments of a consultation of the record, or those of one meaning; None where it holds none."""
    own, meaning = view_of(view, name), view.value("in_meaning")
    selected, legend = own.selected, own.consultation.response_types
    if not len(selected):
        return None
    changes: dict[str, str | list[str]] = {"basis": own.basis}
    if meaning:
        marks = [str(mark) for mark in legend.loc[legend["meaning"] == meaning, "mark"]]
        selected = selected.narrowed(selected.mark.isin(marks))
        changes["response_type"] = marks
    title = f"{own.consultation.metadata.title}：{MEANING_NAMES[meaning] if meaning else 'すべての意見'}"
    return Opened(own, title, selected, Cards(own, spans=query_spans(own)), changes)


def _opened(
    both: Pair, key: str, name: str, found: Selected, changes: dict[str, str | list[str]], cards: Cards | None = None
) -> Opened:
    own = both.views[key]
    return Opened(own, f"{both.names[key]}：{name}", found, cards or Cards(own, spans=query_spans(own)), changes)


def _of_meaning(both: Pair, key: str) -> Opened | None:
    if not (meaning := both.view.value("in_meaning")):
        return None
    marks = marks_of(both.side(key), meaning)
    selected = both.views[key].selected
    name = f"{MEANING_NAMES[meaning]}（{'・'.join(marks) or '区分なし'}）"
    return _opened(both, key, name, selected.narrowed(selected.mark.isin(marks)), {"response_type": marks})


def _of_pillar(both: Pair, key: str) -> Opened | None:
    own, pillar = both.views[key], both.view.value("in_part")
    if pillar not in own.pillars:
        return None
    found = own.selected.narrowed(own.selected.pillar == pillar)
    return _opened(both, key, own.pillars[pillar], found, {"pillar": [pillar]})


def _of_value(both: Pair, key: str) -> Opened | None:
    column, value = split(both.view.value("in_value"))
    own = both.views[key]
    brought = attributes(own.consultation)
    if column not in brought or value not in brought[column].values:
        return None
    own_values = labels(own.consultation, column).iloc[own.selected.positions]
    name = f"{brought[column].name}：{value}"
    return _opened(both, key, name, own.selected.narrowed(own_values == value), {f"{WHERE}{column}": [value]})


def _of_word(both: Pair, key: str) -> Opened | None:
    own, word, field = both.views[key], both.view.value("word"), both.view.value("words_in")
    if not word:
        return None
    uses = occurrences(own.corpus.words, word, field=field)
    selected = own.selected
    found = selected.among(uses["row"].to_numpy())
    changes: dict[str, str | list[str]] = {"word": word, "in_field": "" if field == "both" else field}
    return _opened(
        both, key, f"「{word}」を使った意見", found, changes, Cards(own, spans=evidence_spans(uses)) if len(found) else None
    )
