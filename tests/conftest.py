"""What all tests share: the Nerima consultation as committed, copies of it to break, and one running dashboard."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.dashboard_process import Dashboard, running

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
NERIMA = ROOT / "data" / "consultations" / "nerima-2023"
BROWSER_TESTS = ROOT / "tests" / "browser"
EXPORT_TESTS = ROOT / "tests" / "analysis" / "export"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: an open browser keeps an event loop in this thread, where no other can then run.

    Tests of written files come first: of two processes one has them all, and it should not begin when the other has ended.
    """
    items.sort(key=lambda item: (item.path.is_relative_to(BROWSER_TESTS), not item.path.is_relative_to(EXPORT_TESTS)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.side_by_side import ByRoom

    return ByRoom(config, log)


@pytest.fixture(scope="session", autouse=True)
def no_reviews_of_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither read nor write what somebody confirmed on this machine, nor the log of what was done on it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IKEN_ACCESS", "IKEN_DATABASE_URL", "IKEN_READ_ONLY"):
            patch.delenv(name, raising=False)
        patch.setenv("IKEN_AUDIT", str(tmp_path_factory.mktemp("audit")))
        patch.setenv("IKEN_REVIEWS", str(tmp_path_factory.mktemp("reviews")))
        yield


@pytest.fixture(scope="session")
def nerima_folder() -> Path:
    """The committed consultation; never written to."""
    return NERIMA


@pytest.fixture
def copy_of_nerima(tmp_path) -> Path:
    """A copy of the consultation in a data folder of its own."""
    folder = tmp_path / "data" / "consultations" / "nerima-2023"
    shutil.copytree(NERIMA, folder)
    return folder


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard over the project's own data. It must not have tried to reach another machine when all tests are done."""
    folder = tmp_path_factory.mktemp("dashboard")
    with running(folder, settings={"IKEN_CACHE": str(folder / "cache")}) as started:
        yield started
        assert started.outgoing() == []
