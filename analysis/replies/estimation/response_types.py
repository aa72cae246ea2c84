"""対応区分の推定: the response type of each comment as the wording of its reply suggests it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.replies.estimation.assignment import assigned
from analysis.replies.estimation.cues import cue_hits
from analysis.replies.estimation.legend import NEAREST, marks_of_meaning
from analysis.replies.estimation.raking import raked
from analysis.replies.reply_rows import reply_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analysis.consultation import Consultation
    from analysis.replies.estimation.cues import Cue

UNREAD = 0.03
"""Share of every probability that no wording takes away: rules do not know everything, and what is 0 cannot be raked."""
CLEAR = 0.2
"""By how much the likeliest mark has to lead the next one where no totals help; else the reply decides nothing. On 78 replies of
three places (`tests/unseen`) 65 of 77 were right that some cue spoke for, 59 of 64 with this lead; on 42 replies that no rule was
written on (`unseen_estimates.csv`) 36 of 39 and 30 of 32."""
ENOUGH = 0.5
"""Part of the replies that has to be decided for any estimate of a document to be shown, where no totals help: what is counted
would speak for the smaller part of them. On the replies of CLEAR, 64 of 78 and 32 of 42 are decided."""
LEVELS = ((0.8, "high"), (0.5, "medium"), (0.0, "low"))
"""Probability from which an estimate is called so sure; one that no word speaks for is always `low`."""


TABLE_COLUMNS = {
    "id": "str",
    "mark": "str",
    "probability": "float64",
    "confidence": "str",
    "second": "str",
    "second_probability": "float64",
    "evidence": "str",
}


@dataclass(frozen=True, eq=False)
class Estimate:
    """Response types of one consultation by the wording of its replies. Rows are positions of Comments."""

    marks: tuple[str, ...]
    """In legend order: the columns of the probabilities."""
    wording: NDArray[np.float64]
    """Probability of each mark by the wording alone; each row sums to 1."""
    probabilities: NDArray[np.float64]
    """The same, raked to the printed totals where the document has them."""
    totals: NDArray[np.int64] | None
    """The printed totals used, in the order of `marks`."""
    table: pd.DataFrame
    """One row a comment: id, mark, probability, confidence, second, second_probability, evidence. All but the id are missing
    where no word decides clearly and no totals help."""
    hits: pd.DataFrame
    """One row a cue found and a mark it speaks for: row, reply_row (whose reply it stands in), start, end, text, cue, meaning,
    weight, mark."""
    answered: int
    """Comments that have a reply, their own or a shared one."""

    @property
    def enough(self) -> bool:
        """Whether the estimates of this document are worth showing (see ENOUGH)."""
        return not self.marks or self.totals is not None or int(self.decided.sum()) >= ENOUGH * self.answered

    @property
    def decided(self) -> NDArray[np.bool_]:
        """Which comments have an estimated mark; of the others nothing is said, and they count for no mark."""
        return self.table["mark"].notna().to_numpy(np.bool_)


def estimate_response_types(consultation: Consultation, cues: Sequence[Cue]) -> Estimate:
    """Estimate the response type of each comment: cues → scores → probabilities → raked to the totals → one mark each."""
    legend = consultation.response_types.sort_values("order")
    marks = tuple(str(mark) for mark in legend["mark"])
    hits = _marked(answering_hits(consultation.comments, cues), legend)
    by_wording = wording_probabilities(hits, marks, len(consultation.comments))
    totals = complete_totals(consultation)
    probabilities = by_wording if totals is None else raked(by_wording, totals)
    table = _table(consultation.comments["id"], marks, probabilities, assigned(probabilities, totals), hits)
    answered = int(reply_rows(consultation.comments).notna().sum())
    kept = table if totals is not None else _read(table, hits, by_wording)
    return Estimate(marks, by_wording, probabilities, totals, kept, hits, answered)


def answering_hits(comments: pd.DataFrame, cues: Sequence[Cue]) -> pd.DataFrame:
    """The cues found for each comment (columns of `cue_hits` and `reply_row`); where a cell is merged, in the shared reply."""
    found = cue_hits(comments["reply"], cues).rename(columns={"row": "reply_row"})
    answered = reply_rows(comments).reset_index(drop=True).dropna().astype("int64").rename_axis("row").reset_index()
    return answered.merge(found, on="reply_row").sort_values(["row", "start", "end"], kind="stable", ignore_index=True)


def wording_probabilities(hits: pd.DataFrame, marks: Sequence[str], comments: int) -> NDArray[np.float64]:
    """Softmax over the summed weights of the cues that speak for each mark; equal where no cue was found."""
    scores = np.zeros((comments, len(marks)))
    columns = hits["mark"].map({mark: place for place, mark in enumerate(marks)})
    np.add.at(scores, (hits["row"].to_numpy(np.intp), columns.to_numpy(np.intp)), hits["weight"].to_numpy())
    powers = np.exp(scores - scores.max(axis=1, initial=0.0, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares * (1 - UNREAD) + UNREAD / max(len(marks), 1)


def is_clear(shares: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether the likeliest mark of each row leads by CLEAR; of a legend of one mark it always does."""
    if shares.shape[1] < 2:
        return np.ones(len(shares), np.bool_)
    first = np.sort(shares, axis=1)
    clear: NDArray[np.bool_] = first[:, -1] - first[:, -2] >= CLEAR
    return clear


