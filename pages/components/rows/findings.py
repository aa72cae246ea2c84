"""What the replies of a consultation show, computed once a server, and as it stands among the selected comments."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analysis.replies.gaps.requests import read_request_kinds
from analysis.replies.outcomes.changes import outcomes, read_change_cues
from analysis.replies.outcomes.promises import read_grades, read_promise_cues
from analysis.replies.outcomes.reflection import meanings_of
from analysis.replies.reply_rows import reply_rows
from pages.components.frame.library import library

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from numpy.typing import NDArray

    from analysis.corpus import Corpus
    from pages.components.frame.view import View

KIND_NAMES = {
    "exact": "同じ文",
    "normalised": "同じ文（表記の違いだけ）",
    "near": "ほぼ同じ文",
    "merged": "セルの結合による共通の回答",
}
OUTCOME_NAMES = {
    "revised": "計画に反映",
    "not_adopted": "反映できない",
    "reasoned": "反映できない（理由が「〜ため」などの言葉で述べられているもの）",
}
AHEAD = ("will_do", "proceed", "consider")
"""Grades of promise that speak of what is to come; what is done already has a year, too."""
ANY_YEAR = "any"
GAP_NAMES = {"ranked": "回答に語が見当たらない順"}


@lru_cache(maxsize=16)
def reply_of(corpus: Corpus) -> NDArray[np.int64]:
    """Position of the reply that answers each comment; -1 where there is none."""
    return np.asarray(reply_rows(corpus.consultation.comments).fillna(-1), dtype=np.int64)


@lru_cache(maxsize=32)
def outcome_table(corpus: Corpus, basis: str) -> pd.DataFrame:
    """What changed and what was refused, by the response types of one basis."""
    consultation = corpus.consultation
    meanings = meanings_of(consultation.marks(basis), consultation.response_types)
    return outcomes(consultation.comments, meanings, read_change_cues(corpus.data), read_promise_cues(corpus.data))


def grade_names() -> dict[str, str]:
    """Grade → its name, from what is done to what will not be, by the rules in force."""
    return _grade_names(library().data)


@lru_cache(maxsize=2)
def _grade_names(data: Path | None) -> dict[str, str]:
    table = read_grades(data)
    return dict(zip(table["grade"], table["name"], strict=True))


def request_names() -> dict[str, str]:
    """Kind of a part of an opinion → its name, by the rules in force."""
    return _request_names(library().data)


@lru_cache(maxsize=2)
def _request_names(data: Path | None) -> dict[str, str]:
    table = read_request_kinds(data)
    return dict(zip(table["kind"], table["name"], strict=True))


def meanings(view: View) -> pd.Series[str]:
    """Canonical meaning of each selected comment's response type, on the index of the selected comments."""
    return meanings_of(view.selected.mark.astype("str"), view.consultation.response_types)


def answered_by(view: View, rows: pd.Series[int]) -> NDArray[np.intp]:
    """Positions of all comments that some replies answer, those of a merged cell too."""
    return np.flatnonzero(np.isin(reply_of(view.corpus), rows.unique()))


def promised(view: View) -> pd.DataFrame:
    """The publisher's promises in replies to the selected comments.

    What the State or a partner does by the words of a reply (国は検討を進めています) is left out, here as in a briefing.
    """
    return _to_selected(view, _own_promises(view.corpus))


def promised_so(view: View, *, grade: str = "", year: str = "", actor: str = "") -> pd.DataFrame:
    """Those of one grade, of one year (ANY_YEAR: with any year, of what is still to come), that name one body."""
    table = _to_selected(view, _dated_promises(view.corpus) if year == ANY_YEAR else _own_promises(view.corpus))
    if grade:
        table = table[table["grade"] == grade]
    if year and year != ANY_YEAR:
        table = table[table["year"] == year]
    if actor:
        table = table[[actor in str(named).split("、") for named in table["actor"]]]
    return table


def _to_selected(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """Those that stand in replies to selected comments."""
    return table[np.isin(table["row"].to_numpy(), reply_of(view.corpus)[view.selected.positions])]


@lru_cache(maxsize=16)
def _own_promises(corpus: Corpus) -> pd.DataFrame:
    table = corpus.findings.promises
    return table[~table["other"]]


@lru_cache(maxsize=16)
def _dated_promises(corpus: Corpus) -> pd.DataFrame:
    table = _own_promises(corpus)
    return table[table["western_year"].notna() & table["grade"].isin(AHEAD)]


@lru_cache(maxsize=32)
def refusals(corpus: Corpus, basis: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Positions of the comments that could not be reflected, and of those whose reply words a reason."""
    table = outcome_table(corpus, basis)
    refused = table[table["outcome"] == "not_adopted"]
    return refused["row"].unique(), refused.loc[refused["reason"].notna(), "row"].unique()


def selected_rows(view: View, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that belong to selected comments."""
    return table[table["row"].isin(view.selected.positions)]
