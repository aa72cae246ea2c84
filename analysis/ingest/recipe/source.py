"""How the lines of an original are told apart: the part of build.toml that steers the readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.package.problem import Problem
from analysis.package.roles import NAMES, SINGLE

if TYPE_CHECKING:
    from analysis.package.fields import Fields

LAYOUTS = ("table", "blocks", "items")
"""Comments are the rows of tables, stand one below the other under words such as 意見1 and 市の考え方, or are items of lists."""
MARKS_FROM = ("column", "reply", "heading")
"""Where a response type is printed: in a column, in brackets at the head of the reply, in the heading of the section."""
IDS = ("no", "pillar-no", "place")
"""What a comment is called by: its number; pillar and number, where numbers begin anew; page and row, where there are none."""


@dataclass(frozen=True)
class Source:
    """How the lines of the original are told apart."""

    file: str
    sha256: str
    columns: dict[str, str]
    """Heading of each column → what it holds, a key of columns.NAMES; in blocks, the words above the texts."""
    totals: dict[str, str] = field(default_factory=dict)
    """Head of a table of printed totals, or the place of its line ("page:line") → its axis."""
    sums: tuple[str, ...] = ()
    """Labels of grand totals."""
    skipped_totals: tuple[str, ...] = ()
    """Labels in those tables that count something else."""
    group_headings: dict[str, str] = field(default_factory=dict)
    """Heading that gathers pillars and has no comments of its own → why."""
    sub_headings: dict[str, str] = field(default_factory=dict)
    """Heading below that of a pillar, which changes no pillar → why."""
    layout: str = "table"
    headless: bool = False
    """Whether the table of comments has no headings; columns are then #1, #2 …"""
    pillars_from: str = "heading"
    """heading, category, sheet (of a workbook), or the name of a further column of comments.csv."""
    marks_from: str = "column"
    mark_headings: dict[str, str] = field(default_factory=dict)
    """Heading that says what became of the comments below it → their mark, where marks are printed in headings."""
    ids: str = "no"
    unfiled: str = ""
    """Pillar of comments under no heading; without one they are rejected."""
    running: tuple[str, ...] = ()
    """Lines printed at the head or foot of pages."""
    lines: dict[str, str] = field(default_factory=dict)
    """A person's word on single lines: "page:line" → kind."""
    parts: dict[str, str] = field(default_factory=dict)
    """Column → pattern whose named groups are columns of their own."""
    bullets: dict[str, str] = field(default_factory=dict)
    """Column → sign printed before each of its texts that is no part of the text."""
    carried: tuple[str, ...] = ()
    """Columns in which an empty cell means what the cell above says: cells that were merged before the format lost that."""


def source_of(fields: Fields) -> Source:
    """The table `source` of build.toml; what is wrong with it is added to the problems of `fields`."""
    columns = fields.text_by_name("columns")
    _check_columns(fields, columns)
    return Source(
        file=fields.text("file"),
        sha256=fields.text("sha256"),
        columns=columns,
        totals=fields.text_by_name("totals"),
        sums=fields.texts("sums"),
        skipped_totals=fields.texts("skipped_totals"),
        group_headings=fields.text_by_name("group_headings"),
        sub_headings=fields.text_by_name("sub_headings"),
        layout=_choice(fields, "layout", LAYOUTS),
        headless=fields.optional_text("headless") == "yes",
        pillars_from=fields.optional_text("pillars_from") or "heading",
        marks_from=_choice(fields, "marks_from", MARKS_FROM),
        mark_headings=_mark_headings(fields),
        ids=_choice(fields, "ids", IDS),
        unfiled=fields.optional_text("unfiled") or "",
        running=fields.texts("running"),
        lines=fields.text_by_name("lines"),
        parts=_patterns(fields),
        bullets=fields.text_by_name("bullets"),
        carried=fields.texts("carried"),
    )


def _check_columns(fields: Fields, columns: dict[str, str]) -> None:
    roles = list(columns.values())
    unknown = [role for role in roles if role not in NAMES]
    # Two tables of a document may call the same column differently, so a role may come twice; opinions there must be.
    if unknown or "opinion" not in roles:
        message = "「source.columns」に知らない列があるか、opinion がありません"
        remedy = f"原本の見出しに、{'、'.join(dict.fromkeys((*SINGLE, *NAMES)))} のどれかを割り当ててください"
        fields.problems.append(Problem(fields.file, message, remedy, value="、".join(roles)))


def _mark_headings(fields: Fields) -> dict[str, str]:
    given = fields.text_by_name("mark_headings")
    if fields.optional_text("marks_from") == "heading" and not given:
        message = "「source.marks_from」が heading なのに、対応区分を表す見出しがありません"
        remedy = '「source.mark_headings」に、"見出し" = "区分" の形で加えてください'
        fields.problems.append(Problem(fields.file, message, remedy))
    return given


def _choice(fields: Fields, name: str, choices: tuple[str, ...]) -> str:
    value = fields.optional_text(name) or choices[0]
    if value not in choices:
        message = f"「source.{name}」に使えない値です"
        fields.problems.append(Problem(fields.file, message, f"{'、'.join(choices)} のどれかにしてください", value=value))
    return value


def _patterns(fields: Fields) -> dict[str, str]:
    patterns = fields.text_by_name("parts")
    for column, text in patterns.items():
        try:
            re.compile(text)
        except (re.error, RecursionError, OverflowError) as error:
            message = f"「source.parts」の「{column}」が正規表現として読めません"
            fields.problems.append(Problem(fields.file, message, f"括弧の対応を確かめてください（{error}）", value=text))
    return patterns
