"""What a page shows, read back from a test run of it: its text, its figures, the rows it counts and lists."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import numpy as np

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
    """The HTML of the page's pieces whose parts are doors (see shared/doors.py)."""
    return "".join(json.loads(each.proto.json)["html"] for each in app.main.get("bidi_component"))


def doors(app: AppTest) -> list[dict[str, str]]:
    """What each door of the page chooses, in the order they stand."""
    return [json.loads(unescape(pick)) for pick in re.findall(r'data-pick="([^"]+)"', piece(app))]


def panel(app: AppTest) -> list[str]:
    """The numbers of the comments in the panel that is open; empty where none is."""
    cards = "".join(each.proto.body for each in app.get("html") if each.proto.body.startswith("<article"))
    return re.findall(r'aria-label="意見 ([^"]+)番"', cards) if app.get("dialog") else []


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
    return next((link.proto.label for link in app.main.get("page_link") if "「意見を読む」で開く" in link.proto.label), "")


def click(app: AppTest, **values: str) -> AppTest:
    """Choose what a click on a figure chooses (tests cannot click): the callback sets all of these choices at once."""
    from pages.components.rows.facets import KEYS

    for key, value in {**dict.fromkeys(KEYS, ""), **values}.items():
        app.session_state[key] = value
    return app.run()


def _number(pattern: str, app: AppTest) -> int:
    found = re.search(pattern, text(app))
    assert found, text(app)[:2000]
    return int(found[1].replace(",", ""))
