"""Which tests go to the same process when two run side by side (`pytest -n2`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    import pytest

TOGETHER = {"tests/analysis/export/": "briefings", "tests/analysis/briefing/": "briefings"}
"""Folders whose tests share what takes long to make: ten thousand comments, their briefing and its files."""
ONE_BY_ONE = ("tests/browser/test_every_page.py",)
"""Files of many long tests that share nothing but what lasts for all tests."""


class ByRoom(LoadScopeScheduling):
    """The tests of a file, or of some folders, stay together and in their order."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        config.option.loadscopereorder = False  # the order of conftest.py: browsers last
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return room(nodeid)


def room(nodeid: str) -> str:
    """What a test must share a process with: its folder, its file or nothing."""
    together = next((name for folder, name in TOGETHER.items() if nodeid.startswith(folder)), "")
    return together or (nodeid if nodeid.startswith(ONE_BY_ONE) else nodeid.partition("::")[0])
