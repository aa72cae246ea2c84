"""All comments as squares, or as a table of their counts: HTML whose parts are buttons. It needs no script of a chart library."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from analysis.statistics.groups.unit_squares import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    from pandera.typing.pandas import DataFrame

    from analysis.statistics.schema import CrossTable, UnitSquares


class _Square(NamedTuple):
    """A row of UnitSquares."""

    group: str
    label: str
    id: str
    stands_for: int


class _Look(NamedTuple):
    """What stands on the squares of a label, what they are called, and their colour, empty for none."""

    sign: str
    name: str
    colour: str


def squares_html(
    table: DataFrame[UnitSquares],
    *,
    group_names: Mapping[str, str],
    label_names: Mapping[str, str],
    signs: Mapping[str, str],
    colours: Mapping[str, str],
    door: Callable[..., str],
    unknown: str,
) -> str:
    """One part a group, one button a square. `door(text, classes=…, label=…, style=…, **values)` makes a button's HTML.

    A square shows its sign (`square_signs`), so that colour is never alone; `unknown` is said of one that has none ("" where
    the document has none for any comment, and nothing is missing). One of a single comment opens it, one of several its part.
    """
    own: dict[str, list[_Square]] = {group: [] for group in group_names}
    for row in zip(*(table[column].tolist() for column in table), strict=True):
        own[row[0]].append(_Square(*row))
    names = {UNKNOWN: unknown, **label_names}
    looks = {label: _Look(signs.get(label, ""), name, colours.get(label, "")) for label, name in names.items()}
    drawn = {group: "".join(_square(each, group_names[group], looks[each.label], door) for each in own[group]) for group in own}
    parts = [_group(group, name, drawn[group], own[group], door) for group, name in group_names.items()]
    return f'<div class="atlas-squares-all">{"".join(parts)}</div>'


def _group(group: str, name: str, squares: str, own: list[_Square], door: Callable[..., str]) -> str:
    total = sum(square.stands_for for square in own)
    count = door(f"{total:,}件", label=f"{name}：{total:,}件を開く", in_pillar=group) if total else "0件"
    row = f'<div class="atlas-squares" role="group" aria-label="{escape(name)}の意見" data-roving>{squares}</div>'
    return f'<section class="atlas-squares-group"><h3>{escape(name)} {count}</h3>{row if total else ""}</section>'


def _square(square: _Square, group_name: str, look: _Look, door: Callable[..., str]) -> str:
    said = f"：{look.name}" if look.name else ""
    colour = f"--atlas-kind:{look.colour}" if look.colour else ""
    classes = "atlas-square unknown" if square.label == UNKNOWN and look.name else "atlas-square"
    if square.id:
        return door(look.sign, classes=classes, style=colour, label=f"{square.id}番（{group_name}）{said}", id=square.id)
    values = {"in_pillar": square.group} | ({} if square.label == UNKNOWN else {"in_type": square.label})
    text = f"{group_name}{said}のうち{square.stands_for:,}件"
    return door(look.sign, classes=classes, style=colour, label=text, **values)


def cells_html(
    table: DataFrame[CrossTable],
    *,
    group_names: Mapping[str, str],
    label_names: Mapping[str, str],
    official: pd.Series[int] | None,
    door: Callable[..., str],
    caption: str,
    groups: str,
) -> str:
    """The same counts as a table with sums; every count but zero is a button.

    `official` (label → printed total) is the last row; `groups` heads the names of the groups.
    """
    labels = list(label_names)
    counts = {(row, column): int(count) for row, column, count in zip(table["row"], table["column"], table["count"], strict=True)}
    head = "".join(f'<th scope="col" class="n">{escape(label_names[label])}</th>' for label in labels)
    head = f'<tr><th scope="col">{escape(groups)}</th>{head}<th scope="col" class="n">計</th></tr>'
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(_cell(counts.get((group, label), 0), door, in_pillar=group, in_type=label) for label in labels)
        + f'<td class="n">{sum(counts.get((group, label), 0) for label in labels):,}</td></tr>'
        for group, name in group_names.items()
    )
    sums = {label: sum(counts.get((group, label), 0) for group in group_names) for label in labels}
    total = "".join(_cell(sums[label], door, in_type=label) for label in labels) + f'<td class="n">{sum(sums.values()):,}</td>'
    table_html = (
        f'<table class="atlas-table atlas-cells"><caption>{escape(caption)}</caption><thead>{head}</thead>'
        f'<tbody>{body}<tr class="total"><th scope="row">計</th>{total}</tr>{_printed(labels, official)}</tbody></table>'
    )
    return f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">{table_html}</div>'


def _printed(labels: list[str], official: pd.Series[int] | None) -> str:
    if official is None:
        return ""
    cells = "".join(f'<td class="n">{int(official[label]):,}</td>' if label in official else "<td>―</td>" for label in labels)
    return f'<tr><th scope="row">資料の公式集計</th>{cells}<td class="n">{int(official.sum()):,}</td></tr>'


def _cell(count: int, door: Callable[..., str], **values: str) -> str:
    return f'<td class="n">{door(f"{count:,}", **values) if count else "0"}</td>'
