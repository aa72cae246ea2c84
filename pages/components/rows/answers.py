"""The conditions that the page 区の考え方 adds: a shared sentence, a promise, a change, a part not spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from pages.components.rows import findings as found

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pages.components.frame.view import View

PLACES = ["row", "field", "start", "end"]


class Condition(NamedTuple):
    """A condition: its parameter, its name on screen, the rows it leaves, the places in the texts it was found by."""

    key: str
    text: str
    rows: NDArray[np.intp]
    places: pd.DataFrame


def conditions(view: View) -> list[Condition]:
    """The conditions that the address names."""
    return [each for made in (_shared, _same_reply, _promises, _outcomes, _gaps) for each in made(view)]


def _shared(view: View) -> list[Condition]:
    if not (group := view.value("shared")):
        return []
    table = view.corpus.findings.shared
    table = table[table["group"].astype("str") == group]
    return [Condition("shared", f"回答文の組：{group}", table["row"].unique(), _in_replies(table["reply_row"], table))]


def _same_reply(view: View) -> list[Condition]:
    """The comments that the same whole reply answers."""
    if not (one := view.value("same_reply")):
        return []
    numbers, comments = view.corpus.same_replies, view.consultation.comments
    asked = numbers[np.flatnonzero((comments["id"] == one).to_numpy(bool))]  # any number may stand in an address
    rows = np.flatnonzero(np.isin(numbers, asked[asked >= 0]))
    return [Condition("same_reply", f"{one}番と同じ回答", rows, pd.DataFrame(columns=PLACES))]


def _promises(view: View) -> list[Condition]:
    keys = [key for key in ("grade", "year", "actor") if view.value(key)]
    if not keys:
        return []
    table = found.promised_so(view, **{key: view.value(key) for key in keys})
    rows, places = found.answered_by(view, table["row"]), _in_replies(table["row"], table)
    names = {
        "grade": f"今後の対応：{found.grade_names().get(view.value('grade'), '')}",
        "year": f"時期：{'年を挙げた今後の対応' if view.value('year') == found.ANY_YEAR else view.value('year')}",
        "actor": f"組織・団体：{view.value('actor')}",
    }
    return [Condition(key, names[key], rows, places) for key in keys]


def _outcomes(view: View) -> list[Condition]:
    if not (outcome := view.value("outcome")):
        return []
    meaning = "not_adopted" if outcome == "reasoned" else outcome
    table = found.outcome_table(view.corpus, view.basis)
    table = table[table["outcome"] == meaning]
    reasons = table.dropna(subset=["reason"])
    reasons = reasons.assign(start=reasons["reason_start"].astype("int64"), end=reasons["reason_end"].astype("int64"))
    places = pd.concat([_in_replies(each["reply_row"], each) for each in (table, reasons)])
    # The rows are those of the response type, so that the number is that of every other page.
    rows = view.selected.positions[(found.meanings(view) == meaning).fillna(False).to_numpy(bool)]
    if outcome == "reasoned":
        rows = np.intersect1d(rows, reasons["row"])
    return [Condition("outcome", f"結果：{found.OUTCOME_NAMES[outcome]}", rows, places)]


def _gaps(view: View) -> list[Condition]:
    if not (gap := view.value("gap")):
        return []
    ranked = view.corpus.findings.reading_list
    return [Condition("gap", f"並べ方：{found.GAP_NAMES[gap]}", ranked["row"].to_numpy(np.intp), matched_places(view))]


def matched_places(view: View) -> pd.DataFrame:
    """The words of opinions that their replies speak of, and the words there that do."""
    matches = view.corpus.findings.matches.dropna(subset=["reply_start"])
    replies = pd.Series(found.reply_of(view.corpus)[matches["row"]], index=matches.index)
    there = matches.assign(start=matches["reply_start"].astype("int64"), end=matches["reply_end"].astype("int64"))
    return pd.concat([matches.assign(field="opinion")[PLACES], _in_replies(replies, there)]).drop_duplicates()


def _in_replies(rows: pd.Series[int], table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"row": rows, "field": "reply", "start": table["start"], "end": table["end"]}).drop_duplicates()
