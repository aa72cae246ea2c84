"""Many visitors at once: each opens a page, thinks, changes a filter, thinks, and so on."""

from __future__ import annotations

import asyncio
import random
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from tests.bench.visitor import Visitor

if TYPE_CHECKING:
    from tests.bench.servers import Server

THINKING = 5.0
"""Mean pause between two interactions of a visitor, in seconds; exponentially distributed, as independent people are."""
SEARCHES = ("協働", "区民", "DX", "研修", "町会", "情報", "職員", "相談", "計画", "システム")


@dataclass
class Load:
    """What a number of visitors met with."""

    visitors: int
    changes: list[float] = field(default_factory=list)
    """Seconds from a changed filter to the finished page, for each change."""
    errors: list[str] = field(default_factory=list)
    megabytes: float = 0.0
    """Memory of the server's processes in the end."""
    empty_megabytes: float = 0.0
    """The same after the first visitor's first page."""
    server_cores: float = 0.0
    client_cores: float = 0.0

    @property
    def p50(self) -> float:
        return statistics.median(self.changes) if self.changes else float("inf")

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.changes, n=20)[-1] if len(self.changes) > 1 else float("inf")


async def load(server: Server, page: str, visitors: int, *, seconds: float, seed: int = 0) -> Load:
    """Let visitors come over the first seconds, then measure for `seconds`."""
    result = Load(visitors)
    ramp = max(4.0, visitors / 10)
    client = psutil.Process()
    async with Visitor(server.url, page) as first:
        await first.open()
    await asyncio.sleep(1)  # what the server prepares behind the scenes is no visitor's
    result.empty_megabytes = memory(server.processes())
    counting = asyncio.Event()
    tasks = [
        asyncio.create_task(
            visit(server.url, page, result, counting, random.Random(f"{seed}-{number}"), ramp * number / visitors)
        )
        for number in range(visitors)
    ]
    await asyncio.sleep(ramp + THINKING)
    counting.set()
    before = cpu_seconds(server.processes()), cpu_seconds([client])
    await asyncio.sleep(seconds)
    after = cpu_seconds(server.processes()), cpu_seconds([client])
    result.server_cores, result.client_cores = ((end - begin) / seconds for begin, end in zip(before, after, strict=True))
    result.megabytes = memory(server.processes())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return result


def cpu_seconds(processes: list[psutil.Process]) -> float:
    times = [each.cpu_times() for each in processes]
    return float(sum(each.user + each.system for each in times))


def memory(processes: list[psutil.Process]) -> float:
    """MB of memory of their own."""
    return float(sum(each.memory_full_info().uss for each in processes)) / 2**20


async def growth(server: Server, page: str, *, visits: int) -> float:
    """Memory after so many visits, one after another, by that after half of them."""
    held = 1.0
    for number in range(1, visits + 1):
        async with Visitor(server.url, page) as visitor:
            await visitor.open()
        if number == visits // 2:
            held = memory(server.processes())
    return memory(server.processes()) / held


async def visit(url: str, page: str, result: Load, counting: asyncio.Event, chance: random.Random, delay: float) -> None:
    """One visitor's stay. A failure is noted and the visitor comes again."""
    await asyncio.sleep(delay)
    while True:
        try:
            async with Visitor(url, page) as visitor:
                await visitor.open()
                while True:
                    await asyncio.sleep(chance.expovariate(1 / THINKING))
                    measured = counting.is_set()
                    run = await visitor.choose(*some_change(visitor, chance))
                    if measured and run.succeeded:
                        result.changes.append(run.seconds)
                    elif not run.succeeded:
                        result.errors.append(f"page failed: {run.elements}")
        except Exception as error:
            result.errors.append(repr(error))
            await asyncio.sleep(1)


def some_change(visitor: Visitor, chance: random.Random) -> tuple[str, str | list[str]]:
    """Another choice of pillars, or another search; rarely the same as a moment ago, so that no cache flatters."""
    pillars = visitor.widgets["pillar"].options
    if chance.random() < 0.7:
        return "pillar", chance.sample(pillars, chance.randint(0, len(pillars) - 1))
    return "q", chance.choice(SEARCHES)
