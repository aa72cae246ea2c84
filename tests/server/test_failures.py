"""What goes wrong is said in Japanese, and the server goes on: damaged consultations, failing pages, Ctrl-C."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
import signal
import sys

import pytest
from streamlit.testing.v1 import AppTest

import dashboard as server
from tests.bench.visitor import Run, Visitor
from tests.dashboard_process import ROOT, ServerDiedError, running


@pytest.fixture
def data(tmp_path):
    """The committed data folder, to damage."""
    return shutil.copytree(ROOT / "data", tmp_path / "data")


def test_a_damaged_consultation_is_reported_and_the_healthy_one_served(data, tmp_path):
    broken = data / "consultations" / "zushi-2024"
    shutil.copytree(data / "consultations" / "nerima-2023", broken)
    (broken / "comments.csv").write_text("no,opinion\n1,意見\n", encoding="utf-8")
    with running(tmp_path, settings=settings(data, tmp_path)) as dashboard:
        health = json.load(dashboard.get("/healthz"))
        page = asyncio.run(opened(dashboard.url))
    assert health["status"] == "damaged"
    assert health["problems"] == 1
    assert health["consultations"] == ["nerima-2023"]
    text = "".join(page.texts)
    assert page.succeeded
    assert "zushi-2024" in text
    assert "comments.csv" in text


def test_with_no_healthy_consultation_the_server_still_says_what_to_do(data, tmp_path):
    (data / "consultations" / "nerima-2023" / "pillars.csv").unlink()
    with running(tmp_path, settings=settings(data, tmp_path)) as dashboard:
        health = json.load(dashboard.get("/healthz"))
        page = asyncio.run(opened(dashboard.url))
    assert (health["status"], health["consultations"], health["problems"]) == ("damaged", [], 1)
    assert page.succeeded
    assert "pillars.csv" in "".join(page.texts)


def test_a_fault_in_the_common_lexicon_is_told_and_the_last_good_one_serves(data, tmp_path):
    with running(tmp_path, settings=settings(data, tmp_path)):
        pass
    (data / "lexicon" / "user_dictionary.csv").write_text("協働,1\n", encoding="utf-8")
    with running(tmp_path, settings=settings(data, tmp_path)) as dashboard:
        health = json.load(dashboard.get("/healthz"))
        page = asyncio.run(opened(dashboard.url))
    assert (health["status"], health["problems"], health["shared_problems"]) == ("damaged", 0, 1)
    assert health["consultations"] == ["nerima-2023"]
    assert page.succeeded and "user_dictionary.csv 1行目" in "".join(page.texts)


def settings(data, tmp_path) -> dict[str, str]:
    return {"IKEN_DATA": str(data), "IKEN_CACHE": str(tmp_path / "cache")}


async def opened(url: str) -> Run:
    async with Visitor(url) as visitor:
        return await visitor.open()


def failing_page() -> None:
    import dashboard

    dashboard.show_failure(RuntimeError("内部の事情"))


def test_a_failing_page_says_so_with_a_number_that_the_log_has_too(caplog):
    with caplog.at_level(logging.ERROR):
        app = AppTest.from_function(failing_page, default_timeout=30).run()
    text = app.error[0].value
    number = caplog.records[-1].args[0]
    assert f"番号 {number}" in text
    assert "問題が起きました" in text
    assert "内部の事情" not in text
    assert "RuntimeError('内部の事情')" in caplog.text


def test_the_framework_is_told_that_the_failure_was_shown():
    assert server.show_failure(RuntimeError("x")) is True


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends console events instead of signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_the_server_stops_at_once_and_quietly_while_a_visitor_is_there(tmp_path, how):
    with running(tmp_path, settings={"IKEN_CACHE": str(tmp_path)}) as dashboard:
        asyncio.run(stopped_while_visited(dashboard, how))
        assert dashboard.process.wait(timeout=5) in (0, 1, -how)  # 1: the command line calls Ctrl-C an abort
        assert "Traceback" not in dashboard.printed()


async def stopped_while_visited(dashboard, how: signal.Signals) -> None:
    async with Visitor(dashboard.url) as visitor:
        await visitor.open()
        dashboard.process.send_signal(how)
        await asyncio.wait_for(visitor.connection.wait_closed(), timeout=5)


def test_a_server_that_cannot_start_says_why(tmp_path):
    with pytest.raises(ServerDiedError, match="no-such-option"), running(tmp_path, options=("--no-such-option",)):
        pass