def complete_totals(consultation: Consultation) -> NDArray[np.int64] | None:
    """The printed totals of all marks in legend order; None where one is missing or they do not sum to the comments."""
    totals = consultation.official_totals
    counts = totals[(totals["axis"] == "response_type") & totals["key"].notna()].set_index("key")["count"]
    marks = consultation.response_types.sort_values("order")["mark"]
    if not len(marks) or not marks.isin(counts.index).all() or counts[marks].sum() != len(consultation.comments):
        return None
    return counts[marks].to_numpy(np.int64)


def _marked(hits: pd.DataFrame, legend: pd.DataFrame) -> pd.DataFrame:
    """Hits with the mark that each speaks for: several rows where the legend has several such marks, none where it has none."""
    marks = hits["meaning"].map(marks_of_meaning(legend, list(NEAREST)))
    return hits.assign(mark=marks).explode("mark", ignore_index=True).dropna(subset=["mark"]).reset_index(drop=True)


def _table(
    ids: pd.Series[str], marks: Sequence[str], probabilities: NDArray[np.float64], chosen: NDArray[np.intp], hits: pd.DataFrame
) -> pd.DataFrame:
    """The table of an Estimate; nothing but ids where the document has no legend."""
    table = pd.DataFrame({"id": ids.array}).reindex(columns=list(TABLE_COLUMNS)).astype(TABLE_COLUMNS)
    if not marks:
        return table
    rows, names = np.arange(len(ids)), pd.Series(marks, dtype="str")
    mark = names.iloc[chosen].reset_index(drop=True)
    own, rest = probabilities[rows, chosen], probabilities.copy()
    rest[rows, chosen] = -1.0
    words = deciding_words(hits, mark)
    # Where the totals alone decide, the reply was not read, however sure the arithmetic is.
    sure = [_level(each if read else 0.0) for each, read in zip(own, words.notna(), strict=True)]
    table = table.assign(mark=mark, probability=own, confidence=pd.Series(sure, dtype="str"), evidence=words)
    if len(marks) > 1:
        second = rest.argmax(axis=1)
        table = table.assign(second=names.iloc[second].reset_index(drop=True), second_probability=rest[rows, second])
    return table


def deciding_words(hits: pd.DataFrame, marks: pd.Series[str]) -> pd.Series[str]:
    """The words that speak for the mark of each row (by the index of `marks`), strongest first; missing where none do."""
    own = hits[hits["mark"] == hits["row"].map(marks)].sort_values(["row", "weight"], ascending=[True, False], kind="stable")
    words = own.groupby("row")["text"].agg(lambda texts: "、".join(f"「{text}」" for text in dict.fromkeys(texts)))
    return words.reindex(marks.index).astype("str")


def _read(table: pd.DataFrame, hits: pd.DataFrame, shares: NDArray[np.float64]) -> pd.DataFrame:
    """Leave a mark only where words speak clearly for one: without totals nothing else does."""
    read = table.index.isin(hits["row"]) & is_clear(shares)
    return table.assign(**{column: table[column].where(read) for column in TABLE_COLUMNS if column != "id"})


def _level(probability: float) -> str:
    return next(level for least, level in LEVELS if probability >= least)
