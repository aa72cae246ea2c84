"""The first page in a browser that has never been here: when the heading stands, when every figure is drawn."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.chromium import browser

if TYPE_CHECKING:
    from tests.bench.servers import Server

COMPLETE = """() => {
  const done = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning';
  const charts = document.querySelectorAll('[data-testid="stPlotlyChart"]').length;
  return done && document.querySelectorAll('.js-plotly-plot .main-svg .nsewdrag, .js-plotly-plot .slice').length >= charts
    && document.querySelectorAll('[data-testid="stSkeleton"]').length === 0;
}"""


def first_page(server: Server, *, times: int) -> tuple[float, float]:
    """Median seconds until the heading and until the page is complete, each time with an empty browser cache."""
    headings, complete = [], []
    with sync_playwright() as playwright:
        for _ in range(times):
            chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
            page = chromium.new_page(locale="ja-JP")
            begin = time.perf_counter()
            page.goto(server.url, wait_until="commit")
            page.wait_for_selector("h1, [data-testid=stTextInput]", timeout=60_000)
            headings.append(time.perf_counter() - begin)
            page.wait_for_function(COMPLETE, timeout=60_000)
            complete.append(time.perf_counter() - begin)
            chromium.close()
    return statistics.median(headings), statistics.median(complete)
