"""A briefing as slides: one message each, charts and tables that can be edited, the comments' numbers in the notes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from analysis.briefing.content import Count
from analysis.briefing.day import japanese_date
from analysis.export.archive import dated_office_file
from analysis.export.briefing_tables import sources
from analysis.export.slides.chart import chart
from analysis.export.slides.page import DETAIL_SIZES, HEIGHT, WIDTH, page, text_height
from analysis.export.slides.table import compact, draw_table, slide_table
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.briefing.content import Briefing, Question, Section, Sentence, Table
    from analysis.export.slides.page import Page

FONT = "BIZ UDPゴシック"
"""On every Windows since 2018, made for public documents; elsewhere the program takes its own Japanese font."""
PLACES = 120
"""Stretches of comment numbers in a note."""
PARTS = 4
"""Slides a table may take; the workbook has all of it."""
DETAIL_ROOM, QUESTIONS = 84.0, 4
"""Points for the details under a chart; questions on a slide."""
MOST = 15
"""Slides without the annex: as many as a meeting looks at. Questions that find no room are in the annex and in the workbook."""


def slides_bytes(briefing: Briefing, *, annexed: bool = False) -> bytes:
    """Write the slides, with the annex or without. The same briefing gives the same bytes."""
    from pptx import Presentation
    from pptx.util import Pt

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _fonts(presentation)
    properties = presentation.core_properties
    properties.title, properties.author, properties.last_modified_by = visible(briefing.source.title)[:200], "意見アトラス", ""
    _Slides(presentation, briefing, annexed=annexed).write()
    written = io.BytesIO()
    presentation.save(written)
    return dated_office_file(written.getvalue(), briefing.source.date)


class _Slides:
    """Writes the slides of one briefing in order."""

    def __init__(self, presentation: Any, briefing: Briefing, *, annexed: bool) -> None:  # noqa: ANN401
        self.presentation, self.briefing, self.annexed = presentation, briefing, annexed

    def write(self) -> None:
        self._title()
        for section in self.briefing.sections:
            self._section(section)
        if self.annexed:
            self._page("資料編", message="ここからは、図表の続き、引用した意見の全文、想定質問、出典です。")
            for section in self.briefing.sections:
                self._details(section)
        # The title, one slide a section and the sources stand beside the questions.
        room = MOST - 2 - len(self.briefing.sections)
        self._questions(self.briefing.questions[: None if self.annexed else room * QUESTIONS])
        self._sources()

    def _page(self, title: str, *, message: str = "", notes: Sequence[str] = ()) -> Page:
        return page(self.presentation, self.briefing, title, message=message, notes=notes)

    def _title(self) -> None:
        source = self.briefing.source
        facts = [
            "　".join(filter(None, (source.publisher, source.unit_line))),
            f"絞り込み：{source.choice}",
            f"対応区分：{source.basis}（{source.basis_note}）",
        ]
        start = self._page("ブリーフィング", message=source.title, notes=[f"画面：{source.url}", source.attribution])
        start.top = max(start.top, 200)
        start.paragraphs([*facts, f"作成日：{japanese_date(source.date)}"], DETAIL_SIZES, room=start.room)

    def _section(self, section: Section) -> None:
        """The section's one slide: its message, and its first figure, its first table or its details."""
        drawn = self._page(self._named(section), message=section.message.text, notes=self._notes(section))
        details = [detail.text for detail in section.details] + ([f"メモ：{section.note}"] if section.note else [])
        kept_free = (
            min(text_height([f"・{text}" for text in details], DETAIL_SIZES[-1], drawn.width), DETAIL_ROOM) if details else 0
        )
        if section.figures:
            figure = section.figures[0]
            chart(drawn, figure, section.table(figure.table), height=drawn.room - kept_free - 8)
        elif section.tables and section.tables[0].rows:
            details = [*self._begin_table(drawn, section.tables[0], drawn.room - kept_free - 24), *details]
        if details:
            drawn.paragraphs(details, DETAIL_SIZES, room=drawn.room, bullet=True)

    def _begin_table(self, drawn: Page, table: Table, room: float) -> list[str]:
        """As many rows as fit, and a word on the others."""
        shown = compact(table, self.briefing.citations)
        left = len(shown.rows) - draw_table(drawn, shown, room=room)
        where = "資料編" if self.annexed else "ブック（xlsx）とCSV"
        return [f"ほかに{left:,}行あります（{where}）。"] if left else []

    def _details(self, section: Section) -> None:
        """What did not find room on the section's slide: further figures, and every table from its beginning."""
        for figure in section.figures[1:]:
            table = section.table(figure.table)
            drawn = self._page(self._badged(figure.title, table), notes=list(self._counts(table)))
            chart(drawn, figure, table, height=drawn.room)
        for quoted in section.quoted:
            self._quotation(quoted)
        for table in section.tables:
            if table.rows and not section.quoted:
                self._table(table)

    def _table(self, table: Table) -> None:
        rest = slide_table(table, self.briefing.citations)
        for part in range(1, PARTS + 1):
            title = self._badged(table.title, table) + (f"（{part}）" if part > 1 else "")
            drawn = self._page(title, notes=list(self._counts(table)) if part == 1 else ())
            rest = rest.after(draw_table(drawn, rest, room=drawn.room - 24))
            if not rest.rows:
                return
        told = f"このほかに{len(rest.rows):,}行あります。すべての行は、ブック（xlsx）とCSVにあります。"
        drawn.paragraphs([told], DETAIL_SIZES[-1:], room=24)

    def _quotation(self, comment: str) -> None:
        """One comment with its reply, verbatim; in full in the notes."""
        each, basis = self.briefing.quotations[comment], self.briefing.source.basis
        mark = f"　{each.mark}［{basis}］" if each.mark else ""
        opinion, reply = each.opinion or "（記載なし）", each.reply or "（記載なし）"
        heading = self.briefing.source.words.reply
        drawn = self._page(f"{each.label}番　{each.pillar}{mark}", notes=[f"意見概要\n{opinion}", f"{heading}\n{reply}"])
        room = drawn.room / 2 - 10
        drawn.paragraphs(["意見概要", opinion], DETAIL_SIZES, room=room)
        drawn.paragraphs([heading, reply], DETAIL_SIZES, room=room)

    def _questions(self, questions: Sequence[Question]) -> None:
        for start in range(0, len(questions), QUESTIONS):
            some = questions[start : start + QUESTIONS]
            numbers = [self._numbers(question.ids) for question in some]
            notes = [f"{question.text}\n{question.why}\n{cited}" for question, cited in zip(some, numbers, strict=True)]
            drawn = self._page("想定質問" + (f"（{start // QUESTIONS + 1}）" if start else ""), notes=notes)
            short = [self._numbers(question.ids, limit=8) for question in some]
            texts = [f"{question.text}（{cited}）" for question, cited in zip(some, short, strict=True)]
            drawn.paragraphs(texts, DETAIL_SIZES, room=drawn.room, bullet=True, last=True)

    def _sources(self) -> None:
        facts = {name: content for name, content in sources(self.briefing) if name != "この数字から言えないこと"}
        texts = {name: f"{name}：{content}" for name, content in facts.items()}
        drawn = self._page("出典と方法", notes=list(texts.values()))
        texts.pop("画面のアドレス", None)  # a line that nothing parts; it stands in the notes of every slide
        drawn.paragraphs(list(texts.values()), DETAIL_SIZES[1:], room=drawn.room, last=True)

    def _named(self, section: Section) -> str:
        return f"{section.title}　［対応区分：{self.briefing.source.basis}］" if section.basis else section.title

    def _badged(self, title: str, table: Table) -> str:
        return f"{title}　［対応区分：{self.briefing.source.basis}］" if table.basis else title

    def _notes(self, section: Section) -> list[str]:
        """Message and details with their comments, then the numbers of the slide's table."""
        notes = [self._cited(sentence) for sentence in (section.message, *section.details)]
        tables = [section.table(figure.table) for figure in section.figures[:1]] or list(section.tables[:1])
        return [*notes, *(line for table in tables for line in self._counts(table)), f"画面：{self.briefing.source.url}"]

    def _cited(self, sentence: Sentence) -> str:
        return f"{sentence.text}（{self._numbers(sentence.ids)}）" if sentence.ids else sentence.text

    def _counts(self, table: Table) -> Iterator[str]:
        for row in table.rows:
            for cell, column in zip(row, table.columns, strict=True):
                if isinstance(cell, Count) and cell.ids:
                    yield f"{row[0]} ／ {column.label}　{int(cell):,}件（{self._numbers(cell.ids)}）"

    def _numbers(self, ids: Sequence[str], *, limit: int = PLACES) -> str:
        return f"意見番号：{self.briefing.citations.text(ids, limit=limit)}"


def _fonts(presentation: Any) -> None:  # noqa: ANN401
    """Give headings and text one Japanese font, in the theme, so that a change of theme changes it everywhere."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    font = FONT.encode("utf-8")
    theme._blob = re.sub(rb'(<a:(?:latin|ea) typeface=")[^"]*(")', rb"\g<1>" + font + rb"\g<2>", theme.blob)
