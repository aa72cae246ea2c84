"""Which tests run which lines, and how long each takes: one run of the tests with coverage by test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import coverage
import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[2]


def same_examples() -> None:
    """Hypothesis tries the same few examples for every mutation, and slowness under load is no failure."""
    settings.register_profile("mutants", deadline=None, database=None, derandomize=True, max_examples=25)
    settings.load_profile("mutants")


class Baseline:
    """Tests by line, and the seconds of each test; its set-up counts, as it does for a mutation."""

    def __init__(self, folder: Path) -> None:
        self.seconds: dict[str, float] = json.loads((folder / "seconds.json").read_text(encoding="utf-8"))
        self._data = coverage.CoverageData(str(folder / "coverage"))
        self._data.read()

    def tests(self, path: Path, line: int) -> list[str]:
        """Tests that run a line; where only the import does (a threshold), tests that run any of the module."""
        contexts = self._data.contexts_by_lineno(str(path))
        names = set(contexts.get(line, ())) - {""} or {name for each in contexts.values() for name in each}
        return sorted({name.rpartition("|")[0] for name in names if "|" in name} & self.seconds.keys())


def measured(folder: Path, tests: list[str], source: str) -> Baseline:
    """Run `tests` once. Raises SystemExit where one fails: then no mutation says anything."""
    command = [sys.executable, "-m", "tests.mutants.baseline", str(folder), source, *tests]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SystemExit(
            "テストが通っていません。先に python3 run.py test を確かめてください。 / The tests fail without any mutation."
        )
    return Baseline(folder)


class _Clock:
    """A plugin of pytest that keeps the seconds of each test."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def main(folder: str, source: str, *tests: str) -> int:
    os.environ["COVERAGE_FILE"] = str(Path(folder) / "coverage")
    same_examples()
    clock = _Clock()
    options = [f"--cov={source}", "--cov-context=test", "--cov-report=", "-q", "-p", "no:cacheprovider"]
    code = pytest.main([*options, *tests], plugins=[clock])
    (Path(folder) / "seconds.json").write_text(json.dumps(clock.seconds), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
