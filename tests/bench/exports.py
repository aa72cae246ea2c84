"""Files of the 94 comments: what each kind takes, the briefing it is made of included."""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from analysis.briefing.build import briefing
from analysis.export.explore.page import explore_bytes
from analysis.export.interchange.exchange import Exchange
from analysis.export.interchange.forms import FORMS
from analysis.export.interchange.published.reading import words_of
from analysis.export.interchange.published.result import result
from analysis.export.interchange.ruby import Ruby
from analysis.export.outputs import outputs
from analysis.library import open_library
from analysis.selection import Selection
from tests.bench.figures import Figure, figure
from tests.dashboard_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.corpus import Corpus

DAY = date(2026, 1, 1)
CHOICE = Selection("estimated")


def exports(*, times: int = 3) -> dict[str, Figure]:
    """Median seconds of each kind; the first writing of each loads its library and is not counted."""
    corpus = open_library(ROOT / "data").corpora["nerima-2023"]
    print(f"Files of {len(corpus.consultation.comments)} comments, median of {times}")
    found: dict[str, Figure] = {}
    for name, write in kinds(corpus).items():
        taken = [seconds(write) for _ in range(times + 1)][1:]
        found[f"exports.{name}"] = figure(statistics.median(taken), "s", f"{times}回の中央値")
        print(f"  {name:40} {statistics.median(taken):6.2f} s", flush=True)
    print()
    slowest = max(found, key=lambda each: found[each].value)
    return found | {"exports.slowest": figure(found[slowest].value, "s", slowest.partition(".")[2])}


def kinds(corpus: Corpus) -> dict[str, Callable[[], bytes]]:
    """Every kind of file by a name of its own."""
    exchange = Exchange(corpus.select(CHOICE))
    made: dict[str, Callable[[], bytes]] = {"explore.html": lambda: explore_bytes(corpus, CHOICE, date=DAY)}
    for output in outputs():
        annex = {True: "-annex", False: "-short", None: ""}[output.annex]
        made[f"briefing{annex}.{output.suffix}"] = lambda output=output: output.write(briefing(corpus, CHOICE, date=DAY))
    for form in FORMS:
        made |= {f"{form.key}.{suffix}": partial(write, exchange) for suffix, write in form.writers.items()}
        if form.ruby:
            made |= {f"furigana.{suffix}": partial(with_furigana, write, corpus) for suffix, write in form.writers.items()}
    return made


def with_furigana(write: Callable[[Exchange], bytes], corpus: Corpus) -> bytes:
    """A file of the published result with all readings, the words of its texts looked up anew."""
    exchange = Exchange(corpus.select(CHOICE))
    words = words_of(result(exchange), corpus.lexicon, engine="janome")
    return write(replace(exchange, ruby=Ruby(words, {}, "all")))


def seconds(write: Callable[[], bytes]) -> float:
    begin = time.perf_counter()
    write()
    return time.perf_counter() - begin
