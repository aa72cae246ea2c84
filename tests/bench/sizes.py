"""From 94 comments to hundreds of thousands: import, index, memory, and the server's time for a change of a filter."""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from analysis.language.lexicon import read_lexicon
from tests.bench.figures import Figure, figure
from tests.bench.page_times import worked
from tests.bench.scale_texts import GROUP, MARK, SURVEY, TEXT, survey
from tests.bench.servers import DASHBOARD, serving
from tests.bench.visitor import Visitor
from tests.bench.words import bare_mecab
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.servers import Server

SIZES = (94, 10_000, 345_100)
VIEWS = {
    "/keywords": ("keywords", {}),
    "/keywords 特徴語": ("keywords", {"view": "contrast"}),
    "/keywords 用例": ("keywords", {"word": "価格"}),
    "/keywords 共起": ("keywords", {"view": "network"}),
    "/keywords 区民と区": ("keywords", {"view": "voices"}),
    "/comments": ("comments", {}),
    "/comments 検索": ("comments", {"q": "客"}),
    "/": ("", {}),
    "/pillars": ("pillars", {}),
    "/response-types": ("response-types", {}),
    "/themes": ("themes", {}),
    "/replies": ("replies", {}),
    "/map": ("map", {}),
    "/briefing": ("briefing", {}),
    "/briefing 集中": ("briefing", {"step": "concentration"}),
    "/briefing 声": ("briefing", {"step": "voices"}),
    "/methods": ("methods", {}),
    "/review": ("review", {}),
}
"""Name → page and its parameters."""


@dataclass(frozen=True)
class Step:
    """What a command took."""

    seconds: float
    worked: float
    """Seconds of the processor, worker processes included."""
    megabytes: int
    """Most memory held at once, worker processes not included."""


def sizes(numbers: Sequence[int] = SIZES, *, changes: int = 10) -> dict[str, Figure]:
    """A block for each number of comments; the last column compares with the fewest."""
    if not SURVEY.is_file():
        print(f"Sizes: not measured, there is no {SURVEY.name} beside the project\n")
        return {}
    first: dict[str, float] = {}
    found: dict[str, Figure] = {}
    with tempfile.TemporaryDirectory() as place:
        for size in numbers:
            found |= _size(Path(place), size, first, changes)
    print(flush=True)
    return found


def _size(place: Path, size: int, first: dict[str, float], changes: int) -> dict[str, Figure]:
    name, settings = f"survey-{size}", _settings(place / str(size))
    table = place / f"{size}.csv"
    survey(size).to_csv(table, index=False, encoding="utf-8")
    columns = ("--text", TEXT, "--group", GROUP, "--columns", f"mark={MARK}")
    steps = {
        "import": _run(settings, "import", str(table), "--id", name, *columns, accepted=(0, 2)),
        "index (MeCab, 2 processes)": _run(settings, "index", name, "--workers", "2"),
    }
    bare = bare_mecab(read_lexicon(ROOT / "data" / "lexicon"), survey(size).rename(columns={TEXT: "opinion"}))
    one = _run({**settings, "IKEN_CACHE": str(place / "one")}, "index", name, "--workers", "1")
    steps["index (MeCab, 1 process)"] = one
    print(f"{size:,} comments; MeCab alone {bare:.1f} s, the index by one process {one.seconds / bare:.2f} times that")
    for what, step in steps.items():
        print(f"  {what:30} {step.seconds:8.1f} s   {step.megabytes:6,} MB  {step.worked:8.1f} s worked", flush=True)
    with serving(replace(DASHBOARD, settings=(*DASHBOARD.settings, *settings.items()))) as server:
        slowest = 0.0
        print(f"  {'server start, tokens read':30} {server.seconds:8.1f} s", flush=True)
        for view, (page, parameters) in VIEWS.items():
            seconds, kilobytes = asyncio.run(_changed(server, page, {"consultation": name, **parameters}, changes))
            slowest = max(slowest, seconds)
            ratio = seconds / first.setdefault(view, seconds)
            print(f"  {view:30} {seconds * 1000:8.0f} ms  {kilobytes:6.0f} kB  {ratio:5.1f}", flush=True)
        print(f"  {'server, most memory':30} {'':10} {_peak(server):6,} MB\n", flush=True)
        memory = _peak(server)
    ratio_of_index = {f"sizes.{size}.index-ratio": figure(one.seconds / bare, "倍", "1プロセス、辞書の読み込みを含む")}
    return (ratio_of_index if bare > 1 else {}) | {  # of few comments it would be that of the start of Python
        f"sizes.{size}.import": figure(steps["import"].worked, "s", "処理時間"),
        f"sizes.{size}.change": figure(slowest * 1000, "ms", f"{len(VIEWS)}画面のうち遅いもの、{changes}回の処理時間の平均"),
        f"sizes.{size}.start": figure(server.seconds, "s"),
        f"sizes.{size}.memory": figure(memory, "MB"),
    }


def _settings(folder: Path) -> dict[str, str]:
    """A data folder of its own, with the program's rules and lexicon and no consultation yet."""
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("consultations"))
    (folder / "data" / "consultations").mkdir()
    return {"IKEN_DATA": str(folder / "data"), "IKEN_CACHE": str(folder / "cache"), "IKEN_ENGINE": "mecab"}


def _run(settings: dict[str, str], *arguments: str, accepted: tuple[int, ...] = (0,)) -> Step:
    """Run a command of the project. Raises RuntimeError when it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "analysis", *arguments],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise RuntimeError(f"{arguments[0]} ended with {process.returncode}")
    return Step(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


async def _changed(server: Server, page: str, parameters: dict[str, str], changes: int) -> tuple[float, float]:
    """Mean processor time of a change of the pillar, and the most that was sent; each of the first changes is met for the first
    time, and two before them fill caches."""
    seconds, received, process = [], 0, psutil.Process(server.process.pid)
    async with Visitor(server.url, page, **parameters) as visitor:
        await visitor.open()
        options, place = visitor.widgets["pillar"].options, visitor.page_hash
        for number in range(changes + 2):
            begun = worked(process)
            run = await visitor.choose("pillar", [options[number % len(options)]])
            if not run.succeeded or visitor.page_hash != place:
                raise RuntimeError(f"/{page} failed: {run.elements} {run.texts[-3:]}")
            if number >= 2:
                seconds.append(worked(process) - begun)
                received = max(received, run.bytes_received)
    return statistics.mean(seconds), received / 1024


def _peak(server: Server) -> int:
    """Most memory that the server held, in MB (Linux)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    sizes()
