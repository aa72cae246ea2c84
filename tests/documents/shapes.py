"""Plans of documents that are put together in a way of their own: section titles set upright, blocks, two sheets, other marks."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from tests.documents.content import COMMENTS, NUMBERED, SECTIONS, SYMBOLS, WORDS, Comment
from tests.documents.pages import pdf
from tests.documents.plan import CATEGORY, MARK, NO, OPINION, REPLY, Column, Plan, comment_table, front
from tests.documents.setting import Style
from tests.documents.sheet import Break, Cell, Merged, Paragraph, Row, Sheet, Table
from tests.documents.texts import csv_text, tabbed_text
from tests.documents.web import blocks, page
from tests.documents.workbooks import workbook

SECTION = Column("section", "章", 0.06)
COUNT = Column("count", "件数", 0.07)
CHANGED = Column("second_mark", "修正の有無", 0.09)
_BY_SECTION = (
    "Ⅰ 計画案を修正するもの",
    "Ⅱ 計画案に盛り込まれているもの",
    "Ⅲ 今後の参考とするもの",
    "Ⅳ 反映が困難なもの",
    "Ⅴ その他",
)


def _section_of(comment: Comment) -> str:
    return comment.section


def section_column(plan: Plan, *, vertical: bool) -> Sheet:
    """The section in a first column, one merged cell beside all its comments."""
    table = comment_table(replace(plan, section_rows=False), plan.comments)
    rows: list[Row] = [(SECTION.heading, *table.rows[0])]
    above = ""
    for comment, cells in zip(plan.comments, table.rows[1:], strict=True):
        rows.append((Merged.UP if comment.section == above else comment.section, *cells))
        above = comment.section
    upright = frozenset({0}) if vertical else frozenset()
    return (*front(plan), Table(tuple(rows), (0.06, *(0.94 * width for width in table.widths)), vertical=upright))


def table_a_section(plan: Plan) -> Sheet:
    """A heading and a table of its own for each section."""
    parts: list[Paragraph | Table | Break] = [*front(plan)]
    bare = replace(plan, section_rows=False)
    for section, comments in groupby(plan.comments, _section_of):
        parts += [Paragraph(section), comment_table(bare, tuple(comments))]
    return tuple(parts)


def sheet_a_section(plan: Plan) -> Sheet:
    """A worksheet of totals, then one for each section."""
    parts: list[Paragraph | Table | Break] = [Break("概要"), *front(plan)]
    bare = replace(plan, section_rows=False)
    for section, comments in groupby(plan.comments, _section_of):
        parts += [Break(section), Paragraph(section), comment_table(bare, tuple(comments))]
    return tuple(parts)


def two_heading_rows(plan: Plan) -> Sheet:
    """Headings in two rows: the opinion and its place under a common heading, the others merged downwards."""
    table = comment_table(plan, plan.comments)
    upper: list[Cell] = ["意見" if column.key == "category" else column.heading for column in plan.columns]
    keys = [column.key for column in plan.columns]
    upper[keys.index("opinion")] = Merged.LEFT
    lower: list[Cell] = [column.heading if column.key in ("category", "opinion") else Merged.UP for column in plan.columns]
    return (*front(plan), Table((tuple(upper), tuple(lower), *table.rows[1:]), table.widths, heads=2))


def running_blocks(plan: Plan) -> Sheet:
    """No table for the comments: a heading, the text, a heading, the reply."""
    parts: list[Paragraph | Table | Break] = [*front(plan)]
    section = ""
    for comment in plan.comments:
        parts += [Paragraph(comment.section)] if comment.section != section else []
        section = comment.section
        parts += [Paragraph(f"【意見{comment.no}】"), *map(Paragraph, comment.opinion.split("\n"))]
        parts += [Paragraph("【市の考え方】"), *map(Paragraph, (comment.reply or "").split("\n") if comment.reply else ())]
    return tuple(parts)


def web_blocks(sheet: Sheet) -> bytes:
    """Headings and paragraphs of HTML; the comments are those of the plan, as the sheet holds its front only."""
    return blocks(sheet, BLOCKS)


def _restarting() -> tuple[Comment, ...]:
    """Numbers from 1 in each section; who shares a reply names a number of the same section."""
    found = []
    for _, comments in groupby(COMMENTS, _section_of):
        section = list(comments)
        new = {comment.no: str(number) for number, comment in enumerate(section, start=1)}
        found += [
            replace(comment, no=new[comment.no], shared_with=comment.shared_with and new[comment.shared_with])
            for comment in section
        ]
    return tuple(found)


def _by_mark() -> tuple[Comment, ...]:
    """Sorted and filed under a heading that says what became of them."""
    order = list(SYMBOLS)
    ranked = sorted(COMMENTS, key=lambda comment: order.index(comment.mark))
    return tuple(replace(comment, section=_BY_SECTION[order.index(comment.mark)]) for comment in ranked)


def _head_marked() -> tuple[Comment, ...]:
    """The mark stands in brackets at the head of the reply, which is kept as printed."""
    word = {"◎": "【修正する】", "○": "【記載済み】", "△": "【参考】", "×": "【反映困難】", "－": "【その他】"}
    return tuple(replace(c, reply=c.reply and f"{word[c.mark]}{c.reply}") for c in COMMENTS)


_SHORT_TITLES = dict(zip(SECTIONS, ("基本的事項", "削減目標", "施策の展開"), strict=True))
_SHORT = tuple(replace(comment, section=_SHORT_TITLES[comment.section]) for comment in COMMENTS)
BLOCKS = tuple(replace(comment, category="") for comment in COMMENTS if comment.reply)
_NO_MARK = (NO, CATEGORY, OPINION, REPLY)
_UNMARKED = tuple(replace(comment, reply=None, shared_with=None) if comment.mark == "－" else comment for comment in COMMENTS)
"""Comments that are mere approval get no reply, and the document says so in the opinion."""
_ONLY_OPINION = tuple(replace(c, opinion=f"（意見）{c.opinion}") if c.mark == "－" else c for c in _UNMARKED)
_HEADED = _head_marked()
_BRACKETS = dict(zip(SYMBOLS, ("修正する", "記載済み", "参考", "反映困難", "その他"), strict=True))


def _upright(plan: Plan) -> Sheet:
    return section_column(plan, vertical=True)


def _beside(plan: Plan) -> Sheet:
    return section_column(plan, vertical=False)


def _wide(sheet: Sheet) -> bytes:
    return pdf(sheet, style=Style(width=842, height=595))


def _tabbed(sheet: Sheet) -> bytes:
    return tabbed_text(sheet).encode("utf-8")


def _csv(sheet: Sheet) -> bytes:
    return csv_text(sheet).encode("utf-8")


_CHANGE_WORDS = {"◎": "有", "○": "無", "△": "無", "×": "無", "－": "無"}
_TWO_AXES = (
    NO,
    replace(CATEGORY, width=0.13),
    replace(OPINION, width=0.32),
    replace(REPLY, width=0.34),
    replace(MARK, width=0.08),
    CHANGED,
)
_WEIGHED = (NO, replace(CATEGORY, width=0.12), replace(OPINION, width=0.32), COUNT, replace(REPLY, width=0.35), MARK)
SHAPED = (
    Plan("vertical_title_pdf", ".pdf", pdf, comments=_SHORT, shape=_upright),
    Plan("section_column_pdf", ".pdf", _wide, shape=_beside, join_replies=True),
    Plan("table_a_section_pdf", ".pdf", pdf, shape=table_a_section),
    Plan("blocks_pdf", ".pdf", pdf, columns=(NO, OPINION, REPLY), comments=BLOCKS, legend={}, shape=running_blocks),
    Plan("workbook_two_heading_rows", ".xlsx", workbook, shape=two_heading_rows, join_replies=True),
    Plan("workbook_two_sheets", ".xlsx", workbook, shape=sheet_a_section),
    Plan("html_blocks", ".html", web_blocks, columns=(NO, OPINION, REPLY), comments=BLOCKS, legend={}, shape=front),
    Plan("restarting_numbers", ".html", page, comments=_restarting(), shape=table_a_section),
    Plan("word_marks", ".csv", _csv, marks=_CHANGE_WORDS, legend=WORDS),
    Plan("numbered_marks", ".txt", _tabbed, marks=dict(zip(SYMBOLS, NUMBERED, strict=True)), legend=NUMBERED),
    Plan("head_of_reply", ".pdf", pdf, columns=_NO_MARK, comments=_HEADED, legend={}, marks=_BRACKETS),
    Plan(
        "marks_by_heading",
        ".pdf",
        pdf,
        columns=_NO_MARK,
        comments=_by_mark(),
        legend={},
        shape=table_a_section,
        marks_in_headings=True,
    ),
    Plan("two_axes", ".xlsx", workbook, columns=_TWO_AXES),
    Plan("no_marks", ".pdf", pdf, columns=_NO_MARK, legend={}),
    Plan("weights", ".csv", _csv, columns=_WEIGHED),
    Plan("shared_replies", ".html", page, join_replies=True, section_rows=False, shape=None),
    Plan("no_reply_needed", ".txt", _tabbed, comments=_ONLY_OPINION),
)
