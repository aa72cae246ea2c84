"""`python3 run.py bench`: start-up, pages, visitors, words, differences, like texts, sizes, documents, in half an hour."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import statistics

from tests.bench.differences import print_differences
from tests.bench.first_page import first_page
from tests.bench.ingest import print_ingest
from tests.bench.load import THINKING, Load, load
from tests.bench.page_times import PAGES, PageTime, page_time
from tests.bench.postings import print_postings
from tests.bench.servers import BARE, DASHBOARD, DEFAULTS, Setup, serving
from tests.bench.sizes import print_sizes
from tests.bench.words import print_words

PARTS = ("start", "browser", "pages", "visitors", "words", "differences", "similar", "sizes", "documents")
HOPELESS = 5.0
"""A server whose p95 is beyond this is not asked for more visitors."""


def main() -> None:
    parser = argparse.ArgumentParser("python3 run.py bench", description=__doc__)
    parser.add_argument("--visitors", default="10,50,100,150", help="how many at once, separated by commas (10,50,100,150)")
    parser.add_argument("--seconds", type=float, default=30, help="measured seconds for each number of visitors (30)")
    parser.add_argument("--changes", type=int, default=20, help="filter changes a page (20)")
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    options = parser.parse_args()
    parts = (options.only,) if options.only else PARTS
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    if "start" in parts:
        print_starts()
    if "words" in parts:
        print_words()
    if "differences" in parts:
        print_differences()
    if "similar" in parts:
        print_postings()
    if "sizes" in parts:
        print_sizes()
    if "documents" in parts:
        print_ingest()
    if "browser" in parts:
        print_first_page()
    times = asyncio.run(page_times(options.changes)) if {"pages", "visitors"} & set(parts) else []
    if "pages" in parts:
        print_pages(times)
    if "visitors" in parts:
        heaviest = max(times, key=lambda each: each.seconds).page
        asyncio.run(print_visitors(heaviest, [int(number) for number in options.visitors.split(",")], options.seconds))


def print_starts(*, times: int = 5) -> None:
    """Seconds from process start to healthy, the two in turn; the very first start of each fills the file cache."""
    seconds: dict[str, list[float]] = {BARE.name: [], DASHBOARD.name: []}
    for number in range(times + 1):
        for setup in (BARE, DASHBOARD):
            with serving(setup) as server:
                if number:
                    seconds[setup.name].append(server.seconds)
    bare, own = (statistics.median(each) for each in seconds.values())
    print(f"Start to healthy, median of {times}\n  {BARE.name:22} {bare:5.2f} s\n  {DASHBOARD.name:22} {own:5.2f} s")
    print(f"  ratio {own / bare:.2f} (aim: under 2)\n", flush=True)


def print_first_page() -> None:
    print("First page in an empty browser, median of 3            heading   complete")
    for setup in (BARE, DASHBOARD):
        with serving(setup) as server:
            heading, complete = first_page(server, times=3)
            print(f"  {setup.name:50} {heading:6.2f} s  {complete:6.2f} s", flush=True)
    print()


async def page_times(changes: int) -> list[PageTime]:
    with serving(DASHBOARD) as dashboard, serving(BARE) as bare:
        return [await page_time(dashboard, bare, page, changes=changes) for page in PAGES]


def print_pages(times: list[PageTime]) -> None:
    print("A filter change                 median (twin)     processor time (twin)  ratio  elements  sent")
    for each in times:
        times_of = ((each.seconds, each.bare_seconds), (each.cpu, each.bare_cpu))
        figures = "   ".join(f"{own * 1000:6.0f} ms ({bare * 1000:3.0f})" for own, bare in times_of)
        print(f"  /{each.page:24} {figures}  {each.ratio:9.2f} {each.elements:9}  {each.kilobytes:4.0f} kB")
    print(f"  highest ratio {max(each.ratio for each in times):.2f} (aim: at most 2)\n", flush=True)


async def print_visitors(page: str, numbers: list[int], seconds: float) -> None:
    print(f"Visitors on /{page}, thinking {THINKING:.0f} s on average, measured {seconds:.0f} s each")
    print("                                visitors     p50      p95  changes  errors  memory  cores (client)")
    held = {setup.name: await held_visitors(setup, page, numbers, seconds) for setup in (DASHBOARD, DEFAULTS)}
    print("  held with p95 under 1 s: " + ", ".join(f"{name} {number}" for name, number in held.items()), flush=True)


async def held_visitors(setup: Setup, page: str, numbers: list[int], seconds: float) -> int:
    """Measure each number of visitors on a fresh server; returns the largest with p95 under a second and no error."""
    held = 0
    for number in numbers:
        with serving(setup) as server:
            result = await load(server, page, number, seconds=seconds)
        print_load(setup, result)
        if result.p95 < 1 and not result.errors:
            held = number
        if result.p95 > HOPELESS:
            break
    return held


def print_load(setup: Setup, result: Load) -> None:
    times = f"{result.p50:6.2f} s {result.p95:6.2f} s {len(result.changes):8} {len(result.errors):7}"
    machine = f"{result.megabytes:5.0f} MB  {result.server_cores:.2f} ({result.client_cores:.2f})"
    print(f"  {setup.name:30} {result.visitors:7} {times} {machine}", flush=True)
    for error in sorted(set(result.errors))[:3]:
        print(f"      {error[:150]}", flush=True)


if __name__ == "__main__":
    main()
