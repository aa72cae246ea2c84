"""The health check asks for the library without holding up the loop that carries every visitor's messages."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING

import pytest

import dashboard
from analysis.catalogue import Catalogue
from analysis.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.corpus import Corpus


def unopened(folder: Path) -> Corpus:
    raise AssertionError(folder)


def test_visitors_are_served_while_the_health_check_waits_for_a_package(monkeypatch):
    opened = threading.Event()

    def slow() -> Library:
        assert opened.wait(timeout=10), "nothing else ran while the library was being opened"
        return Library(Catalogue({}, unopened, size=id), {})

    async def asked() -> dict:
        waiting = asyncio.create_task(dashboard.healthz(None))
        await asyncio.sleep(0.1)  # the health check is under way now
        opened.set()
        return json.loads((await waiting).body)

    monkeypatch.setattr(dashboard, "shelf", slow)
    assert asyncio.run(asked())["status"] == "ok"


def test_rules_of_access_that_cannot_be_read_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(dashboard, "shelf", lambda: Library(Catalogue({}, unopened, size=id), {}))
    monkeypatch.setenv("IKEN_ACCESS", str(tmp_path / "access.toml"))
    told = [json.loads(asyncio.run(dashboard.healthz(None)).body)]
    (tmp_path / "access.toml").write_text('sign_in = "oidc"', encoding="utf-8")
    told.append(json.loads(asyncio.run(dashboard.healthz(None)).body))
    assert [(each["status"], each["access"]) for each in told] == [("damaged", "damaged"), ("ok", "ok")]


@pytest.mark.parametrize(("name", "text"), [("briefing/sentences.toml", "[asked"), ("ingest/contents.toml", "sum = '('")])
def test_spoilt_files_of_sentences_and_words_are_told(monkeypatch, tmp_path, name, text):
    monkeypatch.setattr(dashboard, "shelf", lambda: Library(Catalogue({}, unopened, size=id), {}))
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    told = json.loads(asyncio.run(dashboard.healthz(None)).body)
    assert told["status"] == "damaged" and len(told["words"]) == 1 and path.name in told["words"][0]
    path.unlink()
    told = json.loads(asyncio.run(dashboard.healthz(None)).body)
    assert (told["status"], told["words"]) == ("ok", [])


def test_files_of_words_are_read_again_when_one_has_changed_and_not_before(monkeypatch, tmp_path):
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    (tmp_path / "briefing").mkdir()
    path = tmp_path / "briefing" / "sentences.toml"
    dashboard._word_faults.cache_clear()
    assert [dashboard.word_faults() for _ in range(3)] == [()] * 3
    assert dashboard._word_faults.cache_info().misses == 1
    for text in ("[asked", "", "[aske"):  # there, another size, another time
        path.write_text(text, encoding="utf-8")
        assert dashboard.word_faults() == (("sentences.toml",) if text else ())
    assert dashboard._word_faults.cache_info().misses == 4
