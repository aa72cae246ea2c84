"""反映された意見: which comments changed the plan and how, and which could not be reflected and why, in the ward's words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

import pandas as pd

from analysis.language.normalize import normalize
from analysis.replies.outcomes.clauses import clause_spans
from analysis.replies.outcomes.promises import grade
from analysis.replies.reply_rows import reply_rows
from analysis.replies.rule_table import read_lines, rule_file
from analysis.replies.sentences import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.outcomes.promises import PromiseCue
    from analysis.replies.schema import Outcomes

FILE = "change_cues.csv"
KINDS = ("change", "reason", "therefore")
COLUMNS = ["row", "id", "outcome", "reply_row", "reply_id", "start", "end", "quote", "reason_start", "reason_end", "reason"]
OUTCOMES = {"revised": "計画に反映", "not_adopted": "反映できない"}
"""Canonical meanings of a response type that say what became of an opinion in the plan."""


_FURTHER = re.compile(r"(?:[、,][^。]*?(?:て|で)(?:おり|あり)(?=[、,]))+")
"""What a reason goes on to say before the refusal: …の観点から、利用を控えるようご案内しており、｜補助は困難です。"""


@dataclass(frozen=True)
class ChangeCues:
    """How replies say that something is changed, and why something is not."""

    change: re.Pattern[str]
    reason: re.Pattern[str]
    therefore: re.Pattern[str]


class Quote(NamedTuple):
    """The words of a reply that say what becomes of an opinion, and those that say why."""

    words: Span
    reason: Span | None = None


def read_change_cues(data: Path | None = None) -> ChangeCues:
    """Read the cues of a data folder, else those of the program. Raises PackageError."""
    patterns: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line in read_lines(rule_file(FILE, data), ["kind", "pattern", "example"]):
        patterns[line.one_of("kind", KINDS)].append(line.pattern("pattern").pattern)
    change, reason, therefore = ("|".join(patterns[kind]) or r"(?!)" for kind in KINDS)
    return ChangeCues(
        re.compile(rf"(?:{change})[^、]*\Z"), re.compile(rf"\A.*(?:{reason})(?=[、,])"), re.compile(rf"\A(?:{therefore})")
    )


def outcomes(
    comments: DataFrame[schema.Comments],
    meanings: pd.Series[str],
    change_cues: ChangeCues,
    promise_cues: Sequence[PromiseCue],
) -> DataFrame[Outcomes]:
    """Quote what replies say about the opinions that changed the plan (`revised`) or could not be reflected (`not_adopted`).

    `meanings` is the canonical meaning of each comment's response type, missing where it has none. One row is such a comment and
    a clause of its reply that says what is changed or refused (one row at least: where no clause says so by its wording, the
    reply as a whole). `reason` is what the clause gives as its reason (〜ため、) or the clause before したがって; missing where
    the reply gives none in these words.
    """
    answered = reply_rows(comments).astype("float64").tolist()
    replies, ids = comments["reply"].tolist(), comments["id"].tolist()
    rows = [
        (row, ids[row], meaning, there, ids[there], *_quoted(replies[there], quote))
        for row, meaning in enumerate(meanings.tolist())
        if meaning in OUTCOMES and not math.isnan(answered[row])
        for there in (int(answered[row]),)
        for quote in _quotes(replies[there], meaning, change_cues, promise_cues)
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    types = dict.fromkeys(("row", "reply_row", "start", "end"), "int64") | {"reason_start": "Int64", "reason_end": "Int64"}
    return cast(
        "DataFrame[Outcomes]", table.astype(types | dict.fromkeys(("id", "outcome", "reply_id", "quote", "reason"), "str"))
    )


def _quotes(reply: str, meaning: str, cues: ChangeCues, promise_cues: Sequence[PromiseCue]) -> list[Quote]:
    return _changes(reply, cues) if meaning == "revised" else _refusals(reply, cues, promise_cues)


def _changes(reply: str, cues: ChangeCues) -> list[Quote]:
    """The clauses that say what is changed, with their reason; else the whole reply."""
    clauses = clause_spans(reply)
    changing = [number for number, (start, end) in enumerate(clauses) if cues.change.search(normalize(reply[start:end]).text)]
    return [Quote(clauses[number], _reason(reply, clauses, number, cues)) for number in changing] or [Quote(Span(0, len(reply)))]


def _refusals(reply: str, cues: ChangeCues, promise_cues: Sequence[PromiseCue]) -> list[Quote]:
    """The clauses that refuse, with their reason; else the whole reply, with the first clause that gives one.

    Where nothing refuses, such a clause is a reason to its end: …べきものであり、実効性も…担保されるものと考えます.
    """
    clauses = clause_spans(reply)
    refusing = [number for number, place in enumerate(clauses) if _is_refusal(reply[place.start : place.end], promise_cues)]
    found = [Quote(clauses[number], _reason(reply, clauses, number, cues)) for number in refusing]
    if any(quote.reason for quote in found):
        # A clause that only gives the reason of another one is not quoted by itself as well.
        reasons = {quote.reason for quote in found}
        return [quote for quote in found if quote.words not in reasons]
    if found:
        return found
    giving = (clause for number, clause in enumerate(clauses) if _reason(reply, clauses, number, cues))
    return [Quote(Span(0, len(reply)), next(giving, None))]


def _is_refusal(clause: str, cues: Sequence[PromiseCue]) -> bool:
    found = grade(clause, cues)
    return found is not None and found[0].grade == "decline"


def _reason(reply: str, clauses: Sequence[Span], number: int, cues: ChangeCues) -> Span | None:
    """The reason inside a clause (up to ため, ことから …), or the clause before it where it begins with したがって."""
    start, end = clauses[number]
    copy = normalize(reply[start:end])
    if cues.therefore.search(copy.text):
        return clauses[number - 1] if number else None
    found = cues.reason.search(copy.text)
    if found is None:
        return None
    further = _FURTHER.match(copy.text, found.end())
    first, last = copy.verbatim_span(0, (further or found).end())
    return Span(start + first, start + last)


def _quoted(reply: str, quote: Quote) -> tuple[object, ...]:
    """Places and words of a quote and of its reason."""
    start, end = quote.reason or (None, None)
    return *quote.words, reply[quote.words.start : quote.words.end], start, end, reply[start:end] if quote.reason else None
