"""The layers of design and README: who may import whom, and which library stands behind which file."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parent.parent
ANALYSIS = sorted((ROOT / "analysis").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))


@cache
def imported(path: Path) -> set[str]:
    """Top-level packages that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in names}


def users(package: str, paths: list[Path]) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in paths if package in imported(path)}


def test_imports_inside_analysis_run_one_way():
    # in a process of its own: it switches the loggers of this one off
    result = subprocess.run([sys.executable, "-c", run.LINT_IMPORTS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


def test_there_is_something_to_look_at():
    assert len(ANALYSIS) > 20
    assert len(PAGES) > 10


@pytest.mark.parametrize("screen", ["streamlit", "pages", "dashboard"])
def test_analysis_knows_no_screen(screen):
    assert users(screen, ANALYSIS) == set()


def test_pages_do_not_know_the_server():
    assert users("dashboard", PAGES) == set()


def test_one_file_uses_janome():
    assert users("janome", ANALYSIS + PAGES) == {"analysis/language/engines/janome_engine.py"}


def test_charts_alone_use_plotly():
    assert {Path(user).parts[:2] for user in users("plotly", ANALYSIS)} == {("analysis", "charts")}


def test_nothing_reaches_for_the_network():
    clients = ("requests", "urllib3", "httpx", "aiohttp", "socket", "ftplib", "smtplib")
    found = {client: found for client in clients if (found := users(client, ANALYSIS + PAGES))}
    # Who accepts visitors' connections and hands them on has to hold them; none of the three opens one.
    holding = {f"pages/serving/processes/{name}.py" for name in ("child", "front", "worker")}
    assert found == {"socket": holding}
    assert [each for each in sorted(holding) if "connect(" in (ROOT / each).read_text(encoding="utf-8")] == []
