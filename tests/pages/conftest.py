"""Pages as a visitor opens them: by an address, through the frame."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

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
