"""Fixture documents: the layouts in which towns print comments and replies, each with what must be read from it.

LAYOUTS maps a name to a function that writes the document: `LAYOUTS["ruled_pdf"]()` gives a `Layout` with the bytes of the file,
its suffix, the expected rows (dicts: no, category, opinion, reply, mark, section and, where printed, count, second_mark,
shared_with), the expected totals and the legend. None is what the document does not say. Texts are compared after whitespace
folding, since a wrapped line is no part of a text. The same call gives the same bytes.

MUTATIONS maps "name/what was changed" to further documents made from the same plans. PLANS are the plans themselves, for
more mutations: `replace(PLANS["ruled_pdf"], columns=…).layout()`.

How it is put together: content.py (comments, legends) → plan.py (columns, marks, shape → sheet, expected rows) → a writer
(texts.py, workbooks.py, web.py, pages.py).
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.documents.content import LETTERS
from tests.documents.office import calc, old_workbook, word, writer
from tests.documents.pages import pdf
from tests.documents.plan import Column, Layout, Plan
from tests.documents.setting import Style
from tests.documents.shapes import SHAPED
from tests.documents.texts import csv_text, laid_out_text, tabbed_text
from tests.documents.web import page
from tests.documents.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.documents.sheet import Sheet


def styled(style: Style) -> Callable[[Sheet], bytes]:
    """A writer of PDF pages that look this way."""
    return lambda sheet: pdf(sheet, style=style)


def encoded(text: Callable[[Sheet], str], encoding: str) -> Callable[[Sheet], bytes]:
    """A writer of text in an encoding; what the encoding lacks may not occur."""
    return lambda sheet: text(sheet).encode(encoding)


_LANDSCAPE = Style(width=842, height=595)
_PLAIN = (
    Plan("ruled_pdf", ".pdf", styled(Style())),
    Plan("unruled_pdf", ".pdf", styled(Style(rules="none"))),
    Plan("row_rules_pdf", ".pdf", styled(Style(rules="rows", running_head="みどり市環境課"))),
    Plan("merged_pdf", ".pdf", styled(_LANDSCAPE), join_replies=True),
    Plan("broken_cells_pdf", ".pdf", styled(Style(width=470, height=390, split=True, running_head="資料2"))),
    Plan("rotated_pdf", ".pdf", styled(Style(width=842, height=595, sideways=True))),
    Plan("bold_twice_pdf", ".pdf", styled(Style(bold_twice=True))),
    Plan("tabbed_text", ".txt", encoded(tabbed_text, "utf-8")),
    Plan("tabbed_text_utf16", ".txt", encoded(tabbed_text, "utf-16")),
    Plan("laid_out_text", ".txt", encoded(laid_out_text, "utf-8")),
    Plan("csv_utf8_bom", ".csv", encoded(csv_text, "utf-8-sig")),
    Plan("csv_cp932", ".csv", encoded(csv_text, "cp932")),
    Plan("html_table", ".html", page, join_replies=True),
    Plan("html_table_cp932", ".html", lambda sheet: page(sheet, charset="shift_jis")),
    Plan("workbook", ".xlsx", workbook, join_replies=True),
    Plan("old_workbook", ".xls", old_workbook, join_replies=True),
    Plan("word", ".docx", word, join_replies=True),
    Plan("open_text", ".odt", writer, join_replies=True),
    Plan("open_sheet", ".ods", calc, join_replies=True),
)
PLANS: dict[str, Plan] = {plan.name: plan for plan in (*_PLAIN, *SHAPED)}
"""Every layout's plan, by name."""
LAYOUTS: dict[str, Callable[[], Layout]] = {name: plan.layout for name, plan in PLANS.items()}
"""Every layout, by name."""


def shuffled(plan: Plan) -> Plan:
    """The same document with its columns in another order; the number stays where people look for it."""
    first, *others = plan.columns
    chance, before = random.Random(plan.name), list(others)
    while others == before:
        chance.shuffle(others)
    return replace(plan, name=f"{plan.name}/columns shuffled", columns=(first, *others))


def relabelled(plan: Plan) -> Plan:
    """The same document with letters as marks, and with other headings."""
    headings = {"no": "番号", "category": "項目", "opinion": "意見要旨", "reply": "回答", "mark": "反映状況"}
    columns = tuple(replace(column, heading=headings.get(column.key, column.heading)) for column in plan.columns)
    marks = dict(zip(plan.marks, LETTERS, strict=True))
    return replace(plan, name=f"{plan.name}/changed legend", columns=columns, marks=marks, legend=LETTERS)


def without_rules(plan: Plan, kept: str) -> Plan:
    """The same PDF with fewer rules."""
    return replace(plan, name=f"{plan.name}/rules: {kept}", write=styled(Style(rules=kept)))


def split(plan: Plan, rules: str = "all") -> Plan:
    """The same PDF on small pages, so that rows go on over page breaks."""
    name = f"{plan.name}/split rows" + (f", rules: {rules}" if rules != "all" else "")
    return replace(plan, name=name, write=styled(Style(width=480, height=360, rules=rules, split=True, repeat_heads=False)))


def _mutated(plans: Iterable[Plan]) -> Iterable[Plan]:
    for plan in plans:
        yield shuffled(plan)
        yield relabelled(plan)
        if plan.suffix == ".pdf":
            yield from (split(plan), without_rules(plan, "rows"))
    yield split(PLANS["ruled_pdf"], "columns")
    yield without_rules(PLANS["table_a_section_pdf"], "rows")


MUTATIONS: dict[str, Callable[[], Layout]] = {plan.name: plan.layout for plan in _mutated(_PLAIN)}
"""Changed documents of the plain plans, by name."""
__all__ = ["LAYOUTS", "MUTATIONS", "PLANS", "Column", "Layout", "Plan"]
