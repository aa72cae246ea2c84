"""All comments in one picture, and counted by pillar and response type."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from analysis.charts.parts.marks import short_wording
from analysis.charts.parts.style import mark_colours
from analysis.export.explore.door import door, text
from analysis.export.explore.material import UNKNOWN
from analysis.statistics.groups.cross_table import cross_table
from analysis.statistics.groups.unit_squares import unit_size, unit_squares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pandera.typing.pandas import DataFrame

    from analysis.export.explore.material import Explored
    from analysis.statistics.schema import UnitSquares


def colours(explored: Explored) -> str:
    """The style of each response type's squares."""
    legend = explored.material.legend["meaning"]
    colour = mark_colours(map(str, legend.index), legend)
    rules = (f".t{n} {{ background: {colour[mark]}; }}" for n, mark in enumerate(explored.types))
    return "".join(f"{rule}\n" for rule in rules)


def legend(explored: Explored) -> Iterator[str]:
    """Each response type with its square, its wording, its comments, and how many the document itself prints."""
    yield '<ul class="legend" aria-label="対応区分と件数">'
    yield from () if explored.types else _printed_alone(explored)
    for n, (mark, label) in enumerate(explored.marks.items()):
        square = f'<span class="square {f"t{n}" if mark else "unknown"}" aria-hidden="true">{text(explored.signs[mark])}</span>'
        count = door(int((explored.mark == mark).sum()), label, in_type=mark)
        said = short_wording(mark, label) if explored.signs[mark] == mark else label
        yield f'<li data-type="{n}">{square}{text(said)} {count}件</li>'
    yield "</ul>"


def _printed_alone(explored: Explored) -> Iterator[str]:
    """The document's own totals, where they are all that is known of response types."""
    for mark, label in explored.material.legend["label"].items():
        if (count := explored.material.official("response_type", str(mark))) is not None:
            yield f'<li class="whole">{text(str(label))} {count:,}件（資料の公式集計）</li>'


def squares(explored: Explored) -> Iterator[str]:
    """One part a pillar, one square a comment, or one of several where there are very many; in the order of the legend."""
    table = _squares(explored).astype("object")
    place = {each: n for n, each in enumerate(explored.material.selected.comments["id"])}
    drawn: dict[str, list[str]] = {pillar: [] for pillar in explored.pillars}
    for pillar, mark, comment in zip(table["group"], table["label"], table["id"], strict=True):
        drawn[pillar].append(_square(explored, pillar, mark, comment, place))
    for n, (pillar, name) in enumerate(explored.pillars.items()):
        count = door(int((explored.pillar == pillar).sum()), name, in_pillar=pillar)
        row = f'<div class="squares" role="group" aria-label="{text(name)}の意見">{"".join(drawn[pillar])}</div>'
        yield f'<section data-pillar="{n}"><h3>{text(name)} <small>{count}件</small></h3>{row}</section>'


def size(explored: Explored) -> int:
    """For how many comments a square stands."""
    return unit_size(len(explored.mark))


def _squares(explored: Explored) -> DataFrame[UnitSquares]:
    comments = explored.material.selected.comments
    return unit_squares(
        comments["id"],
        comments["pillar"],
        explored.mark,
        group_order=list(explored.pillars),
        label_order=list(explored.types),
        size=size(explored),
    )


def _square(explored: Explored, pillar: str, mark: str, comment: str, place: Mapping[str, int]) -> str:
    """A square of one comment opens it; one of several opens its part, and the script says how many these are."""
    kind = f"t{list(explored.types).index(mark)}" if mark else "unknown"
    name = "：".join(text(each) for each in (explored.pillars[pillar], explored.marks.get(mark, "")) if each)
    if comment:
        opens, more = {"id": comment}, f' data-row="{place[comment]}"'
        name = f"{text(explored.quotations[comment].label)}番（{name}）"
    else:
        opens = {"in_pillar": pillar} | ({"in_type": mark} if explored.types else {})
        more = f' data-part="{escape(urlencode(opens))}"'
    sign, address = text(explored.signs[mark]), escape(urlencode(opens))
    return f'<a class="square {kind}"{more} href="#{address}" aria-label="{name}">{sign}</a>'


def cells(explored: Explored) -> Iterator[str]:
    """Pillar by response type; every number opens its comments. What the document itself prints stands below."""
    heads = "".join(f'<th scope="col" data-type="{n}">{text(name)}</th>' for n, name in enumerate(explored.marks.values()))
    first = text(explored.material.words.say("柱（項目）"))
    yield f'<thead><tr><th scope="col">{first}</th>{heads}<th scope="col">計</th></tr></thead><tbody>'
    counts = _counts(explored)
    for n, (pillar, name) in enumerate(explored.pillars.items()):
        row = "".join(
            _cell(m, counts[pillar, mark], f"{name}、{label}", in_pillar=pillar, in_type=mark)
            for m, (mark, label) in enumerate(explored.marks.items())
        )
        total = door(int((explored.pillar == pillar).sum()), f"{name}の計", in_pillar=pillar)
        yield f'<tr data-pillar="{n}"><th scope="row">{text(name)}</th>{row}<td>{total}</td></tr>'
    sums = "".join(
        _cell(m, sum(counts[pillar, mark] for pillar in explored.pillars), label, in_type=mark)
        for m, (mark, label) in enumerate(explored.marks.items())
    )
    yield f'<tr class="sum"><th scope="row">計</th>{sums}<td>{door(len(explored.mark), "計", all="1")}</td></tr>'
    yield f"{_printed(explored)}</tbody>"


def _counts(explored: Explored) -> dict[tuple[str, str], int]:
    """Comments by pillar and mark, the unknown one too."""
    rows, columns = list(explored.pillars), [*explored.types, UNKNOWN]
    table = cross_table(explored.pillar, explored.mark, row_order=rows, column_order=columns)
    return {(row, mark): int(count) for row, mark, count in zip(table["row"], table["column"], table["count"], strict=True)}


def _cell(place: int, count: int, name: str, **opens: str) -> str:
    return f'<td data-type="{place}">{door(count, name, **opens)}</td>'


def _printed(explored: Explored) -> str:
    """The document's own totals by response type; nothing where it prints none, or where only a part is chosen."""
    counts = [explored.material.official("response_type", mark) for mark in explored.marks]
    if all(count is None for count in counts):
        return ""
    shown = "".join("<td>―</td>" if count is None else f"<td>{count:,}</td>" for count in counts)
    return f'<tr class="whole"><th scope="row">資料の公式集計</th>{shown}<td>{sum(filter(None, counts)):,}</td></tr>'
