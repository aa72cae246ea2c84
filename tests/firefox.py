"""Firefox for browser tests: driven by its own WebDriver BiDi, for Playwright knows only a Firefox of its own build.

`python -m tests.firefox` installs Debian's where that is allowed, and prints its path. See the W3C's WebDriver BiDi.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests import debian

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

NAMES = ("firefox-esr", "firefox")
DEBIAN_PACKAGES = ("firefox-esr", "fonts-noto-cjk")
ADVICE = """\
ブラウザテストに使う Firefox がありません。
  Debian: sudo apt install firefox-esr    Ubuntu・macOS・Windows: Firefox を入れてください。
  別の場所にあるなら: 環境変数 IKEN_FIREFOX に実行ファイルのパスを入れてください。
No Firefox: install it as above, or set IKEN_FIREFOX to its path."""
LONGEST = 60
"""Seconds for any answer; on a busy machine Firefox starts within twenty."""
_ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


class NoFirefoxError(Exception):
    """There is no Firefox, or it does not start."""


def provided() -> str:
    """The path of a Firefox, installed if need be. Raises NoFirefoxError."""
    if not (found := _found()):
        debian.install(DEBIAN_PACKAGES)
        found = _found()
    if not found:
        raise NoFirefoxError(ADVICE)
    return found


def _found() -> str:
    asked = os.environ.get("IKEN_FIREFOX", "")
    return asked or next((path for name in NAMES if (path := shutil.which(name))), "")


class Tab:
    """A tab: goes to addresses, asks the page, clicks and types as a hand does."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.complaints: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._context: str = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def size(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", context=self._context, viewport={"width": width, "height": height})

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def ask(self, expression: str) -> Any:  # what the page answers
        """The value of an expression in the page, by way of JSON."""
        target = {"context": self._context}
        found = self._send("script.evaluate", expression=f"JSON.stringify({expression})", target=target, awaitPromise=True)
        if found["type"] == "exception":
            raise AssertionError(f"{expression}: {found['exceptionDetails']['text']}")
        return json.loads(found["result"].get("value", "null"))

    def until(self, expression: str, wanted: object = True) -> None:
        """Wait until an expression has a value."""
        end = time.monotonic() + LONGEST
        while self.ask(expression) != wanted:
            if time.monotonic() > end:
                raise AssertionError(f"{expression} never became {wanted}")
            time.sleep(0.2)

    def click(self, selector: str) -> None:
        """Click the middle of the first element that a selector finds."""
        text = json.dumps(selector)
        self.ask(f"document.querySelector({text}).scrollIntoView({{block: 'center', behavior: 'instant'}})")
        x, y = self._steady(text)
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": moves})

    def _steady(self, selector: str) -> tuple[float, float]:
        """The middle of an element, once it stays where it is: a chart is laid out again when its letters come."""
        middle = "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        found: list[float] = []
        same, end = 0, time.monotonic() + LONGEST
        while same < 3 and time.monotonic() < end:
            before, found = found, self.ask(f"{middle}(document.querySelector({selector}).getBoundingClientRect())")
            same = same + 1 if found == before else 0
            time.sleep(0.15)
        if same < 3:
            raise AssertionError(f"{selector} does not come to rest")
        return found[0], found[1]

    def press(self, key: str) -> None:
        self._act({"type": "key", "id": "keys", "actions": [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]})

    def _act(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._context, actions=[source])

    def _send(self, method: str, **parameters: Any) -> Any:
        """Send a command and wait for its answer; what the page complains of meanwhile is kept."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=LONGEST))
            if message.get("method") == "log.entryAdded" and message["params"]["level"] == "error":
                self.complaints.append(str(message["params"]["text"]))
            if message.get("id") == self._number:
                if message["type"] == "error":
                    raise AssertionError(f"{method}: {message['message']}")
                return message["result"]


@contextmanager
def tab(profile: Path) -> Iterator[Tab]:
    """A Firefox without a window, with an empty profile, ended at the end."""
    options = ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile)]
    started = subprocess.Popen([provided(), *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        with connect(f"{_address(started)}/session", max_size=None, open_timeout=LONGEST) as socket:
            yield Tab(socket)
    finally:
        started.terminate()
        try:
            started.wait(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            started.kill()


def _address(started: subprocess.Popen[str]) -> str:
    """Where Firefox listens, as it says itself. Raises NoFirefoxError."""
    end = time.monotonic() + LONGEST
    while started.stderr and time.monotonic() < end and started.poll() is None:
        if select.select([started.stderr], [], [], 1)[0] and (found := _ADDRESS.search(started.stderr.readline())):
            return found[1]
    raise NoFirefoxError(f"Firefox が {LONGEST} 秒で始まりません（{started.args}）")


if __name__ == "__main__":
    try:
        print(provided())
    except NoFirefoxError as problem:
        sys.exit(str(problem))
