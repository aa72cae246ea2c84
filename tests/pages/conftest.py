"""Pages as a visitor opens them: by an address, through the frame."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from analysis.ingest.apart import __main__ as reader
from analysis.ingest.apart import process
from analysis.ingest.readers.limits import APART
from analysis.package.problem import PackageError
from pages.components.frame import library as shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAME = Path(__file__).parents[2] / "pages" / "frame.py"


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """Streamlit reads the metadata of every installed package at each start: half of the time an opened page takes."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session")
def registered() -> dict[str, Any]:
    """The pages as `st.navigation` registers them, found out once: AppTest asks for a run before it switches to one of them."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.run()
    return app._registered_pages


@pytest.fixture
def open_page(registered):
    """Open a page by its file name without ending (`keywords`; empty for the first page) and its query parameters."""

    def opened(path: str = "", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        if path:
            app._registered_pages = dict(registered)
            app.switch_page(f"{path}.py")
        app.run()
        assert not app.exception, app.exception[0].message
        return app

    return opened


@pytest.fixture
def reading_here(monkeypatch):
    """What reads a file in a process of its own gives the same answer in this one; a PDF, too, is read where it is asked for."""

    def apart(act, name, given, folder, tick=None):
        asked = pickle.loads(pickle.dumps((act, name, given), protocol=5))
        found, problems = pickle.loads(reader._answer(*asked))
        if problems:
            raise PackageError(problems)
        return found

    monkeypatch.setenv(APART, "1")
    monkeypatch.setattr(process, "apart", apart)


@pytest.fixture
def data(copy_of_nerima, monkeypatch):
    """A data folder of its own, with Nerima in it, which the pages serve."""
    folder = copy_of_nerima.parents[1]
    monkeypatch.setenv("IKEN_DATA", str(folder))
    shelf._opened.cache_clear()
    yield folder
    shelf._opened.cache_clear()
