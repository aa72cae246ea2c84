"""Where the server's time goes when a filter of a page is changed: `python3 run.py profile keywords`.

A server is started with a thread that looks every 2 ms what runs (`sampling`); a visitor changes the filter again and again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.bench.page_times import PAGES, changed
from tests.bench.servers import BENCH, DASHBOARD, serving
from tests.bench.visitor import Visitor
from tests.dashboard_process import ROOT

SHOWN = 14
LIBRARIES = ("pandas", "numpy", "pyarrow", "plotly", "scipy", "streamlit", "google", "starlette", "sqlalchemy")


def main() -> None:
    parser = argparse.ArgumentParser("python3 run.py profile", description=__doc__)
    parser.add_argument("page", nargs="?", default="", help=f"one of {', '.join(each or '(概要: nothing)' for each in PAGES)}")
    parser.add_argument("--changes", type=int, default=60, help="filter changes (60)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "samples.json"
        settings = (("IKEN_SAMPLES", str(place)), ("PYTHONPATH", f"{BENCH / 'sampling'}:{ROOT}"))
        with serving(replace(DASHBOARD, settings=(*DASHBOARD.settings, *settings))) as server:
            seconds = asyncio.run(_changes(server.url, options.page, options.changes, place))
        samples = [(stack, count) for stack, count in json.loads(place.read_text(encoding="utf-8"))]
    print(f"/{options.page}: {seconds / options.changes * 1000:.0f} ms a change (with the sampling), {options.changes} changes")
    for name, key in (("part of the page", part), ("function of this project", function), ("library", library)):
        _print(name, samples, key)


async def _changes(url: str, page: str, changes: int, place: Path) -> float:
    """Change the filter so many times, each choice once before samples are taken. Seconds of the changes."""
    async with Visitor(url, page) as visitor:
        await visitor.open()
        for number in range(7):
            await changed(visitor, number)
        place.with_suffix(".go").touch()
        await asyncio.sleep(1)
        begin = time.perf_counter()
        for number in range(changes):
            await changed(visitor, number)
        seconds = time.perf_counter() - begin
    await asyncio.sleep(1.5)
    if not place.is_file():
        raise RuntimeError("the server wrote no samples")
    return seconds


def _print(name: str, samples: list[tuple[list[str], int]], key: object) -> None:
    counts: Counter[str] = Counter()
    for stack, count in samples:
        counts[key(stack)] += count  # type: ignore[operator]
    whole = max(sum(counts.values()), 1)
    print(f"\n  {name}")
    for each, count in counts.most_common(SHOWN):
        print(f"    {count / whole:6.1%}  {each}")


def own(stack: list[str]) -> list[str]:
    """The frames of this project, outermost first, as file:function."""
    return [each.removeprefix(f"{ROOT}/") for each in stack if each.startswith((f"{ROOT}/pages/", f"{ROOT}/analysis/"))]


def part(stack: list[str]) -> str:
    """The first function below the script of a page, or the frame around it."""
    found = [each for each in own(stack) if not each.startswith(("pages/frame.py", "pages/serving/"))]
    inner = [each for each in found if "components" in each or each.startswith("analysis/")]
    return inner[0] if inner else (own(stack) or ["?"])[-1]


def function(stack: list[str]) -> str:
    """The innermost function of this project."""
    return (own(stack) or ["?"])[-1]


def library(stack: list[str]) -> str:
    """The package of the innermost frame."""
    return next((name for name in LIBRARIES if f"site-packages/{name}" in stack[-1]), "this project or Python")


if __name__ == "__main__":
    main()
