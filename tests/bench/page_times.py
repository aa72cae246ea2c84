"""The server's time for a filter change on each page, beside a bare page with as many elements.

Not called pages: a script in this folder could then not import the dashboard's.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from tests.bench.visitor import Run, Visitor

if TYPE_CHECKING:
    from tests.bench.servers import Server

PAGES = ("", "pillars", "response-types", "themes", "keywords", "replies", "comments", "briefing", "methods")


@dataclass(frozen=True)
class PageTime:
    """Medians over the changes, in seconds; processor time as its mean, for it is counted in hundredths of a second."""

    page: str
    seconds: float
    bare_seconds: float
    cpu: float
    bare_cpu: float
    elements: int
    kilobytes: float

    @property
    def ratio(self) -> float:
        """Of the processor times."""
        return self.cpu / self.bare_cpu


async def page_time(dashboard: Server, bare: Server, page: str, *, changes: int) -> PageTime:
    """Change a filter several times, on the page and on its bare twin in turn."""
    async with Visitor(dashboard.url, page) as visitor:
        first = await visitor.open()
        elements = ",".join(f"{kind}:{count}" for kind, count in first.elements.items() if kind != "text_input")
        async with Visitor(bare.url, elements=elements) as twin:
            await twin.open()
            place = visitor.page_hash
            own, other, received = [], [], 0
            processes = [psutil.Process(server.process.pid) for server in (dashboard, bare)]
            begun = [0.0, 0.0]
            for number in range(changes + 1):
                run = await changed(visitor, number)
                plain = await twin.choose("q", str(number))
                if not (run.succeeded and plain.succeeded):
                    raise RuntimeError(f"/{page} failed: {run.elements} {run.texts[-3:]}")
                if visitor.page_hash != place:
                    raise RuntimeError(f"/{page}: a change led to another page")
                if not number:
                    begun = [worked(each) for each in processes]
                if number:  # the first change still fills caches on both sides
                    own.append(run.seconds)
                    other.append(plain.seconds)
                    received = max(received, run.bytes_received)
    cpu = [(worked(each) - before) / changes for each, before in zip(processes, begun, strict=True)]
    size = sum(first.elements.values())
    return PageTime(page, statistics.median(own), statistics.median(other), *cpu, size, received / 1024)


async def changed(visitor: Visitor, number: int) -> Run:
    """Choose one pillar after another, and none each seventh time."""
    pillars = visitor.widgets["pillar"].options
    return await visitor.choose("pillar", [pillars[number % len(pillars)]] * (number % 7 != 6))


def worked(process: psutil.Process) -> float:
    """Processor time of a server so far, in seconds: what others do on the machine plays no part in it."""
    times = process.cpu_times()
    return float(times.user + times.system)
