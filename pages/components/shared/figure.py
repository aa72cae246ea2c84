"""A chart as it stands on every page: what is counted, the figure, its table twin and its download."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from analysis.charts.parts.kept import kept
from analysis.charts.parts.sketch import Drawn
from analysis.charts.parts.style import CONFIG
from analysis.export.csv import Origin, csv_bytes
from analysis.recent import Recent
from pages.components.frame import wording
from pages.components.shared import doors, filter_bar, share
from pages.components.shared.numbers import doors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import plotly.graph_objects as go

    from pages.components.frame.view import View
    from pages.components.shared.numbers import Numbers

SHORT, LONG = 12, 24
"""Characters up to which a column of words stands on one line, and from which it has a least width."""
_TAGS = re.compile("<[^>]*>")
LONG_TABLE = 60
"""Rows up to which a table is drawn as plain HTML (readable by everything); longer ones scroll in a grid."""
_tables: Recent[tuple[pd.DataFrame, str]] = Recent(1_024)
PLAYED = 1_024
"""Recorded figures, of some ten kilobytes each; the one recorded first goes first."""
LONGEST_TABLE = 500
"""Rows that are sent to the browser at all."""


def title(text: str, *, finding: str = "", note: str = "", badge: str = "", anchor: str = "") -> None:
    """Draw the title of a figure: what it finds, where a rule finds something, and under it what is counted, and from what.

    `anchor` is a name for links on the same page.
    """
    if finding:
        text, note = finding, "。".join(filter(None, (text, note)))
    name = f' id="{escape(anchor)}"' if anchor else ""
    st.html(f'<h2 class="atlas-title"{name}>{escape(text)} {badge}</h2>' + (f"<p>{escape(note)}</p>" if note else ""))


def show(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    name: str,
    heading_text: str,
    columns: Mapping[str, str],
    view: View,
    note: str = "",
    badge: str = "",
    within: str = "",
    finding: str = "",
    opens: Callable[[Any], Mapping[str, str]] | None = None,
    numbers: Numbers | None = None,
) -> None:
    """Draw a figure with its title, and the line of actions under it.

    A `finding` is the title where there is one; `heading_text`, which says what is counted, then stands under it.
    `columns` names the table's columns on screen. `opens` says which choices are behind the `customdata` of a mark: they open
    in the panel, as do the counts of the table by `numbers`. `within` stands in the file (see `download`).
    """
    title(heading_text, finding=finding, note=note, badge=badge)
    chart(figure, table, name=name, heading_text=heading_text, view=view, opens=opens)
    actions(table, columns=columns, caption=heading_text, name=name, view=view, within=within, numbers=numbers)


def actions(
    table: pd.DataFrame,
    *,
    columns: Mapping[str, str],
    caption: str,
    name: str,
    view: View,
    within: str = "",
    picture: bool = True,
    numbers: Numbers | None = None,
) -> None:
    """Draw the line under a figure: its table, its picture, its CSV, its address and how to cite it.

    Without `picture` what stands above is no chart of the browser's.
    """
    with st.container(horizontal=True, key=f"actions_{name}", gap="small", vertical_alignment="top"):
        with st.expander("表"):
            draw_table(table, columns=columns, caption=caption, name=name, view=view, numbers=numbers)
        download(table, columns=columns, name=name, view=view, within=within, label="CSV")
        cite(view, caption, name=name, within=within, picture=picture)


def cite(view: View, caption: str, *, name: str, within: str = "", picture: bool = False) -> None:
    """Draw how to save the picture of a chart, and how to cite what is shown."""
    file = escape(f"iken-atlas_{view.consultation.id}_{name}")
    buttons = "".join(
        f'<button type="button" data-image="{kind}" data-name="{file}" aria-label="画像（{kind.upper()}）">'
        f'<span class="wide">画像（</span>{kind.upper()}<span class="wide">）</span></button>'
        for kind in ("png", "svg")
    )
    cited = escape(share.citation(view, f"{caption}（{within}）" if within else caption))
    st.html(
        f'<div class="atlas-actions" data-cited>{buttons if picture else ""}'
        f'<details><summary><span class="wide">リンク・</span>引用</summary>'
        f'<div class="atlas-cite"><p class="atlas-citation">{cited}</p>'
        f'<button type="button" data-copy>コピーする</button></div></details></div>',
        width="content",
    )


def chart(
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    name: str,
    heading_text: str,
    view: View,
    opens: Callable[[Any], Mapping[str, str]] | None = None,
) -> None:
    """Draw a figure alone: for one of several small charts that share a title and a table twin.

    Its key holds the state of the selection, so that doors laid over an old figure never stand on the new one.
    """
    key = f"{name}_{state_hash(view, table, name)}"
    if isinstance(figure, Drawn) and figure.number is not None:
        _played(figure.number, key, heading_text, figure)
    else:
        _plot(key, heading_text, figure)
    if opens is not None:
        view.marks[key] = doors.marks(figure, opens)


def _plot(key: str, alt: str, figure: go.Figure) -> None:
    st.plotly_chart(figure, key=key, config=CONFIG, alt=alt)


@st.cache_resource(max_entries=PLAYED, show_spinner=False)
def _played(number: int, key: str, alt: str, _figure: go.Figure) -> None:  # noqa: ARG001  # of the key
    """Draw a figure that is kept, and record what Streamlit sends: whoever meets it again is sent the same.

    Without that the figure is written out as JSON at each run. What is recorded is found by the number of the figure, which no
    other figure has, and by all else that goes into the element.
    """
    _plot(key, alt, _figure)


def table_twin(
    table: pd.DataFrame,
    *,
    columns: Mapping[str, str],
    caption: str,
    name: str,
    view: View,
    within: str = "",
    numbers: Numbers | None = None,
) -> None:
    """Draw a table with the columns' names on screen, and its download."""
    draw_table(table, columns=columns, caption=caption, name=name, view=view, numbers=numbers)
    download(table, columns=columns, name=name, view=view, within=within)


