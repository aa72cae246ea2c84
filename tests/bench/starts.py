"""From the start of the process to the first healthy answer, beside a bare page."""

from __future__ import annotations

import statistics

from tests.bench.figures import Figure, figure
from tests.bench.servers import BARE, DASHBOARD, serving


def starts(*, times: int = 5) -> dict[str, Figure]:
    """Median seconds, the two in turn; the very first start of each fills the file cache."""
    seconds: dict[str, list[float]] = {BARE.name: [], DASHBOARD.name: []}
    for number in range(times + 1):
        for setup in (BARE, DASHBOARD):
            with serving(setup) as server:
                if number:
                    seconds[setup.name].append(server.seconds)
    bare, own = (statistics.median(each) for each in seconds.values())
    print(f"Start to healthy, median of {times}\n  {BARE.name:22} {bare:5.2f} s\n  {DASHBOARD.name:22} {own:5.2f} s")
    print(f"  ratio {own / bare:.2f}\n", flush=True)
    base = f"{times}回の中央値"
    return {"start.seconds": figure(own, "s", base), "start.ratio": figure(own / bare, "倍", base)}
