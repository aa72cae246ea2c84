"""A briefing as an A4 report: a summary of one page, an annex with everything it rests on, fonts inside; tagged (PDF/UA-1)."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from analysis.briefing.day import japanese_date
from analysis.export.pdf.paper import FOOT, MARGIN, WIDTH
from analysis.export.text_width import shortened
from analysis.export.visible import visible

if TYPE_CHECKING:
    from analysis.briefing.content import Briefing
    from analysis.export.pdf.fonts import Fonts
    from analysis.export.pdf.glyphs import Glyphs, Run

FOOT_SIZE = 7.0


def pdf_bytes(briefing: Briefing, *, annexed: bool = True) -> bytes:
    """Write the report, or its first page alone. The same briefing and fonts give the same bytes. Raises NoFontError."""
    from analysis.export.pdf.fonts import chosen_fonts
    from analysis.export.pdf.press import printed

    found = chosen_fonts()
    day = datetime.combine(briefing.source.date, time(), UTC)
    return printed(_data(briefing, found, annexed=annexed), found.files, day)


def _data(briefing: Briefing, found: Fonts, *, annexed: bool) -> dict[str, Any]:
    """All that `report.typ` sets."""
    from analysis.export.evidence import Evidence
    from analysis.export.pdf.annex import annex
    from analysis.export.pdf.extent import quoted_ids
    from analysis.export.pdf.glyphs import Glyphs
    from analysis.export.pdf.parts import Report
    from analysis.export.pdf.summary import summary

    quoted = quoted_ids(briefing) if annexed else frozenset[str]()
    glyphs = Glyphs(found)
    report = Report(briefing, Evidence(briefing), glyphs, quoted)
    return {
        "title": visible(briefing.source.title[:200]) or "意見アトラス",
        "date": list(briefing.source.date.timetuple()[:3]),
        "fonts": {"regular": found.families(found.regular), "bold": found.families(found.bold)},
        "paper": {"margin": MARGIN, "foot": FOOT},
        "foot": _foot(briefing, glyphs),
        "summary": summary(report),
        "annex": list(annex(report)) if annexed else [],
    }


def _foot(briefing: Briefing, glyphs: Glyphs) -> list[list[Run]]:
    """Two lines at the foot of every page."""
    source = briefing.source
    origin = f"作成日：{japanese_date(source.date)}　データ：{source.data_hash[:16]}　画面：{source.url}"
    return [glyphs.runs(shortened(glyphs.plain(text), FOOT_SIZE, WIDTH - 60)) for text in (source.title, origin)]
