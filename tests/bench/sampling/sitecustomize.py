"""Python imports this module at start when its folder is on the path: it looks every few milliseconds what the server runs.

Stacks that stand in the project's pages are counted while there is a file of the name in IKEN_SAMPLES with the ending `.go`; the
counts are written to that name itself, twice a second.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path

EVERY = 0.002
"""Seconds between two looks."""
ROOT = str(Path(__file__).resolve().parents[3])


def stack(frame: object) -> tuple[str, ...]:
    """Files and functions of a stack, outermost first."""
    found = []
    while frame is not None:
        code = frame.f_code  # type: ignore[attr-defined]
        found.append(f"{code.co_filename}:{code.co_qualname if hasattr(code, 'co_qualname') else code.co_name}")
        frame = frame.f_back  # type: ignore[attr-defined]
    return tuple(reversed(found))


def look(place: Path) -> None:
    """Count stacks for ever, and write them down now and then."""
    counts: Counter[tuple[str, ...]] = Counter()
    own, written, goes = threading.get_ident(), time.monotonic(), place.with_suffix(".go")
    counting = False
    while True:
        time.sleep(EVERY)
        for thread, frame in sys._current_frames().items():
            if counting and thread != own:
                found = stack(frame)
                if any(each.startswith(f"{ROOT}/pages/") for each in found):
                    counts[found] += 1
        if time.monotonic() - written > 0.5:
            counting = goes.exists()
            part = place.with_suffix(".part")
            part.write_text(json.dumps([[list(each), count] for each, count in counts.items()]), encoding="utf-8")
            part.replace(place)
            written = time.monotonic()


if place := os.environ.get("IKEN_SAMPLES"):
    threading.Thread(target=look, args=(Path(place),), daemon=True).start()
