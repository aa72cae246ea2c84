"""The server's time for a filter change on each page, beside a bare page with as many elements.

Not called pages: a script in this folder could then not import the dashboard's.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.visitor import Visitor

if TYPE_CHECKING:
    from tests.bench.servers import Server

PAGES = ("", "pillars", "response-types", "themes", "keywords", "replies", "comments", "briefing", "methods")


@dataclass(frozen=True)
class PageTime:
    """Medians over the changes, in seconds."""

    page: str
    seconds: float
    bare_seconds: float
    elements: int
    kilobytes: float

    @property
    def ratio(self) -> float:
        return self.seconds / self.bare_seconds


async def page_time(dashboard: Server, bare: Server, page: str, *, changes: int) -> PageTime:
    """Change a filter several times, on the page and on its bare twin in turn."""
    async with Visitor(dashboard.url, page) as visitor:
        first = await visitor.open()
        elements = ",".join(f"{kind}:{count}" for kind, count in first.elements.items() if kind != "text_input")
        async with Visitor(bare.url, elements=elements) as twin:
            await twin.open()
            pillars, place = visitor.widgets["pillar"].options, visitor.page_hash
            own, other, received = [], [], 0
            for number in range(changes + 1):
                run = await visitor.choose("pillar", [pillars[number % len(pillars)]] * (number % 7 != 6))
                plain = await twin.choose("q", str(number))
                if not (run.succeeded and plain.succeeded):
                    raise RuntimeError(f"/{page} failed: {run.elements} {run.texts[-3:]}")
                if visitor.page_hash != place:
                    raise RuntimeError(f"/{page}: a change led to another page")
                if number:  # the first change still fills caches on both sides
                    own.append(run.seconds)
                    other.append(plain.seconds)
                    received = max(received, run.bytes_received)
    return PageTime(page, statistics.median(own), statistics.median(other), sum(first.elements.values()), received / 1024)
