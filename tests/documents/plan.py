"""What a fixture document shows and how: columns, comments, legend, format; from that, its sheet and its expected rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.documents.content import COMMENTS, SYMBOLS, TITLE, Comment
from tests.documents.sheet import Merged, Paragraph, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Rows = list[dict[str, str | None]]


@dataclass(frozen=True)
class Layout:
    """A fixture document and what must come out of it."""

    name: str
    suffix: str
    content: bytes
    rows: Rows
    """One dict a comment, in document order: no, category, opinion, reply, mark, section (None where the document does not say),
    and where the layout has them count, second_mark, shared_with. Texts are to be compared after whitespace folding."""
    totals: list[tuple[str, str, int]]
    """Printed counts: axis (section or mark), label, count."""
    legend: dict[str, str]
    """Mark → wording as printed; empty where the document prints no legend."""


@dataclass(frozen=True)
class Column:
    """A column of the table of comments."""

    key: str
    heading: str
    width: float


NO, CATEGORY, OPINION = Column("no", "No.", 0.06), Column("category", "該当箇所", 0.14), Column("opinion", "意見の概要", 0.35)
REPLY, MARK = Column("reply", "市の考え方", 0.37), Column("mark", "対応区分", 0.08)
COLUMNS = (NO, CATEGORY, OPINION, REPLY, MARK)


@dataclass(frozen=True)
class Plan:
    """A fixture document to be written."""

    name: str
    suffix: str
    write: Callable[[Sheet], bytes]
    columns: tuple[Column, ...] = COLUMNS
    comments: tuple[Comment, ...] = COMMENTS
    marks: Mapping[str, str] = field(default_factory=lambda: {mark: mark for mark in SYMBOLS})
    """Mark of the content → mark as this document prints it."""
    legend: Mapping[str, str] = field(default_factory=lambda: dict(SYMBOLS))
    shape: Callable[[Plan], Sheet] | None = None
    """How the blocks are put together, where it is not title, totals, legend, one table."""
    section_rows: bool = True
    """Whether a row across the table announces each section."""
    join_replies: bool = False
    """Whether a shared reply is printed as a merged cell; otherwise the place is left empty."""

    marks_in_headings: bool = False
    """Whether the headings of sections are the marks (Ⅰ 修正するもの), and no subject of a section."""

    def layout(self) -> Layout:
        """The document and the rows, totals and legend expected of it."""
        sheet = (self.shape or standard)(self)
        return Layout(self.name, self.suffix, self.write(sheet), self.rows(), self.totals(), dict(self.legend))

    def rows(self) -> Rows:
        """What must be read from the document, comment by comment."""
        keys = {column.key for column in self.columns}
        return [self._row(comment, keys) for comment in self.comments]

    def totals(self) -> list[tuple[str, str, int]]:
        """The counts of the tables of totals."""
        sections = Counter(comment.section for comment in self.comments)
        marks = Counter(self.marks[comment.mark] for comment in self.comments if self.legend)
        by_mark = [("mark", mark, marks[mark]) for mark in self.legend]
        return [*(("section", section, count) for section, count in sections.items()), *by_mark]

    def cell(self, comment: Comment, key: str) -> str:
        """What the document prints of a comment in a column."""
        value = self.marks[comment.mark] if key == "mark" else getattr(comment, key)
        return "" if value is None else str(value)

    def with_columns(self, *columns: Column) -> Plan:
        """The same document with other columns."""
        return replace(self, columns=columns)

    def _row(self, comment: Comment, keys: set[str]) -> dict[str, str | None]:
        row = {key: self.cell(comment, key) or None for key in ("no", "category", "opinion", "reply", "mark") if key in keys}
        row |= {key: self.cell(comment, key) for key in ("count", "second_mark") if key in keys}
        missing = dict.fromkeys(("no", "category", "opinion", "reply", "mark"))
        shared = {"shared_with": comment.shared_with} if comment.shared_with else {}
        headed = {"heading_mark": comment.section.split()[0], "section": None} if self.marks_in_headings else {}
        return missing | row | {"section": comment.section or None} | headed | shared


def standard(plan: Plan) -> Sheet:
    """Title, when and how many, a table of totals by section, the legend with its totals, the table of comments."""
    return (*front(plan), comment_table(plan, plan.comments))


def front(plan: Plan) -> Sheet:
    """What stands before the comments."""
    return (
        Paragraph(TITLE),
        Paragraph("1 意見募集の結果"),
        *_received(plan),
        *_totals(plan),
        Paragraph("2 意見の概要と市の考え方"),
    )


def comment_table(plan: Plan, comments: tuple[Comment, ...]) -> Table:
    """The comments under their headings, each section announced by a row across the table."""
    rows: list[tuple[str | Merged, ...]] = [tuple(column.heading for column in plan.columns)]
    section = ""
    for comment in comments:
        if plan.section_rows and comment.section != section:
            rows.append((comment.section, *[Merged.LEFT] * (len(plan.columns) - 1)))
        section = comment.section
        rows.append(tuple(_cell(plan, comment, column.key) for column in plan.columns))
    return Table(tuple(rows), tuple(column.width for column in plan.columns))


def _cell(plan: Plan, comment: Comment, key: str) -> str | Merged:
    joined = plan.join_replies and key == "reply" and comment.shared_with is not None
    return Merged.UP if joined else plan.cell(comment, key)


def _received(plan: Plan) -> Sheet:
    return (
        Paragraph("（1）募集期間 令和5年12月1日（金）から令和6年1月5日（金）まで"),
        Paragraph(f"（2）提出者数 9人  意見数 {len(plan.comments)}件"),
    )


def _totals(plan: Plan) -> Sheet:
    by_section = [(label, str(count)) for axis, label, count in plan.totals() if axis == "section" and label]
    by_mark = [(label, plan.legend[label], str(count)) for axis, label, count in plan.totals() if axis == "mark"]
    total = str(len(plan.comments))
    tables: list[Paragraph | Table] = []
    if by_section:
        rows = (("項目", "件数"), *by_section, ("合計", total))
        tables += [Paragraph("（3）項目別の意見数"), Table(rows, (0.5, 0.15))]
    if by_mark:
        rows = (("対応区分", "内容", "件数"), *by_mark, ("合計", Merged.LEFT, total))
        tables += [Paragraph("（4）意見への対応"), Table(rows, (0.15, 0.6, 0.15))]
    return tuple(tables)
