"""Where comments concentrate: pillars and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.content import Cell, Column, Count, Figure, Part, Section, Sentence, Series, Table
from analysis.briefing.sections.brought import COUNT, SHARE, brought_sentences, brought_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from analysis.briefing.material import Material

KEY = "concentration"
TOP_THEMES = 10
FEWEST = 3
"""Opinions that a theme is in at least to be called a frequent one."""
OFFICIAL = Column("official", "資料の集計", "official", "資料に印字された件数（絞り込んだときは空欄）")
PILLAR = Column("pillar", "柱（項目）", description="計画のどの部分への意見か")
THEME = Column("theme", "話題（テーマ）", description="分類ルールの名前")
SCOPE = Column("scope", "対象", description="その話題を数える範囲：分類ルールの見出し")
RULE = Column("definition", "話題の定義", "long", "分類ルールの定義")


def concentration(material: Material) -> Section:
    """Count the selected comments by pillar and by what their opinions are about."""
    pillars, themes = pillar_table(material), theme_table(material)
    title = material.templates.text(KEY, "title")
    if not material.total:
        return Section(KEY, title, material.templates.say(KEY, "message_none"), tables=(pillars,))
    brought = brought_tables(material)
    details = (*brought_sentences(material, brought), *(_theme_sentences(material, themes) if themes.rows else ()))
    figures = [Figure("pillars", pillars.title, "pillar", (Series("count", "件数"),))]
    if themes.rows:
        figures.append(Figure("themes", themes.title, "theme", (Series("count", "件数"),)))
    tables = (pillars, *((themes,) if themes.rows else ()), *brought)
    counts = [(f"「{name}」", count) for name, count in zip(pillars.column("pillar"), pillars.column("count"), strict=True)]
    message = largest(KEY, counts, material.templates.say)
    return Section(KEY, title, message, details, tuple(figures), tables)


def pillar_table(material: Material) -> Table:
    """One row a pillar, in document order, those without a comment too."""
    rows: list[tuple[Cell, ...]] = []
    for pillar, name in material.pillars.items():
        count = material.count(material.selected.pillar == pillar, of=material.total)
        rows.append((name, count, count.share, material.official("pillar", pillar)))
    columns = material.said(PILLAR, COUNT, SHARE, OFFICIAL)
    return Table("pillars", material.words.say("柱（項目）別の意見件数"), columns, tuple(rows))


def theme_table(material: Material) -> Table:
    """One row a theme that an opinion speaks of, most comments first, ties in the codebook's order; at most TOP_THEMES."""
    grid = material.presence.opinion[material.selected.positions]
    counted = [
        (material.count(grid[:, material.presence.codes.index(theme.code)], of=material.total), theme)
        for theme in material.themes
    ]
    found = sorted((each for each in counted if each[0].ids), key=lambda each: -int(each[0]))[:TOP_THEMES]
    rows = tuple((theme.name, count, count.share, theme.group or None, theme.definition) for count, theme in found)
    return Table("themes", f"意見で多く触れられている話題（上位{TOP_THEMES}）", (THEME, COUNT, SHARE, SCOPE, RULE), rows)


def largest(key: str, counts: Sequence[tuple[str, Cell]], say: Callable[..., Sentence]) -> Sentence:
    """Name what most comments belong to: the only one there is, the first, or all that have as many.

    `counts`: names as they are to be said, and Counts. `say` fills the templates `message_only`, `message`, `message_even` (all
    have as many) and `message_tied` (several have most).
    """
    some = [(name, count) for name, count in counts if isinstance(count, Count) and count.ids]
    most = max(int(count) for _, count in some)
    first = [(name, count) for name, count in some if int(count) == most]
    if len(first) == 1:
        return say(key, "message_only" if len(some) == 1 else "message", largest=first[0][0], count=first[0][1])
    names = "".join(name for name, _ in first)
    together = Part(str(first[0][1]), tuple(each for _, count in first for each in count.ids))
    return say(key, "message_even" if len(first) == len(some) else "message_tied", largest=names, count=together)


def _theme_sentences(material: Material, themes: Table) -> tuple[Sentence, ...]:
    """The theme of most opinions, where there is one; of a handful that is no finding."""
    counts = [(str(name), count) for name, count, *_ in themes.rows if isinstance(count, Count)]
    most = int(counts[0][1])
    say = material.templates.say
    if most < FEWEST:
        return say(KEY, "theme_few", fewest=str(FEWEST)), say(KEY, "rules"), *_scopes(material, themes)
    first = [(name, count) for name, count in counts if int(count) == most]
    names = "".join(f"「{name}」" for name, _ in first)
    together = Part(str(first[0][1]), tuple(dict.fromkeys(each for _, count in first for each in count.ids)))
    return (
        say(KEY, "theme" if len(first) == 1 else "theme_tied", theme=names, count=together),
        say(KEY, "rules"),
        *_scopes(material, themes),
    )


def _scopes(material: Material, themes: Table) -> tuple[Sentence, ...]:
    """What the scopes mean, where themes of one pillar stand beside those of all."""
    of_pillar = {theme.name: bool(theme.pillars) for theme in material.themes}
    kinds = {of_pillar[str(name)] for name in themes.column("theme")}
    return (material.templates.say(KEY, "scopes"),) if len(kinds) > 1 else ()
