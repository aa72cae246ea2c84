"""The server's time for a filter change on each page, beside a bare page with as many elements.

Not called pages: a script in this folder could then not import the dashboard's.
"""

from __future__ import annotations

import asyncio
import re
import statistics
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

import psutil

from tests.bench.figures import Figure, figure
from tests.bench.servers import BARE, DASHBOARD, serving
from tests.bench.visitor import Run, Visitor

if TYPE_CHECKING:
    from tests.bench.servers import Server

PAGES = ("", "pillars", "response-types", "themes", "keywords", "replies", "comments", "briefing", "methods")
DOOR = re.compile(r'data-pick="([^"]+)"')


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


@dataclass(frozen=True)
class RowsTime:
    """Opening the rows behind a number: median seconds, and mean processor time of the server."""

    seconds: float
    cpu: float
    times: int


async def rows_time(dashboard: Server, *, times: int, page: str = "pillars") -> RowsTime:
    """Press one number of a pillar after another; the panel has up to 100 cards."""
    process, seconds, begun = psutil.Process(dashboard.process.pid), [], 0.0
    async with Visitor(dashboard.url, page) as visitor:
        found = {unescape(pick) for text in (await visitor.open()).texts for pick in DOOR.findall(text)}
        doors = sorted(pick for pick in found if "in_pillar" in pick)
        for number in range(times + len(doors)):
            if number == len(doors):  # before, each is opened for the first time
                seconds, begun = [], worked(process)
            run = await visitor.press_door(doors[number % len(doors)])
            if not run.succeeded or not any("atlas-panel-count" in text for text in run.texts):
                raise RuntimeError(f"/{page}: no rows opened: {run.elements} {run.texts[-3:]}")
            seconds.append(run.seconds)
    return RowsTime(statistics.median(seconds), (worked(process) - begun) / times, times)


async def changed(visitor: Visitor, number: int) -> Run:
    """Choose one pillar after another, and none each seventh time."""
    pillars = visitor.widgets["pillar"].options
    return await visitor.choose("pillar", [pillars[number % len(pillars)]] * (number % 7 != 6))


def worked(process: psutil.Process) -> float:
    """Processor time of a server so far, in seconds: what others do on the machine plays no part in it."""
    times = process.cpu_times()
    return float(times.user + times.system)


def pages(changes: int) -> dict[str, Figure]:
    """A line for each page and one for the rows behind a number."""
    times, rows = asyncio.run(page_times(changes))
    print("A filter change                 median (twin)     processor time (twin)  ratio  elements  sent")
    found: dict[str, Figure] = {}
    for each in times:
        pairs = ((each.seconds, each.bare_seconds), (each.cpu, each.bare_cpu))
        shown = "   ".join(f"{own * 1000:6.0f} ms ({bare * 1000:3.0f})" for own, bare in pairs)
        print(f"  /{each.page:24} {shown}  {each.ratio:9.2f} {each.elements:9}  {each.kilobytes:4.0f} kB")
        name, base = f"pages.{each.page or 'overview'}", f"{changes}回の平均、94件"
        found |= {f"{name}.cpu": figure(each.cpu * 1000, "ms", base), f"{name}.ratio": figure(each.ratio, "倍", base)}
    print(f"  rows behind a number      {rows.seconds * 1000:6.0f} ms         {rows.cpu * 1000:6.0f} ms\n", flush=True)
    return found | {"rows.cpu": figure(rows.cpu * 1000, "ms", f"/pillars、{rows.times}回の平均")}


async def page_times(changes: int) -> tuple[list[PageTime], RowsTime]:
    with serving(DASHBOARD) as dashboard, serving(BARE) as bare:
        times = [await page_time(dashboard, bare, page, changes=changes) for page in PAGES]
        return times, await rows_time(dashboard, times=5 * changes)
