"""What a page shows, read back from a test run of it: its text, its figures, the rows it counts and lists."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from pages.components.compare.rows import KEYS, opened

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

_TAG = re.compile(r"<[^>]+>")


def bodies(app: AppTest) -> list[str]:
    """The HTML of the page itself, without the side bar."""
    return [each.proto.body for each in app.main.get("html")]


def text(app: AppTest) -> str:
    """What stands on the page, tags removed."""
    return "\n".join(_TAG.sub("", body) for body in bodies(app))


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Data and layout of each figure, as sent to the browser."""
    return [json.loads(each.proto.spec, object_hook=_numbers) for each in app.main.get("plotly_chart")]


def _numbers(part: dict[str, Any]) -> Any:
    """plotly sends numbers as packed bytes: read them back."""
    if set(part) not in ({"dtype", "bdata"}, {"dtype", "bdata", "shape"}):
        return part
    flat = np.frombuffer(base64.b64decode(part["bdata"]), dtype=part["dtype"])
    return flat.reshape([int(n) for n in part["shape"].split(",")] if "shape" in part else -1).tolist()


def clickable(figure: dict[str, Any]) -> list[Any]:
    """What the marks of a figure give back when they are clicked."""
    return [each for trace in figure["data"] for each in trace.get("customdata", ())]


def piece(app: AppTest) -> str:
    """The HTML of the page's pieces with doors in them."""
    return "".join(body for body in bodies(app) if "data-pick" in body)


class Door(NamedTuple):
    """A number, square, word or bar that opens something: what it chooses, and what is read or seen there."""

    values: dict[str, str]
    says: str


def doors(app: AppTest) -> list[Door]:
    """The doors of the page, in the order they stand: those of its texts, then those of its charts."""
    written = re.findall(r'<button[^>]* data-pick="([^"]+)"([^>]*)>([^<]*)</button>', "".join(bodies(app)))
    texts = [
        Door(json.loads(unescape(pick)), unescape(label.partition('aria-label="')[2].partition('"')[0] or text))
        for pick, label, text in written
    ]
    return [*texts, *(door for found in marks(app) for door in found), *map_doors(app)]


def map_sent(app: AppTest) -> dict[str, Any]:
    """What the map of comments gets; empty where the page has none."""
    components = [json.loads(each.proto.json) for each in app.main.get("bidi_component")]
    return next((each for each in components if "disks" in each), {})


def map_doors(app: AppTest) -> list[Door]:
    """The doors of the map's groups."""
    return [Door(json.loads(pick), label) for pick, label in filter(None, map_sent(app).get("doors", ()))]


def marks(app: AppTest) -> list[list[Door]]:
    """The doors of each chart of the page that has some."""
    listeners = [json.loads(each.proto.json).get("marks", {}) for each in app.main.get("bidi_component")]
    return [
        [Door(json.loads(mark[0]), mark[1]) for trace in traces for mark in trace if mark]
        for listener in listeners
        for traces in listener.values()
    ]


def said(door: Door) -> int:
    """How many comments a door says it opens."""
    if number := re.search(r"(?:この柱|この区分) ([\d,]+)/", door.says):
        return int(number[1].replace(",", ""))
    if re.match(r"[^ ]+番(（|$)", door.says):  # a square, or the number of a quote
        return 1
    return int(re.findall(r"([\d,]+)(?:件|$)", door.says)[-1].replace(",", ""))


def behind(app: AppTest, values: dict[str, str]) -> int:
    """How many comments of this page's choice meet the conditions that a door sets."""
    from pages.components.rows import narrowing

    view = app.session_state["_view"]
    opened = {**view.values, **dict.fromkeys(narrowing.keys(view), ""), **values}
    return len(narrowing.narrowed(replace(view, values=opened)))


def panel(app: AppTest) -> list[str]:
    """The numbers of the comments in the panel that is open; empty where none is."""
    return re.findall(r'aria-label="意見 ([^"]+)番"', panel_html(app))


def panel_html(app: AppTest) -> str:
    """The HTML of the open panel, its cards too; empty where none is open."""
    return "\n".join(each.proto.body for each in app.get("dialog")[0].get("html")) if app.get("dialog") else ""


def panel_text(app: AppTest) -> str:
    """What the open panel says, tags removed."""
    return _TAG.sub("", panel_html(app))


def selected(app: AppTest) -> int:
    """The number before 件 in 「表示中 22 件 / 94 件」."""
    return _number(r"表示中 ([\d,]+) 件", app)


def counted(app: AppTest) -> int:
    """The number of rows that the part about rows says it has."""
    return _number(r"(?m)^([\d,]+)件$", app)


def listed(app: AppTest) -> list[str]:
    """The numbers of the comments whose cards are drawn."""
    return re.findall(r'aria-label="意見 ([^"]+)番"', "".join(bodies(app)))


def way_to_all(app: AppTest) -> str:
    """The label of the link to all rows; empty where there are none."""
    return next((link.proto.label for link in app.get("page_link") if "「意見を読む」で開く" in link.proto.label), "")


def _number(pattern: str, app: AppTest) -> int:
    found = re.search(pattern, text(app))
    assert found, text(app)[:2000]
    return int(found[1].replace(",", ""))


def rows_opened(app: AppTest, values: dict[str, str]) -> int:
    """How many comments a door of 資料を比べる opens."""
    view = app.session_state["_view"]
    return len(opened(replace(view, values={**view.values, **dict.fromkeys(KEYS, ""), **values})).selected)
