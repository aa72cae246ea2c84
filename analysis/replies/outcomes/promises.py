"""今後の対応: what replies say was done, will be done, will be considered or will not be done."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd

from analysis.language.normalize import normalize
from analysis.replies.outcomes.clauses import clause_spans
from analysis.replies.outcomes.doers import Named, doer
from analysis.replies.reply_rows import reply_rows
from analysis.replies.rule_table import read_lines, rule_file
from analysis.replies.sentences import Span
from analysis.replies.when import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pandera.typing.pandas import DataFrame

    from analysis import schema
    from analysis.replies.schema import Promises

GRADES_FILE, CUES_FILE = "promise_grades.csv", "promise_cues.csv"
GRADES = ("done", "will_do", "proceed", "consider", "formula", "pass_on", "decline")
COLUMNS = [
    "row",
    "id",
    "grade",
    "start",
    "end",
    "quote",
    "cue_start",
    "cue_end",
    "cue",
    "year",
    "western_year",
    "actor",
    "doer",
    "other",
    "shared_with",
]
SEPARATOR = "、"
_COORDINATE = re.compile(r"([一-龠々ァ-ヶーA-Za-z]し)[、,]")
"""The end of a predicate after which another one follows: 策定し、"""
_STEM = re.compile(r"(?:取り)?[一-龠々ァ-ヶーA-Za-z]*[ぁ-ん]{0,3}\Z")
"""What stands before the ending that a cue knows: 周知し|ていきます. Shown with it, for the ending alone says nothing."""


@dataclass(frozen=True)
class PromiseCue:
    """How a clause may end, and the grade it then has; none where it promises nothing."""

    grade: str
    pattern: re.Pattern[str]
    example: str
    why: str


def read_promise_cues(data: Path | None = None) -> tuple[PromiseCue, ...]:
    """Read the cues of a data folder, else those of the program; the first that fits a clause counts. Raises PackageError."""
    return tuple(
        PromiseCue(line.one_of("grade", ["", *GRADES]), line.pattern("pattern", after=r"\Z"), line["example"], line["why"])
        for line in read_lines(rule_file(CUES_FILE, data), ["grade", "pattern", "example", "why"])
    )


def read_grades(data: Path | None = None) -> pd.DataFrame:
    """Read the grading table: grade, name, meaning, from what is done to what will not be. Raises PackageError."""
    lines = read_lines(rule_file(GRADES_FILE, data), ["grade", "name", "meaning"])
    for line in lines:
        line.one_of("grade", list(GRADES))
    return pd.DataFrame(lines, columns=["grade", "name", "meaning"], dtype="str")


def promises(
    comments: DataFrame[schema.Comments], cues: Sequence[PromiseCue], *, actors: pd.DataFrame | None = None
) -> DataFrame[Promises]:
    """Find the clauses of replies that say what is done, and grade them by their wording alone.

    One row is a clause of a reply, once, however many comments the reply answers; `shared_with` names the others. `year` is the
    year or deadline in the clause as written, `western_year` its number; `actor` the departments and partners it names (`actors`:
    places in replies, from `outcomes.actors`), whatever they have to do with it. `doer` is the one of them that is its subject,
    `other` whether that is somebody else than the publisher: 国は検討しています is no promise of the publisher's.
    """
    replies = comments["reply"]
    rows = [(row, *clause) for row, reply in enumerate(replies) if isinstance(reply, str) for clause in _graded(reply, cues)]
    table = pd.DataFrame(
        rows, columns=["row", "start", "end", "quote", "grade", "cue_start", "cue_end", "cue", "year", "western_year"]
    )
    ids = comments["id"].to_numpy()
    named = _actors_in(table, actors)
    doers = [doer(quote, inside) for quote, inside in zip(table["quote"], named, strict=True)]
    table = table.assign(
        id=pd.array(ids[table["row"].astype("int64")], dtype="str"),
        actor=pd.array([SEPARATOR.join(dict.fromkeys(each.name for each in inside)) or None for inside in named], dtype="str"),
        doer=pd.array([each.name if each else None for each in doers], dtype="str"),
        other=pd.array([bool(each and each.other) for each in doers], dtype="bool"),
        shared_with=pd.array(table["row"].map(_sharing(comments)).to_list(), dtype="str"),
    )[COLUMNS]
    numbers = dict.fromkeys(("row", "start", "end", "cue_start", "cue_end"), "int64")
    return cast(
        "DataFrame[Promises]",
        table.astype(numbers | dict.fromkeys(("grade", "quote", "cue", "year"), "str") | {"western_year": "Int64"}),
    )


def grade(clause: str, cues: Sequence[PromiseCue]) -> tuple[PromiseCue, tuple[int, int]] | None:
    """The first cue that fits the end of a clause, and the predicate's place in the verbatim clause; None where none fits."""
    copy = normalize(clause)
    for cue in cues:
        if (found := cue.pattern.search(copy.text)) and found.end() > found.start():
            return cue, copy.verbatim_span(_predicate_start(copy.text, found.start()), found.end())
    return None


