"""One dashboard and one browser for all browser tests; each test gets a fresh visitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, WebSocket, expect, sync_playwright

from tests.chromium import browser as browser_path
from tests.dashboard_process import Dashboard, running
from tests.many_comments import many_comments

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STREAMLIT_LOOKS_FOR_ITS_BASE = ("/_stcore/health", "/_stcore/host-config")
"""On a deep link Streamlit's script first asks below the page's own path and gets 404 before it asks at the root."""


IS_STILL = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return app?.dataset.testScriptState === 'notRunning' && !document.querySelector('[data-testid=stSkeleton]');
}"""


@dataclass
class Visitor:
    """A browser tab on the dashboard, with everything it asked for and complained about."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    unanswered: bool = False
    """The browser has told the server something, and nothing has come back yet."""

    def open(self, path: str = "", **query: str | list[str]) -> Page:
        """Open an address and wait until the page has settled."""
        self.page.goto(f"{self.home}/{path}" + (f"?{urlencode(query, doseq=True)}" if query else ""))
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script behind the page has run and stays still.

        Asked from here, not by a function waiting inside the page: the page's own policy forbids scripts made from text.
        """
        self.page.wait_for_selector("[data-testid=stMain] h1")
        still = 0
        for _ in range(300):
            still = still + 1 if not self.unanswered and self.page.evaluate(IS_STILL) else 0
            if still == 3:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{self.page.url} did not come to rest")

    def steady(self, target: Locator) -> tuple[float, float]:
        """Wait until an element stays where it is (an expander opens slowly on a busy machine); gives its middle."""
        target.scroll_into_view_if_needed()
        box, same = target.bounding_box(), 0
        for _ in range(100):
            self.page.wait_for_timeout(100)
            before, box = box, target.bounding_box()
            same = same + 1 if box and box == before else 0
            if same == 3:
                return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        raise AssertionError(f"{target} does not come to rest")

    def click_mark(self, target: Locator) -> None:
        """Click the middle of a chart's mark, as a hand does: the pointer arrives, the chart notices it, then the click."""
        x, y = self.steady(target)
        self.page.mouse.move(x - 2, y)
        self.page.mouse.move(x, y)
        for _ in range(100):
            if target.evaluate("mark => Boolean(mark.closest('.js-plotly-plot')._hoverdata)"):
                break
            self.page.wait_for_timeout(50)
        self.page.mouse.click(x, y)

    def panel(self) -> int:
        """Wait for the panel; the number that it says it has, which its cards are."""
        self.page.wait_for_selector("[role=dialog] .atlas-panel-count")
        self.settle()
        count = int("".join(filter(str.isdigit, self.page.inner_text(".atlas-panel-count strong"))))
        assert self.page.locator("[role=dialog] article.atlas-comment").count() == count
        return count

    def choose(self, box: Locator, words: str) -> None:
        """Choose from a list by keyboard alone: Enter takes what is listed, so the list must have followed what was typed.

        A page that is still being drawn closes the list again, and then the arrow opens it, as it does for a person.
        """
        box.focus()
        self.page.keyboard.type(words)
        option = self.page.get_by_role("option")
        for _ in range(5):
            self.page.wait_for_timeout(500)
            if option.count():
                break
            self.page.keyboard.press("ArrowDown")
        expect(option.first).to_contain_text(words, timeout=20_000)
        self.steady(option.first)
        self.page.keyboard.press("Enter")

    def download(self, button: Locator) -> bytes:
        """The file behind a button."""
        self.steady(button)
        with self.page.expect_download(timeout=60_000) as waiting:
            button.click()
        return waiting.value.path().read_bytes()

    def shown(self) -> tuple[int, int]:
        """The numbers of the line 表示中 N 件 / M 件."""
        text = self.page.inner_text(".atlas-count")
        shown, total = (int("".join(filter(str.isdigit, part))) for part in text.split("/"))
        return shown, total


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory) -> Dashboard:
    with running(tmp_path_factory.mktemp("dashboard")) as started:
        yield started


@pytest.fixture(scope="session")
def many(tmp_path_factory) -> Dashboard:
    """A dashboard with a consultation of so many comments that there is a map."""
    folder = tmp_path_factory.mktemp("many")
    data = many_comments(folder / "data")
    with running(folder, settings={"IKEN_DATA": str(data), "IKEN_CACHE": str(folder / "cache")}) as started:
        yield started
        assert started.outgoing() == []


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser_path(), args=OPTIONS)
        yield started
        started.close()


@pytest.fixture
def visit(chromium, dashboard):
    """Make visitors: `visit(width=390, scheme="dark")`; at the end of the test none may have complained or gone outside."""
    visitors = []

    def new(
        *, width: int = 1440, scheme: str = "light", touch: bool = False, motion: bool = False, server: Dashboard = dashboard
    ) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="no-preference" if motion else "reduce",  # what moves costs a fifth of what opening a page takes
            locale="ja-JP",
            accept_downloads=True,
            has_touch=touch,
            is_mobile=touch,
        )
        context.set_default_timeout(20_000)
        visitor = Visitor(context.new_page(), server.url)
        visitor.page.on("console", lambda message: _note(visitor, message))
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitor.page.on("websocket", lambda socket: _listen(visitor, socket))
        visitor.page.on("request", lambda request: _asked(visitor, request))
        visitors.append(visitor)
        return visitor

    yield new
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    outside = [url for visitor in visitors for url in visitor.requests if not _is_inside(url, visitor.home)]
    for visitor in visitors:
        visitor.page.context.close()
    assert complaints == []
    assert outside == []


def _note(visitor: Visitor, message: ConsoleMessage) -> None:
    own = message.location.get("url", "").endswith(STREAMLIT_LOOKS_FOR_ITS_BASE)
    if message.type == "error" and not own:
        visitor.complaints.append(f"{message.text} {message.location.get('url')}")


def _listen(visitor: Visitor, socket: WebSocket) -> None:
    socket.on("framesent", lambda _: setattr(visitor, "unanswered", True))
    socket.on("framereceived", lambda _: setattr(visitor, "unanswered", False))


def _asked(visitor: Visitor, request: Request) -> None:
    visitor.requests.append(request.url)


def _is_inside(url: str, home: str) -> bool:
    return urlsplit(url).scheme in ("data", "blob") or urlsplit(url).netloc == urlsplit(home).netloc
