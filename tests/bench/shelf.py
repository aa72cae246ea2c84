"""A folder of 1,000 consultations: until the server is healthy, and until one that nobody opened before stands on the screen."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.bench.figures import Figure, figure
from tests.bench.servers import DASHBOARD, serving
from tests.bench.visitor import Visitor
from tests.dashboard_process import ROOT

MANY, ASKED = 1_000, 40
"""Consultations in the folder, and how many of them are opened."""


def shelf() -> dict[str, Figure]:
    with tempfile.TemporaryDirectory() as place:
        data = filled(Path(place) / "data")
        settings = {"IKEN_DATA": str(data), "IKEN_CACHE": str(Path(place) / "cache")}
        with serving(replace(DASHBOARD, settings=(*DASHBOARD.settings, *settings.items()))) as server:
            opened = asyncio.run(openings(server.url))
    p95 = statistics.quantiles(opened, n=20)[-1]
    print(
        f"{MANY:,} consultations\n  start {server.seconds:.2f} s, {ASKED} opened for the first time: p95 {p95:.2f} s\n",
        flush=True,
    )
    return {
        "shelf.start": figure(server.seconds, "s", f"{MANY:,}資料（同じ94件の写し）"),
        "shelf.open": figure(p95, "s", f"{ASKED}資料の95%（同じ94件の写し）"),
    }


def filled(data: Path) -> Path:
    """A data folder with the same consultation under so many ids."""
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("consultations"))
    source = ROOT / "data" / "consultations" / "nerima-2023"
    for number in range(MANY):
        shutil.copytree(source, data / "consultations" / f"copy-{number:04}")
    return data


async def openings(url: str) -> list[float]:
    """Seconds of the first page of each consultation asked for, spread over the folder."""
    found = []
    for number in range(ASKED):
        async with Visitor(url, consultation=f"copy-{number * MANY // ASKED:04}") as visitor:
            run = await visitor.open()
            if not run.succeeded:
                raise RuntimeError(f"copy-{number * MANY // ASKED:04} failed: {run.texts[-3:]}")
            found.append(run.seconds)
    return found