def _predicate_start(text: str, ending: int) -> int:
    """Where the predicate begins of which a cue knows the ending; a cue that begins with a kanji knows all of it."""
    stem = _STEM.search(text, 0, ending) if "ぁ" <= text[ending] <= "ん" else None
    return stem.start() if stem else ending


def _graded(reply: str, cues: Sequence[PromiseCue]) -> Iterator[tuple[object, ...]]:
    for place in clause_spans(reply):
        for start, end in _dated_parts(reply, place, cues):
            quote = reply[start:end]
            found = _grade_of_part(quote, cues) if (start, end) != place else grade(quote, cues)
            if found is None or not found[0].grade:
                continue
            cue, (first, last) = found
            words, year = when(quote) or (None, None)
            yield start, end, quote, cue.grade, start + first, start + last, quote[first:last], words, year


def _dated_parts(reply: str, place: Span, cues: Sequence[PromiseCue]) -> list[Span]:
    """A clause, or two where its year belongs to a predicate of its own: 令和5年度に計画を策定し、｜将来像の実現を目指します.

    Parted only where the two are graded differently: what is done by the year is not what is aimed at for good.
    """
    clause = reply[place.start : place.end]
    time, whole = when(clause), grade(clause, cues)
    if time is None or time.year is None or whole is None or whole[0].grade in ("", "done", "decline"):
        return [place]
    after = clause.index(time.words) + len(time.words)
    joint = _COORDINATE.search(clause, after)
    if joint is None or (own := _grade_of_part(clause[: joint.end(1)], cues)) is None or own[0].grade in ("", whole[0].grade):
        return [place]
    return [Span(place.start, place.start + joint.end(1)), Span(place.start + joint.end(), place.end)]


def _grade_of_part(part: str, cues: Sequence[PromiseCue]) -> tuple[PromiseCue, tuple[int, int]] | None:
    """The grade of a part that ends in …し, as if it ended in …します; of any other part its own."""
    found = grade(part, cues)
    if not part.endswith("し") or found:
        return found
    polite = grade(f"{part}ます", cues)
    return polite and (polite[0], (min(polite[1][0], len(part) - 1), len(part)))


def _actors_in(table: pd.DataFrame, actors: pd.DataFrame | None) -> list[list[Named]]:
    """The actors inside each quote, in order, with their places in it."""
    if actors is None or actors.empty:
        return [[] for _ in range(len(table))]
    by_row: dict[int, list[tuple[int, int, str, str]]] = {}
    for row, *place in zip(*(actors[name].tolist() for name in ("row", "start", "end", "actor", "kind")), strict=True):
        by_row.setdefault(row, []).append((place[0], place[1], place[2], place[3]))
    return [
        [Named(start - first, end - first, name, kind) for start, end, name, kind in by_row.get(row, ()) if first <= start < last]
        for row, first, last in zip(*(table[name].tolist() for name in ("row", "start", "end")), strict=True)
    ]


def _sharing(comments: pd.DataFrame) -> dict[int, str]:
    """Position of a reply → ids of the other comments it answers."""
    sharing: dict[int, list[str]] = {}
    ids = comments["id"].tolist()
    for row, reply_row in enumerate(reply_rows(comments).astype("float64").tolist()):
        if not math.isnan(reply_row) and reply_row != row:
            sharing.setdefault(int(reply_row), []).append(ids[row])
    return {row: SEPARATOR.join(others) for row, others in sharing.items()}
