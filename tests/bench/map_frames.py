"""How many pictures a second the map of comments draws while it is moved, in a browser without a graphics card."""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import sync_playwright

from analysis.statistics.texts.map_grid import MapGrid, packed
from tests.bench.figures import Figure, figure
from tests.bench.servers import DASHBOARD, serving
from tests.chromium import browser
from tests.many_comments import many_comments

if TYPE_CHECKING:
    from playwright.sync_api import Page

POINTS = 345_100
TIMES = 3
MOVES = {"全体から拡大": (1, "enlarge"), "2倍で移動": (2, "move"), "8倍で移動": (8, "move"), "32倍で移動": (32, "move")}
"""Name → how large the map is at the beginning, and what is done."""
OPTIONS = ("--no-sandbox", "--disable-gpu")
DRAWN = """([zoom, way]) => new Promise((done) => {
  const map = document.querySelector('.atlas-map').atlasMap, { sight } = map, begin = performance.now();
  let turns = 0, drawn = 0;
  sight.whole();
  sight.enlarge(zoom);
  map.draw = (rests) => { drawn++; Object.getPrototypeOf(map).draw.call(map, rests); };
  const step = () => {
    if (way === 'enlarge') sight.enlarge(turns++ % 120 < 60 ? 1.07 : 1 / 1.07, sight.across * 0.4, sight.down * 0.45);
    else sight.move(Math.cos(turns++ / 10) * 8 / sight.scale, Math.sin(turns / 10) * 8 / sight.scale);
    map.changed();
    const spent = performance.now() - begin;
    if (spent < 2000) requestAnimationFrame(step);
    else { delete map.draw; done(drawn / spent * 1000); }
  };
  requestAnimationFrame(step);
})"""


def map_frames() -> dict[str, Figure]:
    """Pictures a second of each way to move 345,100 points, medians; the slowest is the figure."""
    with tempfile.TemporaryDirectory() as place:
        data = many_comments(Path(place) / "data")
        settings = (("IKEN_DATA", str(data)), ("IKEN_CACHE", str(Path(place) / "cache")))
        with (
            serving(replace(DASHBOARD, settings=(*DASHBOARD.settings, *settings))) as server,
            sync_playwright() as playwright,
        ):
            chromium = playwright.chromium.launch(executable_path=browser(), args=list(OPTIONS))
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.route("**/data/map.points*", lambda route: route.fulfill(body=many_points()))
            page.goto(f"{server.url}/map")
            page.wait_for_selector("[data-part=seen] button", timeout=60_000)
            rounds = [{name: drawn(page, *move) for name, move in MOVES.items()} for _ in range(TIMES)]
            chromium.close()
    found = {name: statistics.median(each[name] for each in rounds) for name in MOVES}
    print(f"Map of {POINTS:,} points, 1440 px wide, no graphics card: pictures a second, median of {TIMES}")
    for name, value in found.items():
        print(f"  {name:12} {value:6.1f}")
    print(flush=True)
    return {"map.frames": figure(min(found.values()), "枚", f"{POINTS:,}点、{len(MOVES)}とおりのうち遅いもの", least=True)}


def drawn(page: Page, zoom: int, way: str) -> float:
    value: float = page.evaluate(DRAWN, [zoom, way])
    return value


def many_points() -> bytes:
    """Points spread evenly over three disks, as the map spreads its own; all have the first group."""
    chance = np.random.default_rng(0)
    disks = np.array([[20_000, 20_000], [46_000, 26_000], [30_000, 46_000]])[chance.integers(3, size=POINTS)]
    away, turn = 13_000 * np.sqrt(chance.random(POINTS)), chance.random(POINTS) * 2 * np.pi
    x, y = (disks.T + away * np.array([np.cos(turn), np.sin(turn)])).astype(np.uint16)
    step = 13_000 * np.sqrt(3 / POINTS)
    nothing = np.zeros((0, 3), np.int64)
    grid = MapGrid(65_535, 65_535, x, y, np.zeros(POINTS, np.uint8), nothing, float(step))
    return packed(grid, [str(number) for number in range(1, POINTS + 1)])


if __name__ == "__main__":
    map_frames()