def draw_table(
    table: pd.DataFrame, *, columns: Mapping[str, str], caption: str, name: str, view: View, numbers: Numbers | None = None
) -> None:
    """Draw a table with the columns' names on screen; of a very long one the file alone has all rows.

    Counts are doors by `numbers`, but not in the grid of a long table, which holds no buttons.
    """
    if len(table) <= LONG_TABLE:
        st.html(_drawn(table, columns=columns, caption=caption, name=name, view=view, numbers=numbers))
    else:
        named = table.head(LONGEST_TABLE)[list(columns)].rename(columns=dict(columns))
        st.dataframe(named, hide_index=True, key=f"{name}_table_{state_hash(view, table)}")
    if len(table) > LONGEST_TABLE:
        st.html(
            f'<p class="atlas-note">全{len(table):,}行のうち、はじめの{LONGEST_TABLE:,}行です。CSVにはすべての行が入ります。</p>'
        )


def _drawn(
    table: pd.DataFrame, *, columns: Mapping[str, str], caption: str, name: str, view: View, numbers: Numbers | None
) -> str:
    """The table as HTML. What is made once a selection (`once`) is the same object at the next run, and drawn once, too.

    It is kept with its HTML, so that no other object can have its number meanwhile.
    """

    def draw() -> tuple[pd.DataFrame, str]:
        counts = doors_of(table, numbers) if numbers else {}
        shown = {name: counts.get(column, table[column]) for column, name in columns.items()}
        return table, _html_table(shown, caption=caption)

    key = (id(table), name, caption, tuple(columns.items()), view.consultation.data_hash, str(view.values) if numbers else "")
    return _tables.get(key, draw)[1]


