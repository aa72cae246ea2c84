"""The first page in a browser that has never been here, and once more in the same one: heading, every figure, bytes received."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.bench.figures import Figure, figure
from tests.bench.servers import BARE, DASHBOARD, serving
from tests.chromium import browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.bench.servers import Server

COMPLETE = """() => {
  const done = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning';
  const charts = document.querySelectorAll('[data-testid="stPlotlyChart"]').length;
  return done && document.querySelectorAll('.js-plotly-plot .main-svg .nsewdrag, .js-plotly-plot .slice').length >= charts
    && document.querySelectorAll('[data-testid="stSkeleton"]').length === 0;
}"""


@dataclass(frozen=True)
class FirstPage:
    """Medians: seconds until the heading stands and until the page is complete, seconds of the second visit, MB of the first."""

    heading: float
    cold: float
    warm: float
    megabytes: float


def first_page(server: Server, *, times: int) -> FirstPage:
    """Each time with an empty browser cache, then once more with a filled one."""
    with sync_playwright() as playwright:
        runs = []
        for _ in range(times):
            chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
            page = chromium.new_page(locale="ja-JP")
            received = bytes_received(page)
            heading, cold = visit(page, server.url)
            size = sum(received) / 2**20
            page.goto("about:blank")
            _, warm = visit(page, server.url)
            runs.append((heading, cold, warm, size))
            chromium.close()
    return FirstPage(*(statistics.median(each) for each in zip(*runs, strict=True)))


def visit(page: Page, url: str) -> tuple[float, float]:
    begin = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector("h1, [data-testid=stTextInput]", timeout=60_000)
    heading = time.perf_counter() - begin
    page.wait_for_function(COMPLETE, timeout=60_000)
    return heading, time.perf_counter() - begin


def bytes_received(page: Page) -> list[float]:
    """Grows by what comes over the network, as it comes: compressed, headers and messages of the WebSocket included."""
    found: list[float] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: found.append(event["encodedDataLength"]))
    network.on("Network.webSocketFrameReceived", lambda event: found.append(len(event["response"]["payloadData"]) * 3 / 4))
    return found


def first_pages(*, times: int = 3) -> dict[str, Figure]:
    print(f"First page in an empty browser, median of {times}           heading   complete   again   received")
    found: dict[str, FirstPage] = {}
    for setup in (BARE, DASHBOARD):
        with serving(setup) as server:
            now = found[setup.name] = first_page(server, times=times)
            print(
                f"  {setup.name:48} {now.heading:6.2f} s {now.cold:6.2f} s {now.warm:6.2f} s {now.megabytes:6.2f} MB", flush=True
            )
    print()
    own, bare, base = found[DASHBOARD.name], found[BARE.name], f"{times}回の中央値"
    return {
        "first.cold": figure(own.cold, "s", base),
        "first.cold-ratio": figure(own.cold / bare.cold, "倍", base),
        "first.warm": figure(own.warm, "s", base),
        "first.warm-ratio": figure(own.warm / bare.warm, "倍", base),
        "first.size": figure(own.megabytes, "MB", base),
    }
