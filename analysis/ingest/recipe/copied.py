"""The counts of a document that prints no comment, as a person copies them: typed line by line, checked, written as a recipe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.ingest.recipe.text import quoted
from analysis.ingest.words.meanings import UNKNOWN, meaning_of_mark
from analysis.ingest.words.wording import is_sum, spaced
from analysis.package.problem import Problem, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

_COUNT = re.compile(r"(?P<name>.*?)[\s　:：、,，]+(?P<count>[0-9０-９][0-9０-９,，]*)\s*件?\s*")
_MARK = re.compile(r"(?P<mark>\S+)[\s　]+(?P<wording>\S.*)")
LONGEST = 200
"""Characters of a name or of the wording of a mark."""


@dataclass(frozen=True)
class CopiedType:
    """A row of the legend, with its count where the document prints one."""

    mark: str
    wording: str
    count: int | None
    meaning: str = UNKNOWN


@dataclass(frozen=True)
class CopiedPart:
    """A part of the plan, likewise."""

    name: str
    count: int | None


@dataclass(frozen=True)
class Copied:
    """What a document of counts says."""

    title: str = ""
    publisher: str = ""
    plan: str = ""
    place: str = ""
    """Where the counts stand."""
    received: int | None = None
    people: int | None = None
    organisations: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    published: date | None = None
    types: tuple[CopiedType, ...] = ()
    type_sum: int | None = None
    """The sum that the table of response types prints."""
    parts: tuple[CopiedPart, ...] = ()

    @property
    def missing(self) -> list[str]:
        """What has to be filled in first, as it is called on screen."""
        asked = {"資料の名前": self.title, "意見の数": self.received, "件数の載っている場所": self.place}
        return [name for name, value in asked.items() if value in ("", None)]

    @property
    def sums(self) -> list[tuple[str, int, int]]:
        """What should be the same: its name, the printed number, the sum of the counts; of tables whose every row has one."""
        whole = self.received if self.type_sum is None else self.type_sum
        given = [
            ("対応区分の合計", whole, [each.count for each in self.types]),
            ("項目の合計", self.received, [each.count for each in self.parts]),
        ]
        return [
            (name, printed, sum(count for count in counts if count is not None))
            for name, printed, counts in given
            if printed is not None and counts and None not in counts
        ]


def types_of(text: str) -> tuple[CopiedType, ...]:
    """The legend as it was typed, a mark a line: 「◎ 計画に反映するもの 6」; without a mark 「反映する 6件」, which is both then.

    Each means what its wording says. Raises PackageError.
    """
    rows = []
    for name, count in _lines("対応区分", text):
        found = _MARK.fullmatch(name)
        mark, wording = (found["mark"], spaced(found["wording"])) if found else (name, name)
        meaning = meaning_of_mark(mark, wording, "") or UNKNOWN
        rows.append(CopiedType(mark, wording, count, meaning))
    return tuple(rows)


def parts_of(text: str) -> tuple[CopiedPart, ...]:
    """The parts as they were typed, one a line: 「施策の柱1　70」. Raises PackageError."""
    return tuple(CopiedPart(name, count) for name, count in _lines("項目", text))


def types_text(types: Sequence[CopiedType]) -> str:
    """The legend as `types_of` reads it."""
    names = (each.mark if each.mark == each.wording else f"{each.mark}\t{each.wording}" for each in types)
    return "\n".join(_line(name, each.count) for name, each in zip(names, types, strict=True))


def parts_text(parts: Sequence[CopiedPart]) -> str:
    """The parts as `parts_of` reads them."""
    return "\n".join(_line(each.name, each.count) for each in parts)


def copied_recipe(copied: Copied, evidence: Sequence[str] = ()) -> str:
    """The text of build.toml with `[totals]`; `read_totals` gives back what was copied."""
    days = {"period_start": copied.period_start, "period_end": copied.period_end}
    facts = {**days, "people": copied.people, "organisations": copied.organisations}
    totals = {
        "received": copied.received,
        "response_type_sum": copied.type_sum,
        "published": copied.published,
        "place": copied.place,
    }
    document = {"title": copied.title, "publisher": copied.publisher, "plan": copied.plan}
    types = ({"mark": t.mark, "wording": t.wording, "meaning": t.meaning, "count": t.count} for t in copied.types)
    listed = f"evidence = [{', '.join(map(quoted, evidence))}]\n\n" if evidence else ""
    return (
        "# The printed counts of a document without comments, as a person copied them.\n"
        + listed
        + "\n".join(
            [
                _table("[document]", document),
                _table("[document.facts]", facts),
                _table("[totals]", totals),
                *(_table("[[response_types]]", each) for each in types),
                *(_table("[[pillars]]", {"name": each.name, "count": each.count}) for each in copied.parts),
            ]
        )
    )


def _table(head: str, values: Mapping[str, str | int | date | None]) -> str:
    given = ((key, value) for key, value in values.items() if value not in (None, ""))
    said = (f"{key} = {value if isinstance(value, int) else quoted(str(value))}\n" for key, value in given)
    return f"{head}\n{''.join(said)}"


def _lines(what: str, text: str) -> Iterator[tuple[str, int | None]]:
    """Name and count of each line that says something; sums are left out. Raises PackageError for a name twice, or too long."""
    met: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = _COUNT.fullmatch(line.strip())
        name = " ".join((found["name"] if found else line).split())
        if not name or (found and is_sum(name)):
            continue
        if len(name) > LONGEST or not name.isprintable():
            remedy = f"制御文字を除き、{LONGEST}字までにしてください"
            refuse([Problem(what, "名前に使えない文字があるか、長すぎます", remedy, number, name[:LONGEST])])
        key = name.split()[0] if what == "対応区分" else name
        if key in met:
            refuse([Problem(what, f"{met[key]}行目と同じものです", "1つにまとめるか、別の名前にしてください", number, key)])
        met[key] = number
        yield name, int(found["count"].replace(",", "").replace("，", "")) if found else None


def _line(name: str, count: int | None) -> str:
    return name if count is None else f"{name}\t{count}"
