"""Reading an upload, re-reading and correcting it, each in a process of its own; at most two at once, the rest wait."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

import analysis
from analysis.ingest.apart.limits import OUTPUT, SECONDS
from analysis.ingest.apart.turns import PULSE, TURNS, silent
from analysis.ingest.draft import safe_name
from analysis.ingest.readers.limits import refused
from analysis.package.problem import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.ingest.apart.turns import Tick
    from analysis.ingest.corrections import Step
    from analysis.ingest.importing import Imported
    from analysis.ingest.recipe.copied import Copied
    from analysis.ingest.recipe.decisions import Recipe
    from analysis.ingest.recognition.proposal import Wishes

_ROOT = Path(analysis.__file__).parent.parent
_SMALLER = "分けて順に入れるか、サーバーの端末で python -m analysis import を使ってください（時間の制限がありません）"
_BROKEN = "元のファイルが開けるかを確かめ、開けるときは別名で保存し直してから入れてください"


def read_draft(name: str, data: bytes, folder: Path, tick: Tick = silent, wishes: Wishes | None = None) -> Imported:
    """`draft.read_draft`, apart. Raises PackageError, and what `tick` raises."""
    return cast("Imported", apart("read", name, (name, data, folder, wishes), folder, tick))


def recognise(name: str, data: bytes, folder: Path, tick: Tick, said: Callable[[int, int], None]) -> bytes:
    """`scan.recognised.recognise` of an upload, when its turn has come; each page is read in a process of its own.

    `said` hears how many pages are done, of how many. Raises PackageError, and what `tick` raises.
    """
    from analysis.ingest.readers.scan.recognised import recognise as pages_of

    def after(page: int, pages: int) -> None:
        tick(None)
        said(page, pages)

    folder.mkdir(parents=True, exist_ok=True)
    with TURNS.taken(tick), TemporaryDirectory(prefix=".apart-", dir=folder) as place:
        path = Path(place) / safe_name(name)
        path.write_bytes(data)
        return pages_of(path, hashlib.sha256(data).hexdigest(), after)


def headings_of(name: str, data: bytes, folder: Path, tick: Tick = silent) -> list[str]:
    """`draft.headings_of`, apart. Raises PackageError, and what `tick` raises."""
    return cast("list[str]", apart("headings", name, (name, data, folder), folder, tick))


def totals_of(name: str, data: bytes, folder: Path, tick: Tick = silent) -> Copied | None:
    """`draft.totals_of`, apart. Raises PackageError, and what `tick` raises."""
    return cast("Copied | None", apart("totals", name, (name, data, folder), folder, tick))


def with_steps(before: Imported, folder: Path, steps: Sequence[Step], tick: Tick = silent) -> Imported:
    """`corrections.with_steps`, apart. Raises PackageError, and what `tick` raises."""
    given = (before, folder, list(steps))
    return cast("Imported", apart("steps", before.proposal.recipe.source.file, given, folder.parent, tick))


def read_anew(name: str, data: bytes, folder: Path, roles: Mapping[str, str], before: Imported, tick: Tick = silent) -> Imported:
    """`draft.read_anew`, apart. Raises PackageError, and what `tick` raises."""
    return cast("Imported", apart("anew", name, (name, data, folder, dict(roles), before), folder, tick))


def corrected(folder: Path, recipe: Recipe, title: str, meanings: Mapping[str, str], tick: Tick = silent) -> Recipe:
    """`draft.corrected`, apart. Raises PackageError, and what `tick` raises."""
    return cast("Recipe", apart("correct", recipe.source.file, (folder, recipe, title, dict(meanings)), folder.parent, tick))


def carry(old: Path, package: Path, tick: Tick = silent) -> list[str]:
    """`carrying.carry`, apart. Raises PackageError, and what `tick` raises."""
    return cast("list[str]", apart("carry", package.name, (old, package), package.parent, tick))


def apart(act: str, name: str, given: tuple[Any, ...], folder: Path, tick: Tick = silent) -> object:
    """What an act gives, done in a process of its own when its turn has come. Raises PackageError, and what `tick` raises."""
    folder.mkdir(parents=True, exist_ok=True)
    with TURNS.taken(tick), TemporaryDirectory(prefix=".apart-", dir=folder) as place:
        asked, answer = Path(place) / "asked", Path(place) / "answer"
        asked.write_bytes(pickle.dumps((act, name, given), protocol=5))
        _run(name, asked, answer, tick)
        if not answer.is_file() or answer.stat().st_size > OUTPUT:
            refused(name, "読み取りが途中で止まりました", _BROKEN)
        found, problems = pickle.loads(answer.read_bytes())
    if problems:
        raise PackageError(problems)
    return found


def _run(name: str, asked: Path, answer: Path, tick: Tick) -> None:
    """Start the process and wait; it does not outlive this call, however that ends."""
    try:
        process = _started(asked, answer)
    except (OSError, ValueError) as error:
        refused(name, "読み取りを始められません", "この機械の空きメモリを確かめてください", value=str(error))
    end = time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=PULSE)
                return
            tick(None)
        refused(name, f"読み取りに{SECONDS:.0f}秒より長くかかるため、途中でやめました", _SMALLER)
    finally:
        _end(process)


def _started(asked: Path, answer: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    # One thread each: every further one of a numerical library takes memory and gives nothing here.
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
    return subprocess.Popen(
        [sys.executable, "-m", "analysis.ingest.apart", str(asked), str(answer)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | threads | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "TMPDIR": str(asked.parent)},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait(timeout=10)
