"""`python3 run.py bench`: every part in turn, every aim beside its figure, and bench.json; in most of an hour."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import figures
from tests.bench.aims import print_aims
from tests.bench.cluster import cluster
from tests.bench.differences import print_differences
from tests.bench.examples import examples
from tests.bench.exports import exports
from tests.bench.first_page import first_pages
from tests.bench.ingest import print_ingest
from tests.bench.map_frames import map_frames
from tests.bench.names import names
from tests.bench.page_times import pages
from tests.bench.postings import print_postings
from tests.bench.shelf import shelf
from tests.bench.sizes import SIZES, sizes
from tests.bench.starts import starts
from tests.bench.visitors import visitors
from tests.bench.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.figures import Figure

    Part = Callable[[argparse.Namespace], dict[str, Figure] | None]

PARTS: dict[str, Part] = {
    "start": lambda _options: starts(),
    "browser": lambda _options: first_pages(),
    "map": lambda _options: map_frames(),
    "pages": lambda options: pages(options.changes),
    "visitors": lambda options: visitors([int(number) for number in options.visitors.split(",")], options.seconds),
    "words": lambda _options: words(),
    "cluster": lambda _options: cluster(),
    "differences": lambda _options: print_differences(),
    "similar": lambda _options: print_postings(),
    "names": lambda _options: names(),
    "examples": lambda _options: examples(),
    "exports": lambda _options: exports(),
    "shelf": lambda _options: shelf(),
    "sizes": lambda options: sizes([int(number) for number in options.comments.split(",")]),
    "documents": lambda _options: print_ingest(),
}


def main() -> int:
    options = parser().parse_args()
    try:
        old = figures.read(options.compare) if options.compare else None  # before bench.json, which may be the same, is written
    except ValueError as error:
        print(error)
        return 2
    facts = figures.machine()
    print(", ".join(f"{name} {value}" for name, value in facts.items()) + "\n")
    found: dict[str, Figure] = {}
    for name in (options.only,) if options.only else PARTS:
        found |= PARTS[name](options) or {}
        figures.write(options.out, found, facts)  # after each part: a run that is broken off leaves what it measured
    print_aims(found)
    if old is not None:
        before, was_busy = old
        figures.print_changes(before, found, quiet=was_busy or figures.busy(facts))
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("python3 run.py bench", description=__doc__)
    made.add_argument("--visitors", default="10,50,100,150", help="how many at once, separated by commas (10,50,100,150)")
    made.add_argument("--seconds", type=float, default=30, help="measured seconds for each number of visitors (30)")
    made.add_argument("--changes", type=int, default=20, help="filter changes a page (20)")
    made.add_argument(
        "--comments", default=",".join(map(str, SIZES)), help="how many comments for `sizes` (94,10000,345100); 1000000 was tried"
    )
    made.add_argument("--only", choices=tuple(PARTS), help="one part alone")
    made.add_argument("--out", type=Path, default=Path("bench.json"), help="where the figures are written (bench.json)")
    made.add_argument("--compare", type=Path, metavar="OLD.json", help="say what changed since this run, beyond the noise")
    return made


if __name__ == "__main__":
    raise SystemExit(main())
