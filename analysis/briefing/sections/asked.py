"""Who was asked and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Cell, Column, Section, Table
from analysis.briefing.day import japanese_date

if TYPE_CHECKING:
    from analysis.briefing.material import Material

KEY = "asked"
COLUMNS = (Column("fact", "項目", description="何についての事実か"), Column("content", "内容", "long", "資料に書かれた内容"))


def asked(material: Material) -> Section:
    """Say when and how comments were invited and from whom they came; all of it stands in the document."""
    say = material.templates.say
    whole = f"{len(material.consultation.comments):,}件"  # of a part, the other comments are no evidence
    total = whole if material.selected.selection.narrows else material.everything()
    message = say(KEY, "message", period=_period(material), submitters=_submitters(material), total=total)
    details = [say(KEY, "unit_several" if _several(material) else "unit")]
    if material.selected.selection.narrows:
        details.insert(0, say(KEY, "narrowed", choice=material.choice, selected=material.everything()))
    table = Table("facts", material.templates.text(KEY, "title"), COLUMNS, _facts(material))
    return Section(KEY, material.templates.text(KEY, "title"), message, tuple(details), tables=(table,))


def _several(material: Material) -> bool:
    """Whether somebody must have sent more than one comment."""
    metadata = material.consultation.metadata
    known = metadata.people is not None and metadata.organisations is not None
    return known and (metadata.people or 0) + (metadata.organisations or 0) < len(material.consultation.comments)


def _period(material: Material) -> str:
    metadata = material.consultation.metadata
    if metadata.period_start is None or metadata.period_end is None:
        return ""
    start, end = japanese_date(metadata.period_start), japanese_date(metadata.period_end)
    return material.templates.say(KEY, "period", start=start, end=end).text


def _submitters(material: Material) -> str:
    metadata = material.consultation.metadata
    given = {"people": metadata.people, "organisations": metadata.organisations}
    known = {name: f"{number:,}" for name, number in given.items() if number is not None}
    return material.templates.say(KEY, "_and_".join(known), **known).text if known else ""


def _facts(material: Material) -> tuple[tuple[Cell, ...], ...]:
    """One row a fact; a fact that the document does not give has no row."""
    metadata, text = material.consultation.metadata, material.templates.text
    facts: list[tuple[str, str]] = [
        ("document", metadata.document),
        ("plan", metadata.plan),
        ("period", _period(material)),
        ("submitters", _submitters(material).removesuffix("から")),
        ("total", f"{len(material.consultation.comments):,}件"),
        ("channels", "、".join(metadata.notice_channels)),
        ("briefed", "、".join(metadata.briefed_organisations)),
    ]
    return tuple((text(KEY, f"fact_{name}"), content) for name, content in facts if content)
