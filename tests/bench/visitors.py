"""How many visitors a server holds, what each takes in memory, and whether visits leave memory behind."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, figure
from tests.bench.load import THINKING, Load, growth, load
from tests.bench.servers import DASHBOARD, DEFAULTS, TWO, Setup, serving

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = "pillars"
"""One of the pages that take longest, and one that most look at."""
VISITS = 1_000
HOPELESS = 5.0
"""A server whose p95 is beyond this is not asked for more visitors."""
MEASURED = {"visitors.held": DASHBOARD, "visitors.held-two": TWO, "visitors.held-defaults": DEFAULTS}


def visitors(numbers: Iterable[int], seconds: float) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    print(f"Visitors on /{PAGE}, thinking {THINKING:.0f} s on average, measured {seconds:.0f} s each")
    print("                                visitors     p50      p95  changes  errors  memory  cores (client)")
    for name, setup in MEASURED.items():
        results = asyncio.run(measured(setup, numbers, seconds))
        held = max((each.visitors for each in results if each.p95 < 1 and not each.errors), default=0)
        found[name] = figure(held, "人", f"{'・'.join(str(each.visitors) for each in results)}人を試した", least=True)
        if setup is DASHBOARD:
            most = results[-1]
            each = (most.megabytes - most.empty_megabytes) / most.visitors
            found["visitors.memory"] = figure(each, "MB", f"{most.visitors}人のとき")
    print("  held with p95 under 1 s: " + ", ".join(f"{name} {each.value:g}" for name, each in found.items() if "held" in name))
    with serving(DASHBOARD) as server:
        grown = asyncio.run(growth(server, PAGE, visits=VISITS))
    print(f"  memory after {VISITS:,} visits by that after {VISITS // 2:,}: {grown:.3f}\n", flush=True)
    return found | {"visits.growth": figure(grown, "倍", f"/{PAGE}、一人ずつ")}


async def measured(setup: Setup, numbers: Iterable[int], seconds: float) -> list[Load]:
    """Each number of visitors on a fresh server, until one is hopeless."""
    results: list[Load] = []
    for number in numbers:
        with serving(setup) as server:
            results.append(await load(server, PAGE, number, seconds=seconds))
        print_load(setup, results[-1])
        if results[-1].p95 > HOPELESS:
            break
    return results


def print_load(setup: Setup, result: Load) -> None:
    times = f"{result.p50:6.2f} s {result.p95:6.2f} s {len(result.changes):8} {len(result.errors):7}"
    machine = f"{result.megabytes:5.0f} MB  {result.server_cores:.2f} ({result.client_cores:.2f})"
    print(f"  {setup.name:30} {result.visitors:7} {times} {machine}", flush=True)
    for error in sorted(set(result.errors))[:3]:
        print(f"      {error[:150]}", flush=True)
