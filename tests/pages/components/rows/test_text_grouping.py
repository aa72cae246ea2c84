"""Two first visitors of the map: the second waits for what the first has begun to lay out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from pages.components.frame.library import library
from pages.components.rows import text_grouping


def test_two_first_visitors_lay_out_the_map_once(monkeypatch):
    corpus = library().corpora["nerima-2023"]
    begun, go_on, made = Event(), Event(), []

    def laid_out(*_given, **_named):
        made.append(object())
        begun.set()
        assert go_on.wait(30)
        return made[-1]

    monkeypatch.setattr(text_grouping, "laid_out", laid_out)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(text_grouping.laid, corpus, 7)
        assert begun.wait(30)
        second = pool.submit(text_grouping.laid, corpus, 7)
        go_on.set()
        assert first.result(30) is second.result(30) is made[0] and len(made) == 1
