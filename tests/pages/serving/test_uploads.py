"""Files are taken only where a page asks, never more than it can use, and are gone with the visit or the server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pages.serving import uploads
from pages.serving.uploads import MIB, Door, ask, ask_no_more
from tests.conftest import ROOT


@pytest.fixture
def visits(monkeypatch, tmp_path):
    """A server of this test alone: visit → its files in memory, and the visits with a connection."""
    storage, connected = {}, set()
    runtime = SimpleNamespace(
        uploaded_file_mgr=SimpleNamespace(file_storage=storage), is_active_session=lambda session: session in connected
    )
    monkeypatch.setattr(uploads, "get_instance", lambda: runtime)
    monkeypatch.setattr(uploads, "exists", lambda: True)
    monkeypatch.setattr(uploads, "_asked", {})
    monkeypatch.setattr(uploads, "_own", [])
    monkeypatch.setenv("IKEN_UPLOADS", str(tmp_path / "uploads"))
    yield SimpleNamespace(storage=storage, connected=connected)
    uploads.close()


def put(door: Door, session: str, size: int | None) -> int:
    """The status of the answer to a file of this size, None for one that does not say."""
    sent = []

    async def send(message) -> None:
        sent.append(message)

    headers = [] if size is None else [(b"content-length", str(size).encode())]
    scope = {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/{session}/f1", "headers": headers}
    asyncio.run(door(scope, None, send))
    return sent[0]["status"]


async def taken(_scope, _receive, send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def test_a_file_is_taken_where_a_page_asks_and_nowhere_else(visits):
    door = Door(taken)
    assert put(door, "a", 10) == 403
    ask("a", MIB)
    assert put(door, "a", 10) == 204
    assert put(door, "a", 3 * MIB) == 413 and put(door, "a", None) == 411
    assert put(door, "other", 10) == 403
    ask_no_more("a")
    assert put(door, "a", 10) == 403


def test_a_visit_and_all_visits_together_have_their_measure(visits):
    ask("a", 80 * MIB)
    visits.storage["a"] = {"f0": SimpleNamespace(data=b" " * (82 * MIB))}
    assert put(Door(taken), "a", 80 * MIB) == 204, "one may take the place of another"
    visits.storage["a"]["f1"] = visits.storage["a"]["f0"]
    assert put(Door(taken), "a", 10) == 429
    ask("b", 80 * MIB)
    assert put(Door(taken, total=200 * MIB), "b", 80 * MIB) == 503
    assert put(Door(taken), "b", 80 * MIB) == 204


def test_files_on_their_way_count_too(visits):
    ask("a", MIB)
    answers = []

    async def slow(scope, receive, send) -> None:
        answers.append(await asyncio.to_thread(put, Door(taken), "a", 3 * MIB // 2))
        await taken(scope, receive, send)

    assert [put(Door(slow), "a", 3 * MIB // 2 + MIB), *answers] == [413]
    assert [put(Door(slow), "a", 2 * MIB), *answers] == [204, 204]
    visits.storage["a"] = {"f0": SimpleNamespace(data=b" " * MIB)}
    assert [put(Door(slow), "a", 2 * MIB), answers[-1]] == [204, 429]
    assert uploads._asked["a"].arriving == 0


def test_a_visit_without_connection_is_over_after_a_moment_and_its_folder_goes(visits):
    folder = uploads.visit_folder("a")
    (folder / "結果.csv").write_text("x", encoding="utf-8")
    visits.connected.add("a")
    gone: dict[str, float] = {}
    assert uploads.over(gone, 0.0) == []
    visits.connected.clear()
    assert uploads.over(gone, 1.0) == []
    visits.connected.add("a")
    assert uploads.over(gone, 2.0) == [] and gone == {}
    visits.connected.clear()
    assert [uploads.over(gone, now) for now in (3.0, 3.0 + uploads.GRACE - 0.1, 3.0 + uploads.GRACE)] == [[], [], ["a"]]
    uploads.forget("a")
    assert not folder.exists()


LEFT = """
import os, sys
from pages.serving.uploads import visit_folder

(visit_folder("a") / "secret.csv").write_text("x")
if sys.argv[1] == "killed":
    os._exit(9)
print("end")
"""


@pytest.mark.parametrize("way", ["killed", "ended"])
def test_what_a_server_left_is_swept_at_the_next_start_and_not_while_it_lives(visits, tmp_path, way):
    own = uploads.visit_folder("b")
    subprocess.run([sys.executable, "-c", LEFT, way], cwd=ROOT, timeout=60, check=False)
    left = list((tmp_path / "uploads").rglob("secret.csv"))
    assert bool(left) == (way == "killed")
    assert len(uploads.sweep()) == (1 if way == "killed" else 0)
    assert not list((tmp_path / "uploads").rglob("secret.csv"))
    assert own.is_dir() and own.stat().st_mode & 0o777 == 0o700
    uploads.close()
    assert list((tmp_path / "uploads").iterdir()) == []
