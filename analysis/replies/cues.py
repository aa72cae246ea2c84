"""Cues: wordings of a reply that speak for a response type, kept as data with an example and the reason for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis.language.normalize import normalize
from analysis.package.csv_table import Layout, read_table
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

FILE = "response_type_cues.csv"
OWN_FOLDER = Path(__file__).parent.parent.parent / "data" / "replies"
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
    own = data / "replies" / FILE
    return own if own.is_file() else OWN_FOLDER / FILE


def read_cues(path: Path, *, meanings: Sequence[str]) -> tuple[Cue, ...]:
    """Read the rules, in the order of the file. Raises PackageError naming every bad line."""
    sheet = read_table(path, Layout(COLUMNS))
    cues, problems = [], []
    for line, record in zip(sheet.lines, sheet.table.to_dict("records"), strict=True):
        found = list(_problems(path.name, line, record, meanings))
        problems += found
        if not found:
            cues.append(_cue(record))
    names = [cue.code for cue in cues]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems += [Problem(path.name, "同じ名前の手がかりが2つあります", "別の名前にしてください", value=name) for name in twice]
    refuse(problems)
    return tuple(cues)


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


def _problems(file: str, line: int, record: Mapping[Hashable, object], meanings: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with a rule."""
    for column, known in (("meaning", meanings), ("place", tuple(PLACES))):
        if record[column] not in known:
            remedy = f"{'、'.join(known)} のどれかにしてください"
            yield Problem(file, f"「{column}」に使えない値です", remedy, line, str(record[column]))
    try:
        float(str(record["weight"]))
    except ValueError:
        yield Problem(file, "重みが数ではありません", "3 や 1.5 のような数にしてください", line, str(record["weight"]))
    try:
        re.compile(str(record["pattern"]))
    except re.error as error:
        yield Problem(
            file, f"書き方（正規表現）を読めません（{error}）", "括弧の対応を確かめてください", line, str(record["pattern"])
        )


def _cue(record: Mapping[Hashable, object]) -> Cue:
    text = {str(column): str(value) for column, value in record.items()}
    return Cue(
        text["cue"],
        text["meaning"],
        float(text["weight"]),
        text["place"],
        re.compile(text["pattern"]),
        text["example"],
        text["why"],
    )