def download(
    table: pd.DataFrame | Callable[[], pd.DataFrame],
    *,
    columns: Mapping[str, str],
    name: str,
    view: View,
    within: str = "",
    label: str = "CSVをダウンロード",
) -> None:
    """Offer a table as CSV; it is written (and made, where a function is given) when asked for, not at each run.

    `within` names what narrows the table beyond the shared choices; it stands in the file beside them.
    """
    st.download_button(
        label,
        data=lambda: csv_bytes(table() if callable(table) else table, names=columns, origin=origin(view, within)),
        file_name=f"iken-atlas_{view.consultation.id}_{name}_{view.consultation.data_hash[:8]}.csv",
        mime="text/csv",
        key=f"{name}_csv",
        on_click="ignore",
    )


def origin(view: View, within: str = "") -> Origin:
    """Where the figures on this page come from, for files."""
    filters = " ／ ".join(each for each in (filter_bar.filter_text(view), within) if each)
    return Origin(view.consultation.metadata.title, filters, wording.BASIS[view.basis], view.consultation.data_hash)


@kept
def html_table(table: pd.DataFrame, *, caption: str = "") -> str:
    """A table as HTML: numbers right-aligned with thousands separators, the first column heads its row."""
    return _html_table({str(name): column for name, column in table.items()}, caption=caption)


def _html_table(columns: Mapping[str, pd.Series[Any] | list[object]], *, caption: str) -> str:
    held = [column if isinstance(column, list) else column.tolist() for column in columns.values()]
    numeric = [_of_numbers(column) for column in columns.values()]
    looks = [_look(*each) for each in zip(columns, held, numeric, strict=True)]
    head = "".join(f'<th scope="col"{look}>{escape(column)}</th>' for column, look in zip(columns, looks, strict=True))
    body = "".join(_row(looks, record) for record in zip(*held, strict=True))
    title_line = f"<caption>{escape(caption)}</caption>" if caption else ""
    # A region that scrolls sideways must be reachable by keyboard (axe: scrollable-region-focusable).
    return (
        f'<div class="atlas-scroll" tabindex="0" role="region" aria-label="{escape(caption or "表")}"><table class="atlas-table">'
        f"{title_line}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def state_hash(view: View, table: pd.DataFrame, name: str = "") -> str:
    """Short name of what a figure shows: the selection and the size of its table.

    With the name of the figure, names that differ in Japanese alone stay apart in the page's classes, which are ASCII.
    """
    shown = f"{name}{view.consultation.data_hash}{view.selected.selection}{table.shape}"
    return hashlib.sha256(shown.encode()).hexdigest()[:8]


def content_mark(content: bytes) -> str:
    """A short name of what a file says; another content has another."""
    return hashlib.sha256(content).hexdigest()[:16]


def _of_numbers(column: pd.Series[Any] | list[object]) -> bool:
    """Whether a column stands to the right: its values are numbers, or doors of some."""
    if not isinstance(column, list) and pd.api.types.is_numeric_dtype(column):
        return True
    return any(isinstance(each, doors.Number) for each in column)


def _look(column: str, values: list[Any], numeric: bool) -> str:
    """The class of a column: numbers to the right; short words on one line; long texts not squeezed to a sign a line."""
    if numeric:
        return ' class="n"'
    longest = max((len(_TAGS.sub("", str(each))) for each in values if isinstance(each, str) or not pd.isna(each)), default=0)
    kind = "short" if longest <= SHORT >= len(column) - 2 else "long" if longest > LONG else ""
    return f' class="{kind}"' if kind else ""


def _row(looks: list[str], record: tuple[object, ...]) -> str:
    first, *others = (_cell(value) for value in record)
    cells = "".join(f"<td{look}>{cell}</td>" for look, cell in zip(looks[1:], others, strict=True))
    return f'<tr><th scope="row"{looks[0]}>{first}</th>{cells}</tr>'


def _cell(value: Any) -> str:  # noqa: ANN401  # whatever a table holds
    """A value as text: thousands separated, missing as a dash with a name, text escaped."""
    if isinstance(value, doors.Html):
        return value
    if pd.isna(value):
        return '<span aria-label="なし">―</span>'
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:,}" if isinstance(value, int) else escape(str(value))
