"""How comments were answered: every response type, and those of one meaning with their comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.bases import NAMES
from analysis.briefing.content import Cell, Column, Figure, Section, Sentence, Series, Table
from analysis.briefing.sections.brought import COUNT, SHARE
from analysis.briefing.sections.concentration import OFFICIAL, PILLAR, largest

if TYPE_CHECKING:
    from analysis.briefing.material import Material

RESPONSE_TYPE = Column("response_type", "対応区分", description="記号と短い名前")
WORDING = Column("wording", "資料の文言", "long", "凡例に印字された文言")
NUMBER = Column("comment", "意見番号", "comment", "資料の番号")
OPINION = Column("opinion", "意見概要", "long", "原文のまま")
REPLY = Column("reply", "区の考え方", "long", "原文のまま。回答欄がつながっている場合は共通の回答")
MEANINGS = {"changed": "revised", "refused": "not_adopted", "postponed": "will_consider"}
"""Section → the canonical meaning it tells of."""


def answers(material: Material) -> Section:
    """Count the selected comments by response type, beside the document's own totals, and by pillar."""
    key = "answers"
    title, table = material.templates.text(key, "title"), response_type_table(material)
    if not material.total:
        return Section(key, title, material.templates.say(key, "message_none"), tables=(table,))
    if not material.selected.mark.notna().any():
        return Section(key, title, material.templates.say(key, "message_unknown", basis=NAMES[material.basis]), tables=(table,))
    unmarked = material.count(material.selected.mark.isna())
    details = (material.judged(key, "without_mark", count=unmarked),) if unmarked.ids else ()
    cells = cross_table(material)
    figures = (_type_figure(material, table), _cross_figure(material, cells))
    return Section(key, title, _most(material, key, table), details, figures, (table, cells))


def answered(material: Material, key: str) -> Section:
    """Tell of the comments whose response type has the meaning of a section: how many, which, and the replies in full."""
    table = answered_table(material, key)
    details = (*official_sentences(material, key), *unsure_sentences(material, key))
    return Section(
        key, section_title(material, key), answered_message(material, key), details, tables=(table,) if table.rows else ()
    )


def section_title(material: Material, key: str) -> str:
    """The title of a section in the document's own wording of its response types; a plain one where the legend has none."""
    types = "".join(f"「{material.wording(mark)}」" for mark in material.marks_of(MEANINGS[key]))
    return material.templates.say(key, "title" if types else "title_no_type", types=types).text


def _most(material: Material, key: str, table: Table) -> Sentence:
    """The response type that most of the selected comments have, in the document's wording."""
    marks = material.legend[["label", "mark"]].itertuples(index=False, name=None)
    names = {label: material.named_type(str(mark)) for label, mark in marks}
    return largest(key, [(names[row[0]], row[1]) for row in table.rows], material.judged)


def response_type_table(material: Material) -> Table:
    """One row a legend entry, in its order, those without a comment too."""
    rows: list[tuple[Cell, ...]] = []
    for mark, label, wording in material.legend[["mark", "label", "wording"]].itertuples(index=False):
        count = material.count(material.selected.mark == mark, of=material.total) if material.knows_marks else None
        rows.append((label, count, count.share if count else None, material.official("response_type", mark), wording))
    columns = (RESPONSE_TYPE, COUNT, SHARE, OFFICIAL, WORDING)
    return Table("response_types", "対応区分別の意見件数", columns, tuple(rows), material.basis)


def cross_table(material: Material) -> Table:
    """One row a pillar, one column a response type."""
    marks = list(zip(material.legend["mark"], material.legend["label"], strict=True))
    columns = (
        *material.said(PILLAR),
        *(Column(f"type_{place}", label, "count", "意見の数") for place, (_, label) in enumerate(marks, start=1)),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(material.count((material.selected.pillar == pillar) & (material.selected.mark == mark)) for mark, _ in marks))
        for pillar, name in material.pillars.items()
    )
    title = material.words.say("柱（項目）と対応区分の組み合わせ別の意見件数")
    return Table("pillar_response_types", title, columns, rows, material.basis)


def type_series(material: Material) -> tuple[Series, ...]:
    """The columns of `cross_table` as pieces of bars."""
    legend = material.legend[["mark", "label", "meaning"]].itertuples(index=False)
    return tuple(Series(f"type_{place}", label, meaning, mark) for place, (mark, label, meaning) in enumerate(legend, start=1))


def answered_message(material: Material, key: str) -> Sentence:
    say = material.templates.say
    if not material.marks_of(MEANINGS[key]):
        return say(key, "message_no_type")
    types = material.named_types(MEANINGS[key])
    if material.total and not material.selected.mark.notna().any():
        return say(key, "message_unknown", basis=NAMES[material.basis], types=types)
    count = material.count(of_meaning(material, key), of=material.total)
    judged = material.judged
    return judged(key, "message", types=types, count=count) if count.ids else judged(key, "message_none", types=types)


def unsure_sentences(material: Material, key: str) -> tuple[Sentence, ...]:
    """How many of a section's comments the readers were not sure of, or did not agree about."""
    doubted = ~material.sure.iloc[material.selected.positions].to_numpy(bool) & of_meaning(material, key).to_numpy(bool)
    count = material.count(doubted)
    return (material.judged(key, "unsure", count=count),) if count.ids and material.basis == "coded" else ()


def official_sentences(material: Material, key: str) -> tuple[Sentence, ...]:
    """The document's own count of each such response type, where the marks themselves are not printed in it."""
    if material.basis == "printed" and material.knows_marks:
        return ()
    totals = {mark: material.official("response_type", mark) for mark in material.marks_of(MEANINGS[key])}
    say = material.templates.say
    return tuple(
        say(key, "official", wording=material.named_type(mark), official=f"{n:,}") for mark, n in totals.items() if n is not None
    )


def of_meaning(material: Material, key: str) -> pd.Series[bool]:
    """Which of the selected comments have a response type of a section's meaning."""
    return material.selected.mark.isin(material.marks_of(MEANINGS[key]))


def answered_table(material: Material, key: str) -> Table:
    """One row a comment of a section's meaning, with both texts."""
    chosen = material.selected.comments[of_meaning(material, key)]
    replies = shared_reply(material).reindex(chosen.index)
    cells = zip(chosen["id"], chosen["pillar"], chosen["opinion"], replies, strict=True)
    rows = tuple((comment, material.pillars[pillar], _text(opinion), _text(reply)) for comment, pillar, opinion, reply in cells)
    columns = material.said(NUMBER, PILLAR, OPINION, REPLY)
    return Table(key, section_title(material, key), columns, rows, material.basis)


def shared_reply(material: Material) -> pd.Series[str]:
    """The reply that answers each comment of the consultation: its own, or that of the merged cell."""
    comments = material.consultation.comments
    elsewhere = comments["reply_shared_with"].notna()
    if not elsewhere.any():
        return comments["reply"]
    by_id = pd.Series(comments["reply"].array, index=comments["id"])
    shared = pd.Series(by_id.reindex(comments["reply_shared_with"]).array, index=comments.index)
    return comments["reply"].where(comments["reply"].notna(), shared)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _type_figure(material: Material, table: Table) -> Figure:
    meanings = tuple(material.legend["meaning"])
    return Figure(
        "response_types", table.title, "response_type", (Series("count", "件数"),), meanings, dashed=material.basis != "printed"
    )


def _cross_figure(material: Material, table: Table) -> Figure:
    return Figure(table.name, table.title, "pillar", type_series(material), dashed=material.basis != "printed")
