"""Two months of the Economy Watchers Survey as published, read and compared with the records they hold, where they are there."""

from __future__ import annotations

import json
import time
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.ingest.build import built
from analysis.ingest.readers.original import original
from analysis.ingest.recognition.proposal import proposal
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from pathlib import Path

RAW = ROOT.parent / "shared" / "scale" / "raw"
COLUMNS = {
    "pillar": "地域",
    "地域": "地域",
    "関連": "関連",
    "printed_mark": "景気の現状判断",
    "業種・職種": "業種・職種",
    "判断の理由": "判断の理由",
    "opinion": "追加説明及び具体的状況の説明",
}
"""Column of comments.csv → field of a record."""


def print_survey() -> None:
    """A line for each month; a record counts as exact when every field is, in its place and to the character."""
    for path in sorted(RAW.glob("*_watcher4.csv")):
        start = time.perf_counter()
        document = original(path)
        table = built(document, proposal(document, "source.csv").recipe).tables["comments.csv"]
        seconds = time.perf_counter() - start
        wanted = records(path)
        read = table[list(COLUMNS)].to_dict("records")
        exact = sum(left == right for left, right in zip_longest(read, wanted))
        print(f"  {path.name:40} records {len(wanted)}, read {len(read)}, exact {exact}; {seconds:.2f} s")


def records(path: Path) -> list[dict[str, str]]:
    """The records of a month, by the columns they are read into."""
    answers = json.loads(path.with_name(path.name.replace("_watcher4.csv", "_current.json")).read_text(encoding="utf-8"))
    return [{column: answer[field] for column, field in COLUMNS.items()} for answer in answers]
