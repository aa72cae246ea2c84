"""The log of acts: one JSON object a line, only ever added to; each line holds the hash of the one before it.

A line that was changed or taken out later shows, since the chain then does not close. The log holds names and addresses of people
and belongs to the server, not to a package.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.access.people import Person

FILE = "audit.jsonl"
COLUMNS = ("at", "who", "verified", "identity", "role", "address", "act", "consultation", "outcome", "before", "after", "detail")
"""Of a line, beside `previous`: time (UTC), name, whether sign-in vouches for it, account, role, address of the machine, act,
consultation, outcome (kept, refused, failed), hashes of what was there before and after, and a word more."""
LONGEST = 500
"""Characters of a text that go into a line: a message made by hand may be of any length."""
log = logging.getLogger("iken_atlas")


def log_file() -> Path:
    """Where acts are noted: `audit.jsonl` in IKEN_AUDIT, which is `audit` beside the data folder."""
    data = Path(os.environ.get("IKEN_DATA") or Path(__file__).parent.parent.parent / "data")
    return Path(os.environ.get("IKEN_AUDIT") or data.resolve().parent / "audit") / FILE


def note(by: Person, act: str, consultation: str, outcome: str, *, before: str = "", after: str = "", detail: str = "") -> None:
    """Add a line. Where the disk does not take it, the line goes to the server's own log: the act has happened by then."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "who": by.name[:LONGEST],
        "verified": by.verified,
        "identity": by.identity[:LONGEST],
        "role": by.role.name.lower(),
        "address": by.address[:LONGEST],
        "act": act,
        "consultation": consultation[:LONGEST],
        "outcome": outcome,
        "before": before,
        "after": after,
        "detail": detail[:LONGEST],
    }
    try:
        _append(log_file(), line)
    except OSError as error:
        log.error("The audit log takes no line (%s): %s", error, json.dumps(line, ensure_ascii=False))


def audit_log(path: Path | None = None) -> pd.DataFrame:
    """Every act noted, newest first.

    One row is a line of the log (see COLUMNS); a damaged line is a row with `outcome` damaged.
    """
    rows = [_parsed(line) or {"outcome": "damaged", "detail": line[:LONGEST]} for line in _lines(path or log_file())]
    table = pd.DataFrame(rows[::-1], columns=list(COLUMNS))
    return table.assign(verified=table["verified"].map(lambda value: value is True)).fillna("")


def breaks(path: Path | None = None) -> list[int]:
    """Numbers of the lines that do not follow from the line before: there something was changed or taken out."""
    found, before = [], ""
    for number, line in enumerate(_lines(path or log_file()), start=1):
        if (parsed := _parsed(line)) is None or parsed.get("previous") != before:
            found.append(number)
        before = _hash(line)
    return found


def _append(path: Path, line: dict[str, object]) -> None:
    """Add a line under a lock, so that several processes make one chain; when this returns, it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as file, _locked(file):
        last = _last_line(file)
        text = json.dumps(line | {"previous": _hash(last.decode("utf-8", "replace")) if last else ""}, ensure_ascii=False)
        # A line that a full disk or a kill cut short is ended first: it stays one damaged line and spoils no other.
        cut_short = bool(last) and not _ends_whole(file)
        file.write(b"\n" * cut_short + text.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _locked(file: IO[bytes]) -> Iterator[None]:
    """Alone with the file among all processes of this machine."""
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
        return
    import fcntl

    fcntl.flock(file, fcntl.LOCK_EX)
    yield  # closing the file lets go of it


def _last_line(file: IO[bytes]) -> bytes:
    """The last line, without its end; empty where there is none. Lines are short (LONGEST), so a piece of the end is enough."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 65_536))
    return file.read().rstrip(b"\n").rpartition(b"\n")[2]


def _ends_whole(file: IO[bytes]) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8", "replace").rstrip("\n").split("\n") if path.stat().st_size else []
    except OSError:
        return []


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        parsed = json.loads(line)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()
