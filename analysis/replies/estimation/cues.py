"""Cues: wordings of a reply that speak for a response type, kept as data with an example and the reason for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.language.normalize import normalize
from analysis.package.problem import Problem, refuse
from analysis.replies.rule_table import read_rules, rule_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from analysis.replies.rule_table import Line

FILE = "response_type_cues.csv"
COLUMNS = ("cue", "meaning", "weight", "place", "pattern", "example", "why")
PLACES = {"any": "どこでも", "end": "最後の文"}
"""Where in the reply a cue may stand: how a reply ends says most."""
HIT_COLUMNS = {
    "row": "int64",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "cue": "str",
    "meaning": "str",
    "weight": "float64",
}
_LAST_SENTENCE = re.compile(r"[^。]*。?\s*\Z")


@dataclass(frozen=True)
class Cue:
    """One rule: a wording, the canonical meaning it speaks for, and how strongly (in log-odds)."""

    code: str
    meaning: str
    weight: float
    place: str
    pattern: re.Pattern[str]
    example: str
    why: str


def cue_file(data: Path) -> Path:
    """The cues of a data folder; one that has none uses those that came with the program."""
    return rule_file(FILE, data)


def read_cues(path: Path, *, meanings: Sequence[str]) -> tuple[Cue, ...]:
    """Read the rules, in the order of the file. Raises PackageError naming every bad line."""
    cues = read_rules(path, COLUMNS, lambda line: _cue(line, meanings))
    names = [cue.code for cue in cues]
    twice = sorted({name for name in names if names.count(name) > 1})
    refuse([Problem(path.name, "同じ名前の手がかりが2つあります", "別の名前にしてください", value=name) for name in twice])
    return cues


def cue_hits(replies: pd.Series[str], cues: Sequence[Cue]) -> pd.DataFrame:
    """Find every cue in every reply.

    One row is a place in a verbatim reply: row (position in `replies`), start, end (exclusive), text, cue, meaning, weight;
    by row, place and the order of the rules. A cue counts once a reply, at its last place.
    """
    hits = [hit for row, reply in enumerate(replies) if isinstance(reply, str) for hit in _hits(row, reply, cues)]
    table = pd.DataFrame(hits, columns=list(HIT_COLUMNS)).astype(HIT_COLUMNS)
    return table.sort_values(["row", "start", "end"], kind="stable", ignore_index=True)


def _hits(row: int, reply: str, cues: Sequence[Cue]) -> Iterator[tuple[object, ...]]:
    copy = normalize(reply)
    end_starts = _LAST_SENTENCE.search(copy.text.rstrip())
    for cue in cues:
        found = list(cue.pattern.finditer(copy.text, end_starts.start() if cue.place == "end" and end_starts else 0))
        if found and found[-1].end() > found[-1].start():
            start, end = copy.verbatim_span(*found[-1].span())
            yield row, start, end, reply[start:end], cue.code, cue.meaning, cue.weight


def _cue(line: Line, meanings: Sequence[str]) -> Cue:
    return Cue(
        line["cue"],
        line.one_of("meaning", meanings),
        line.decimal("weight"),
        line.one_of("place", tuple(PLACES)),
        line.pattern("pattern"),
        line["example"],
        line["why"],
    )
