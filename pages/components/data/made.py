"""The tables that have an address: of which page each is, by which function of that page it is made, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.package.problem import PackageError
from pages.components.comment_map import groups as map_groups
from pages.components.compare import pair, record, year_shelf
from pages.components.frame.library import library
from pages.components.groups import pillar_totals, response_type_totals
from pages.components.methods import sections
from pages.components.overview import picture
from pages.components.reading import comments
from pages.components.replies import changes, gaps, promises, shared
from pages.components.replies import rows as replies_rows
from pages.components.rows import narrowing
from pages.components.themes import cross
from pages.components.words import frequency
from pages.components.words.counting import counting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pages.components.frame.view import View


class Made(NamedTuple):
    """A table as its page has it."""

    table: pd.DataFrame
    columns: Mapping[str, str]
    """Those that are sent, by their names on screen."""
    within: str = ""
    """What the rows are of beyond the shared choices."""
    of_several: bool = False
    """Whether its rows are of several consultations, and each says of which."""


class NoTableError(Exception):
    """Why the choices give no table, as the page says it."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class DataTable:
    """A table with an address: the page whose parameters it takes, and how it is made."""

    page: str
    make: Callable[[View], Made]


def _comments(view: View) -> Made:
    return Made(comments.file_table(narrowing.narrowed(view).comments, view), comments.file_columns(view), narrowing.text(view))


def _themes(view: View) -> Made:
    """The themes of the group that is chosen."""
    groups, chosen = cross.groups_of(view, view.value("target"), view.value("reference")), view.value("themes_of")
    if not groups:
        raise NoTableError("この資料には、まだテーマがありません。")
    if chosen not in groups and chosen != "cross":  # which the page opens with, whether there are such themes or not
        raise NoTableError(
            f"「themes_of＝{chosen}」のテーマは、この資料にありません。あるのは次のとおりです：{'、'.join(groups)}"
        )
    name, themes = groups.get(chosen) or next(iter(groups.values()))
    return Made(cross.by_field(view, themes), cross.file_columns(view), name)


def _words(view: View) -> Made:
    table = counting(view).frequency()
    return Made(table, frequency.columns(table))


def _replies(view: View) -> Made:
    if why := replies_rows.why_none(view):
        raise NoTableError(why)
    return _ANSWERS[view.value("answers")](view)


def _changes(view: View) -> Made:
    """The words of both outcomes, one after the other as on the page, each with its outcome."""
    if len(view.selected) and (why := changes.why_unknown(view)):
        raise NoTableError(why)
    parts = [changes.quotes(view, outcome).assign(outcome_name=title) for outcome, title in changes.OUTCOMES.items()]
    columns = {"outcome_name": "結果", **view.named(changes.QUOTE_COLUMNS)}
    return Made(pd.concat(parts, ignore_index=True), columns, "反映された意見")


def _map(view: View) -> Made:
    if why := map_groups.why_none(len(view.consultation.comments)):
        raise NoTableError(why)
    table = map_groups.points(view)
    if table["group"].isna().all() and len(table):
        raise NoTableError(map_groups.NO_GROUPS)
    return Made(table, map_groups.POINT_COLUMNS, f"まとまりの数：{view.value('groups')}")


def _years(view: View) -> Made:
    if not pair.any_other():
        raise NoTableError("いま入っている資料は1つだけなので、比べる相手がありません。")
    shelf = library()
    for name in year_shelf.shown(view):
        try:
            _ = shelf.corpora[name]
        except PackageError as error:
            shelf.put_aside(name, error)
            raise NoTableError(
                f"資料「{name}」は読み込めませんでした。python -m analysis check で確かめてください。", 503
            ) from error
    found = year_shelf.all_years(view)
    return Made(record.file_table(found.record, found), record.RECORD_COLUMNS, found.sentence, of_several=True)


_ANSWERS: Mapping[str, Callable[[View], Made]] = {
    "shared": lambda view: Made(shared.groups(view), shared.COLUMNS, "共通の回答文"),
    "promises": lambda view: Made(promises.listed(view), view.named(promises.COLUMNS), "今後の対応"),
    "changes": _changes,
    "gaps": lambda view: Made(gaps.parts(view), gaps.COLUMNS, "回答に見当たらない求め"),
}
TABLES: Mapping[str, DataTable] = {
    "overview": DataTable("", lambda view: Made(picture.cells(view), picture.columns(view))),
    "pillars": DataTable("pillars", lambda view: Made(pillar_totals.wide(view), pillar_totals.columns(view))),
    "response-types": DataTable(
        "response-types", lambda view: Made(response_type_totals.table(view), response_type_totals.columns(view))
    ),
    "themes": DataTable("themes", _themes),
    "map": DataTable("map", _map),
    "replies": DataTable("replies", _replies),
    "words": DataTable("keywords", _words),
    "comments": DataTable("comments", _comments),
    "years": DataTable("compare", _years),
    "reconciliation": DataTable("methods", lambda view: Made(sections.reconciled(view), sections.reconciled_columns(view))),
}
"""Name in the address → table."""
OF_TOTALS = ("years", "reconciliation")
"""Those that a document has which prints counts and no comment."""
