"""What a published result says, in its usual order: how opinions were received, how many there were, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.bases import STATEMENTS
from analysis.briefing.day import japanese_date
from analysis.export.interchange.published.comments import comments
from analysis.export.interchange.published.parts import Heading, Items, Paragraph, Totals
from analysis.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from analysis.export.interchange.exchange import Exchange
    from analysis.export.interchange.published.parts import Part

TITLE = "題名"
CHAPTERS = (
    *("意見の受付状況", "寄せられた意見の内訳", "寄せられた意見に対する対応状況"),
    *("出典", "寄せられた意見と考え方"),
)
"""The comments last, so that nothing that follows them can be taken for a part of the last text."""


def result(exchange: Exchange) -> tuple[Part, ...]:
    """The parts of the published result: title, then its chapters, numbered."""
    return numbered(chapters(exchange), exchange.consultation.words.body)


def numbered(found: Mapping[str, tuple[Part, ...]], body: str) -> tuple[Part, ...]:
    """The title and the chapters of `chapters`, each chapter under its number and its name."""
    title, *rest = found.items()
    named = ((name.replace("と考え方", f"と{body}の考え方") if body else name, parts) for name, parts in rest)
    headed = ((Heading(2, f"{n} {name}"), *parts) for n, (name, parts) in enumerate(named, start=1))
    return (*title[1], *(part for chapter in headed for part in chapter))


def chapters(exchange: Exchange) -> dict[str, tuple[Part, ...]]:
    """Name of a chapter → its parts, the title first. What the document does not say is absent, and so is its chapter."""
    metadata = exchange.consultation.metadata
    chosen = exchange.filters if exchange.selected.selection.narrows else ""
    facts = {"公表": metadata.publisher, "計画等の名称": metadata.plan, "選んだ意見": chosen}
    given = (tuple(each(exchange)) for each in (_reception, _by_pillar, _by_type, _sources, _comments))
    title = (
        Heading(1, visible(metadata.title)),
        Items(tuple(f"{name}：{visible(value)}" for name, value in facts.items() if value)),
    )
    return {TITLE: title} | {name: parts for name, parts in zip(CHAPTERS, given, strict=True) if parts}


def _reception(exchange: Exchange) -> Iterator[Part]:
    """When opinions were asked for, by which channels, and how many came from how many."""
    metadata = exchange.consultation.metadata
    facts: list[tuple[str, Part]] = []
    if metadata.period_start and metadata.period_end:
        period = f"{japanese_date(metadata.period_start)}から{japanese_date(metadata.period_end)}まで"
        facts.append(("意見募集期間", Paragraph(period)))
    if metadata.notice_channels:
        facts.append(("周知方法", Items(_bullets(metadata.notice_channels))))
    if briefed := metadata.briefed_organisations:
        facts.append((f"関係団体等への説明({len(briefed)}団体)", Items(_bullets(briefed))))
    if metadata.unit_line:
        facts.append(("意見件数", Paragraph(visible(metadata.unit_line))))
    for number, (title, part) in enumerate(facts, start=1):
        yield from (Heading(3, f"({number}) {title}"), part)


def _bullets(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"・{visible(text)}" for text in texts)


def _by_pillar(exchange: Exchange) -> Iterator[Part]:
    names = exchange.consultation.pillars.set_index("pillar")["name"]
    yield from _totals(exchange, "pillar", "項目", _counted(exchange.selected.pillar, names, exchange))


def _by_type(exchange: Exchange) -> Iterator[Part]:
    legend = exchange.consultation.response_types.set_index("mark")
    wordings = {str(mark): mark_in_words(str(mark), str(wording)) for mark, wording in legend["wording"].items()}
    totals = tuple(_totals(exchange, "response_type", "対応区分", _counted(exchange.selected.mark, wordings, exchange)))
    yield from totals
    if totals and exchange.selected.mark.notna().any():
        yield Paragraph(f"意見ごとの{STATEMENTS[exchange.selected.selection.basis]}")


def _counted(keys: pd.Series[str], names: Mapping[str, str] | pd.Series[str], exchange: Exchange) -> dict[str, int]:
    """Comments of each key, in the order of the document; of a choice, only those that it has."""
    counts = keys.value_counts(sort=False)
    if exchange.selected.selection.narrows:
        counts = counts[counts > 0]
    found = {str(names[str(key)]): int(count) for key, count in counts.items()}
    return {**found, "合計": int(counts.sum())} if keys.notna().any() else {}


def _totals(exchange: Exchange, axis: str, heading: str, counted: Mapping[str, int]) -> Iterator[Part]:
    """What the document prints where all its comments are meant, else what was chosen, counted."""
    printed = exchange.consultation.official_totals
    printed = printed[printed["axis"] == axis]
    whole = len(printed) and not exchange.selected.selection.narrows
    counts = dict(zip(printed["label"], printed["count"], strict=True)) if whole else counted
    if counts:
        yield Totals(heading, tuple((visible(str(label)), int(count)) for label, count in counts.items()))


def mark_in_words(mark: str, wording: str) -> str:
    """`○ 素案に趣旨を掲載しているもの`; a mark that is its own wording stands once."""
    return mark if not wording or wording == mark else f"{mark} {wording}"


def _comments(exchange: Exchange) -> Iterator[Part]:
    yield comments(exchange)


def _sources(exchange: Exchange) -> Iterator[Part]:
    metadata = exchange.consultation.metadata
    said = (metadata.cited, metadata.licence, f"データのハッシュ：{exchange.consultation.data_hash}")
    yield Items(tuple(visible(text) for text in said if text))
