"""How much of what the code says the tests hold: `python3 run.py mutants` changes it in small ways and counts what is noticed.

For each folder a seeded sample of places, one change each (cosmic-ray's operators), tried with the nearest tests that run the
changed line. A change that no test notices is listed; one that changes nothing that could be noticed stands in
`equivalent.toml` with its reason and does not count. cosmic-ray itself runs a command for each change
(1.2 seconds to load pandas, pandera and scipy before its first test) and writes into the tree; here its operators change a forked
process. mutmut forks too, but leaves the constants of modules alone, and there stand the thresholds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

# Loaded once, for every forked process; of the program nothing may be loaded here.
import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import pandera.pandas  # noqa: F401
import scipy.sparse  # noqa: F401

from tests.mutants.baseline import ROOT, Baseline, measured
from tests.mutants.mutations import Mutation, place_count, sample
from tests.mutants.trial import survives

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDERS = {
    "statistics": ["tests/analysis/statistics"],
    "replies": ["tests/analysis/replies"],
    "briefing": ["tests/analysis/briefing"],
    "ingest/recognition": ["tests/analysis/ingest"],
    "ingest/rows": ["tests/analysis/ingest"],
}
"""Folder of analysis → its nearest tests."""
LONGEST = 30.0
"""Seconds of tests tried on one mutation, quick ones and those of the module itself first."""
EQUIVALENT = Path(__file__).parent / "equivalent.toml"


@dataclass
class Score:
    """What became of the mutations of a folder."""

    places: int
    noticed: int = 0
    survived: list[Mutation] = field(default_factory=list)
    equivalent: int = 0

    def text(self) -> str:
        tried = self.noticed + len(self.survived)
        share = f"{self.noticed / tried:.1%}" if tried else "–"
        return f"{share} ({self.noticed}/{tried}; {self.equivalent} equivalent; {self.places} places)"


def main() -> int:
    options = _options()
    known = equivalents()
    print("folder: noticed", flush=True)
    for folder in options.folders:
        paths = modules(folder, options.only)
        with tempfile.TemporaryDirectory() as place:
            baseline = measured(Path(place), options.tests or FOLDERS[folder], f"analysis.{folder.replace('/', '.')}")
            end = time.monotonic() + 60 * options.minutes
            score = tried(sample(paths, options.sample, options.seed), baseline, known, end=end)
        score.places = place_count(paths)
        print(f"analysis/{folder}: {score.text()}", flush=True)
    return 0


def modules(folder: str, only: str = "") -> list[Path]:
    """The modules of a folder; only those whose name contains `only`."""
    return sorted(each for each in (ROOT / "analysis" / folder).rglob("*.py") if each.name != "__init__.py" and only in each.name)


def tried(mutations: Sequence[Mutation], baseline: Baseline, known: set[tuple[str, str, str]], *, end: float) -> Score:
    """Try mutations in order until time is up."""
    score = Score(0)
    for mutation in mutations:
        if time.monotonic() > end:
            break
        name = mutation.path.relative_to(ROOT).as_posix()
        if (name, mutation.before, mutation.after) in known:
            score.equivalent += 1
            continue
        tests = nearest(mutation, baseline)
        if survives(mutation, tests, sum(baseline.seconds[each] for each in tests)):
            score.survived.append(mutation)
            print(f"{name}:{mutation.line} {mutation.operator}\n  - {mutation.before}\n  + {mutation.after}", flush=True)
        else:
            score.noticed += 1
    return score


def nearest(mutation: Mutation, baseline: Baseline) -> list[str]:
    """Tests that run the changed line: those of the module itself, then the quickest, up to LONGEST seconds."""
    own = f"/test_{mutation.path.stem}.py"
    order = sorted(baseline.tests(mutation.path, mutation.line), key=lambda each: (own not in each, baseline.seconds[each], each))
    spent, found = 0.0, []
    for test in order:
        spent += baseline.seconds[test]
        if found and spent > LONGEST:
            break
        found.append(test)
    return found


def equivalents() -> set[tuple[str, str, str]]:
    """File, line before and line after of changes that nothing could notice."""
    entries = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8")).get("mutation", [])
    return {(each["file"], each["before"], each["after"]) for each in entries}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python3 run.py mutants", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="*", help=f"folders of analysis ({', '.join(FOLDERS)})", default=list(FOLDERS))
    parser.add_argument("--sample", type=int, default=120, help="mutations a folder (120)")
    parser.add_argument("--seed", type=int, default=0, help="another sample (0)")
    parser.add_argument("--minutes", type=float, default=20, help="time for the mutations of a folder (20)")
    parser.add_argument("--only", default="", help="modules whose name contains this")
    parser.add_argument("--tests", nargs="*", help="other tests than the nearest")
    options = parser.parse_args()
    if unknown := set(options.folders) - FOLDERS.keys():
        parser.error(f"no such folder: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
