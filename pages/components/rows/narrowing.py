"""What narrows the selected comments further on one page: a part of a figure, a word, a theme, a side of an overlap.

The pages that count and the page 意見を読む ask here, so that a number and the rows behind it cannot come apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st

from analysis.attributes import WHERE, attributes, labels, split
from analysis.charts.overlap import side_names
from analysis.replies.repeated.similar_sentences import differing_spans
from analysis.statistics.words.concordance import occurrences
from analysis.statistics.words.term_lookup import head_word
from pages.components.frame import address
from pages.components.rows import answers as replies_narrowing
from pages.components.rows import text_grouping, theme_table
from pages.components.rows.card import Cards
from pages.components.rows.findings import reply_of
from pages.components.rows.highlight import evidence_spans, query_spans
from pages.components.rows.theme_names import theme_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.corpus import Corpus
    from analysis.selection import Selected
    from pages.components.frame.view import View

WORD_KEYS = ("word", "with_word")
ANSWER_KEYS = ("shared", "same_reply", "grade", "year", "actor", "outcome", "gap")
TYPE_KEYS = ("in_type", "or_type")
OUT_KEYS = ("out_pillar", "out_type", "out_where")
KEYS = (
    "in_pillar",
    "in_where",
    *TYPE_KEYS,
    *OUT_KEYS,
    "in_field",
    "in_group",
    "in_area",
    "theme",
    *WORD_KEYS,
    "side",
    "themed",
    *ANSWER_KEYS,
    "id",
)
"""What a door decides, all of it: so that the rows are exactly those of the number that was opened."""


@dataclass(frozen=True, eq=False)
class Narrowing:
    """One condition: its parameter, its name on screen, the rows it leaves, and the places in the texts it was found by."""

    key: str
    text: str
    rows: NDArray[np.intp]
    places: pd.DataFrame | None = None
    """Columns row, field, start, end."""


def keys(view: View) -> tuple[str, ...]:
    """Those of KEYS that the page in sight knows."""
    return tuple(key for key in KEYS if key in view.values)


def narrowings(view: View) -> list[Narrowing]:
    """The conditions in force on this page, in the order they are named on screen."""
    answers = [Narrowing(*each) for each in replies_narrowing.conditions(view)]
    grouped = [Narrowing(*each) for each in text_grouping.conditions(view)]
    return [*_parts(view), *_searched(view), *_words(view), *grouped, *_themes(view), *answers]


def narrowed(view: View) -> Selected:
    """The selected comments that meet every condition."""
    selected = view.selected
    for each in narrowings(view):
        selected = selected.among(each.rows)
    return selected


def word_field(view: View) -> str:
    """Which texts a word or a theme is looked for in: where a figure was clicked, else as counted."""
    return view.value("in_field") or view.value("field") or "both"


def link_changes(view: View) -> dict[str, str | list[str]]:
    """Parameters under which 意見を読む lists the same rows: a part of a figure becomes a shared filter."""
    changes: dict[str, str | list[str]] = {}
    for key in (
        "out_pillar",
        "out_type",
        "out_where",
        "word",
        "with_word",
        "theme",
        "side",
        "themed",
        "in_group",
        "in_area",
        "groups",
        "target",
        "reference",
        "joined",
        *ANSWER_KEYS,
    ):
        if view.value(key):
            changes[key] = view.value(key)
    if view.value("in_pillar"):
        changes["pillar"] = [view.value("in_pillar")]
    if condition := view.value("in_where"):
        column, value = split(condition)
        changes[f"{WHERE}{column}"] = [value]
    if marks := _types(view):
        changes["response_type"] = marks
    if view.value("id"):
        changes["id"] = view.value("id")
    if word_field(view) != "both":
        changes["in_field"] = word_field(view)
    return changes


def text(view: View) -> str:
    """The conditions in force as one line, for files and as the name of what is open."""
    field = view.value("in_field")
    return " ／ ".join([*(each.text for each in narrowings(view)), *([f"文章：{view.fields[field]}"] if field else [])])


def chips(view: View, *, keep: tuple[str, ...] = ()) -> None:
    """Draw a button a condition that drops it; those in `keep` have another control on the page."""
    shown = [(each.key, each.text) for each in narrowings(view) if each.key not in keep]
    if "in_field" not in keep and view.value("in_field") and (view.value("word") or view.value("theme")):
        shown.append(("in_field", f"文章：{view.fields[view.value('in_field')]}"))
    if not shown:
        return
    with st.container(horizontal=True, gap="small", key="narrowing"):
        for key, text in shown:
            label = text.replace("[", "［").replace("]", "］")
            st.button(
                label,
                icon=":material/close:",
                key=f"drop_{key}",
                on_click=address.choose,
                kwargs={key: ""},
                help="この条件を外す",
            )


def cards(view: View, shown: pd.DataFrame) -> Cards:
    """How the cards of some comments look: places of search words, words and themes highlighted, themes named."""
    # A card of a merged cell shows the reply of another comment.
    rows = np.union1d(shown.index, reply_of(view.corpus)[shown.index])
    places = [each.places[each.places["row"].isin(rows)] for each in narrowings(view) if each.places is not None]
    by_query, by_place = query_spans(view), evidence_spans(pd.concat(places)) if places else None
    return Cards(
        view,
        spans=lambda row, field, text: [*by_query(row, field, text), *(by_place(row, field, text) if by_place else ())],
        themes=theme_names(view.corpus),
    )


def _parts(view: View) -> list[Narrowing]:
    """The part of a figure that was clicked."""
    selected, found = view.selected, []
    if pillar := view.value("in_pillar"):
        found.append(Narrowing("in_pillar", view.pillars[pillar], selected.positions[(selected.pillar == pillar).to_numpy(bool)]))
    if condition := view.value("in_where"):
        column, value = split(condition)
        rows = selected.positions[(labels(view.consultation, column).iloc[selected.positions] == value).to_numpy(bool)]
        found.append(Narrowing("in_where", f"{attributes(view.consultation)[column].name}：{value}", rows))
    if marks := _types(view):
        rows = selected.positions[selected.mark.isin(marks).to_numpy(bool)]
        found.append(Narrowing("in_type", "か".join(view.response_types[mark] for mark in marks), rows))
    found += _others(view)
    if one := view.value("same"):
        found.append(_same_text(view, one))
    if one := view.value("id"):
        found.append(Narrowing("id", f"{one}番", selected.positions[(selected.column("id") == one).to_numpy(bool)]))
    return found


def _same_text(view: View, one: str) -> Narrowing:
    """The comments whose text is that of one; where it differs from the wording that leads them is marked."""
    numbers, comments = view.corpus.same_texts, view.consultation.comments
    asked = np.flatnonzero((comments["id"] == one).to_numpy(bool))  # of very large documents any number may stand in an address
    rows = np.flatnonzero(np.isin(numbers, numbers[asked]))
    if not len(rows):
        return Narrowing("same", f"{one}番と同じ文面", rows)
    lead = comments["opinion"].iloc[numbers[asked[0]]]
    spans = [(row, "opinion", *span) for row in rows for span in differing_spans(comments["opinion"].iloc[row], lead)]
    return Narrowing("same", f"{one}番と同じ文面", rows, pd.DataFrame(spans, columns=["row", "field", "start", "end"]))


def _others(view: View) -> list[Narrowing]:
    """All but one group: what its words and themes are compared with."""
    selected = view.selected
    groups = {
        "out_pillar": (view.pillars, selected.pillar, view.say("ほかの柱")),
        "out_type": (view.response_types, selected.mark, "ほかの区分"),
    }
    found = []
    if condition := view.value("out_where"):
        column, value = split(condition)
        rows = selected.positions[(labels(view.consultation, column).iloc[selected.positions] != value).to_numpy(bool)]
        name = attributes(view.consultation)[column].name
        found.append(Narrowing("out_where", f"{name}：{value} ではない（ほかの{name}）", rows))
    return found + [
        Narrowing(key, f"{names[code]} ではない（{other}）", selected.positions[(groups_of != code).fillna(True).to_numpy(bool)])
        for key, (names, groups_of, other) in groups.items()
        if (code := view.value(key))
    ]


def _types(view: View) -> list[str]:
    return [mark for key in TYPE_KEYS if (mark := view.value(key))]


def _searched(view: View) -> list[Narrowing]:
    """The kind of text that the search words have to stand in."""
    field, query = view.value("found_in"), view.selected.selection.query
    if not field or not query.strip():
        return []
    rows = view.corpus.found_in(query)[field]
    return [Narrowing("found_in", f"検索の言葉が「{view.fields[field]}」にある", rows)]


def _words(view: View) -> list[Narrowing]:
    tokens, found = view.corpus.tokens(joined=view.value("joined") == "yes"), []
    for key in WORD_KEYS:
        if asked := view.value(key):
            term = head_word(tokens, asked)
            found.append(
                Narrowing(key, f"語：{asked}", *_uses(view.corpus, view.value("joined") == "yes", term, word_field(view)))
            )
    return found


@lru_cache(maxsize=32)
def _uses(corpus: Corpus, joined: bool, term: str, field: str) -> tuple[NDArray[np.intp], pd.DataFrame]:
    """The rows that use a word, and its places; a page asks several times, and large texts have millions of tokens."""
    uses = occurrences(corpus.tokens(joined=joined), term, field=field)
    return uses["row"].unique(), uses[["row", "field", "start", "end"]]


def _themes(view: View) -> list[Narrowing]:
    found = []
    if theme := view.value("theme"):
        places = theme_table.evidence(view.corpus, [theme], field=view.value("in_field") or "both")
        name = next(each.full_name for each in view.corpus.themes if each.code == theme)
        found.append(Narrowing("theme", f"テーマ：{name}", places["row"].unique(), places))
    if side := view.value("side"):
        found.append(_side(view, side))
    if themed := view.value("themed"):
        pillar = "" if themed == "none" else view.value(themed)
        name = f"{view.pillars[pillar]}のどのテーマにも当てはまらない" if pillar else "どのテーマにも当てはまらない"
        found.append(Narrowing("themed", name, theme_table.untouched(view.corpus, pillar)))
    return found


def _side(view: View, side: str) -> Narrowing:
    """The comments that speak of one of two pillars' subjects, of both, or of neither."""
    target, reference = view.value("target"), view.value("reference")
    rows = np.flatnonzero((theme_table.sides_of(view.corpus, target, reference) == side).to_numpy())
    codes = [theme.code for pillar in (target, reference) for theme in theme_table.ideas(view.corpus, pillar)]
    names = side_names((theme_table.subject(view, target), theme_table.subject(view, reference)))
    return Narrowing("side", f"話題：{names[side]}", rows, theme_table.evidence(view.corpus, codes, field="opinion"))
