"""Files of visitors on a running server: gone when the page says so, refused where nobody asked; readings end with visits."""

from __future__ import annotations

import asyncio
import json
import os
import time

import psutil
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.serving.uploads import GRACE, LOOK, MIB
from tests.attack.uploader import REFUSED, Uploader
from tests.dashboard_process import running

RESULT = "番号,意見,考え方\n1,歩道を広げてほしい。,追記しました。\n2,照明をつけてほしい。,困難です。\n".encode()
SLOW = RESULT + "3,あああ,いいい\n".encode() * 230_000
"""Takes longer to read than a test waits."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server, and the folder of its uploads."""
    folder = tmp_path_factory.mktemp("server")
    with running(folder, settings=settings(folder)) as dashboard:
        yield dashboard, folder / "uploads"


def settings(folder) -> dict[str, str]:
    return {"IKEN_CACHE": str(folder / "cache"), "IKEN_UPLOADS": str(folder / "uploads")}


def kept(uploads) -> list[str]:
    """Files of visitors on the disk."""
    # walk passes over a folder that goes while it is looked at, which is what these tests wait for
    return [name for _, _, names in os.walk(uploads) for name in names if not name.endswith(".lock")]


def readers(dashboard) -> list[psutil.Process]:
    """Processes of the server that read an upload."""
    found = psutil.Process(dashboard.process.pid).children(recursive=True)
    return [each for each in found if "analysis.ingest.apart" in each.cmdline()]


def waited(condition, *, seconds: float) -> float:
    """Seconds until a condition holds."""
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        if condition():
            return time.monotonic() - begin
        time.sleep(0.1)
    pytest.fail(f"it did not come true within {seconds:.0f} s")


async def read(url: str, *, then: str = "") -> None:
    async with Uploader(url, "documents") as visitor:
        await visitor.open()
        run = await visitor.send(await visitor.upload("結果.csv", RESULT))
        assert run.succeeded
        if then:
            visitor.values.clear()
            visitor.page_hash, visitor.page = "", then
            assert (await visitor.open()).succeeded
            await asyncio.sleep(1)


def test_three_uploads_are_gone_soon_after_their_visits(server):
    dashboard, uploads = server
    for _ in range(3):
        asyncio.run(read(dashboard.url))
    assert "comments.csv" in kept(uploads), "they are there as long as the visit may come back"
    seconds = waited(lambda: not kept(uploads), seconds=GRACE + 2 * LOOK + 10)
    print(f"\n3 of 3 uploads gone {seconds:.0f} s after the last visit")


def test_who_goes_to_another_page_leaves_nothing(server):
    dashboard, uploads = server
    waited(lambda: not kept(uploads), seconds=60)
    asyncio.run(read(dashboard.url, then="methods"))
    assert kept(uploads) == []


@pytest.mark.parametrize("way", ["hangs up", "another page"])
def test_leaving_the_page_ends_the_reading(server, way):
    dashboard, _ = server

    async def leave() -> None:
        async with Uploader(dashboard.url, "documents") as visitor:
            await visitor.open()
            state = await visitor.upload("結果.csv", SLOW)
            message = BackMsg()
            message.rerun_script.page_script_hash = visitor.page_hash
            message.rerun_script.widget_states.widgets.append(state)
            await visitor.connection.send(message.SerializeToString())
            assert await asyncio.to_thread(waited, lambda: readers(dashboard), seconds=30) < 30
            if way == "another page":
                message = BackMsg()
                message.rerun_script.page_name = "methods"
                await visitor.connection.send(message.SerializeToString())
                seconds = await asyncio.to_thread(waited, lambda: not readers(dashboard), seconds=20)
                print(f"\nreading ended {seconds:.1f} s after going to another page")

    asyncio.run(leave())
    seconds = waited(lambda: not readers(dashboard), seconds=20)
    print(f"\nreading ended {seconds:.1f} s after the end of the visit")


def test_twelve_files_of_80_mib_that_no_page_asked_for_are_refused_and_take_no_memory(server):
    dashboard, uploads = server
    process, big = psutil.Process(dashboard.process.pid), b" " * (80 * MIB)

    async def flood() -> list[int]:
        async with Uploader(dashboard.url, "keywords") as visitor:
            await visitor.open()
            places = await visitor.places(*(f"{number}.csv" for number in range(12)))
            return [await visitor.put(place, "a.csv", big) for place in places]

    before = process.memory_info().rss
    statuses = asyncio.run(flood())
    grown = (process.memory_info().rss - before) / MIB
    print(f"\nanswers {statuses}, the server grew by {grown:.0f} MiB")
    assert set(statuses) <= {403, REFUSED} and grown < 80
    assert json.load(dashboard.get("/healthz"))["status"] == "ok" and "a.csv" not in kept(uploads)


def test_twelve_files_where_a_page_asks_for_one_are_no_more_than_two(server):
    dashboard, _ = server

    async def flood() -> list[int]:
        async with Uploader(dashboard.url, "documents") as visitor:
            await visitor.open()
            places = await visitor.places(*(f"{number}.csv" for number in range(12)))
            return list(await asyncio.gather(*(visitor.put(place, "a.csv", b" " * (80 * MIB)) for place in places)))

    statuses = asyncio.run(flood())
    print(f"\nanswers {statuses}")
    assert statuses.count(204) <= 2 and set(statuses) <= {204, 429, REFUSED}


def test_what_a_killed_server_left_is_swept_at_the_next_start(tmp_path):
    with running(tmp_path, settings=settings(tmp_path)) as dashboard:

        async def killed() -> None:
            async with Uploader(dashboard.url, "documents") as visitor:
                await visitor.open()
                await visitor.send(await visitor.upload("結果.csv", RESULT))
                dashboard.process.kill()

        asyncio.run(killed())
        dashboard.process.wait(timeout=10)
    assert kept(tmp_path / "uploads")
    with running(tmp_path, settings=settings(tmp_path)):
        assert kept(tmp_path / "uploads") == []
