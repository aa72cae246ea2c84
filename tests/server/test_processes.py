"""Two server processes behind one address: a browser stays with its own, and what one writes the other shows."""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import socket
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psutil
import pytest

from pages.serving.processes.child import SHORT
from tests.attack.test_uploads import RESULT
from tests.attack.uploader import Uploader
from tests.dashboard_process import ROOT, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.dashboard_process import Dashboard

PATIENCE = 30


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(ROOT / "data", folder / "data")
    names = {"IKEN_DATA": "data", "IKEN_CACHE": "cache", "IKEN_REVIEWS": "reviews", "IKEN_AUDIT": "audit", "IKEN_UPLOADS": "up"}
    with running(folder, settings={name: str(folder / place) for name, place in names.items()}, processes=2) as dashboard:
        yield dashboard, folder


def of(number: int) -> dict[str, str]:
    return {"Cookie": f"iken_process={number}"}


def given(dashboard: Dashboard, path: str = "/healthz", **headers: str) -> str:
    """The number that an answer gives, empty where it gives none."""
    cookies = dashboard.get(path, **headers).headers.get_all("set-cookie", [])
    return next((each.partition("=")[2].partition(";")[0] for each in cookies if each.startswith("iken_process=")), "")


def listed(dashboard: Dashboard, number: int) -> set[str]:
    return set(json.load(dashboard.get("/healthz", **of(number)))["consultations"])


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.2)


def workers(dashboard: Dashboard) -> list[psutil.Process]:
    """The processes that serve, by number; one that is just ending is none."""
    found = {}
    for each in psutil.Process(dashboard.process.pid).children():
        with contextlib.suppress(psutil.Error):
            if "pages.serving.processes.worker" in each.cmdline():
                found[each.environ()["IKEN_PROCESS"]] = each
    return [found[number] for number in sorted(found)]


def test_newcomers_take_turns_and_keep_their_number(office):
    dashboard, _ = office
    assert {given(dashboard), given(dashboard)} == {"0", "1"}
    assert [given(dashboard, **of(number)) for number in (0, 1)] == ["", ""]  # each was answered by its own


@pytest.mark.parametrize("claimed", ["7", "99", "-1", "x", "0x1", "1" * 5000])
def test_a_number_that_there_is_not_is_answered_and_put_right(office, claimed):
    dashboard, _ = office
    assert given(dashboard, Cookie=f"iken_process={claimed}") in ("0", "1")


def test_each_answer_closes_its_connection(office):
    dashboard, _ = office
    for path in ("/", "/healthz", "/_stcore/health", "/nothing-here"):
        assert dashboard.get(path).headers["connection"] == "close"


@pytest.mark.parametrize("number", [0, 1])
def test_files_and_visit_of_a_browser_meet_in_its_process(office, number):
    async def sent() -> bool:
        async with Uploader(office[0].url, "documents", headers=of(number)) as visitor:
            await visitor.open()
            return (await visitor.send(await visitor.upload("結果.csv", RESULT))).succeeded  # put is answered 204 here

    assert asyncio.run(sent())


def test_a_package_that_came_or_went_is_seen_by_both(office):
    dashboard, folder = office
    place = folder / "data" / "consultations"
    shutil.copytree(place / "nerima-2023", place / "copy")
    until(lambda: all("copy" in listed(dashboard, number) for number in (0, 1)))
    shutil.rmtree(place / "copy")
    until(lambda: not any("copy" in listed(dashboard, number) for number in (0, 1)))


def test_a_decision_taken_in_one_process_is_shown_by_the_other_and_both_go_into_one_log(office):
    dashboard, folder = office

    async def decide(number: int, comment: str) -> None:
        async with Uploader(dashboard.url, "review", headers=of(number), id=comment) as visitor:
            await visitor.open()
            await visitor.type(visitor.identities["reviewer_name"], "佐藤 花子")
            assert (await visitor.press(visitor.identities["review_mark_○"])).succeeded

    async def seen(number: int, comment: str) -> bool:
        async with Uploader(dashboard.url, "review", headers=of(number), id=comment) as visitor:
            return any("佐藤 花子" in text for text in (await visitor.open()).texts)

    for number, comment in ((0, "11"), (1, "12")):
        assert not asyncio.run(seen(1 - number, comment))
        asyncio.run(decide(number, comment))
        assert asyncio.run(seen(1 - number, comment))
    assert no_breaks(folder / "audit" / "audit.jsonl") == 2


def no_breaks(file: Path) -> int:
    """Lines of an unbroken log."""
    from analysis.access.audit import audit_log, breaks

    log = audit_log(file)
    assert not list(breaks(file))
    return len(log)


def test_a_connection_that_says_nothing_is_closed_and_holds_nobody_up(office):
    dashboard, _ = office
    host, _, port = dashboard.url.removeprefix("http://").partition(":")
    silent = [socket.create_connection((host, int(port)), timeout=PATIENCE) for _ in range(200)]
    assert given(dashboard) in ("0", "1")
    assert silent[0].recv(1) == b""
    for each in silent:
        each.close()


def test_a_process_that_is_killed_is_started_anew_and_the_other_serves_on(office):
    dashboard, _ = office
    first, second = workers(dashboard)
    until(lambda: datetime.now(UTC).timestamp() - second.create_time() > SHORT + 1)
    second.kill()
    assert given(dashboard, **of(0)) == ""
    until(lambda: len(workers(dashboard)) == 2 and second not in workers(dashboard))
    until(lambda: answered(dashboard, 1))
    assert first in workers(dashboard)


def answered(dashboard: Dashboard, number: int) -> bool:
    try:
        return given(dashboard, **of(number)) == ""
    except (OSError, ValueError):
        return False


def test_processes_end_with_the_one_in_front(tmp_path):
    with running(tmp_path, processes=2, settings={"IKEN_CACHE": str(tmp_path / "cache")}) as dashboard:
        there = workers(dashboard)
        dashboard.process.kill()
        assert psutil.wait_procs(there, timeout=PATIENCE)[1] == []
