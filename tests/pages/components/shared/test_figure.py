"""A figure that was met before is played back: what is sent is what would be drawn, for every choice and document."""

from __future__ import annotations

import re
import shutil

import pytest

from analysis.ingest.importing import import_file
from pages.components.frame import library
from pages.components.shared import figure
from tests.second_consultation import SECOND

CHOICES = [
    *(("pillars", query) for query in ({}, {"pillar": "柱Ⅱ"}, {"chart": "cells"}, {"basis": "printed"}, {"q": "町会"})),
    *(("response_types", query) for query in ({}, {"one_type": "○"})),
    *(("themes", {"part": part}) for part in ("overlap", "cross")),
    *(("briefing", {"step": step}) for step in ("concentration", "postponed")),
    ("keywords", {"view": "network"}),
]


def charts(app) -> list[str]:
    return [str(each.proto) for each in app.main.get("plotly_chart")]


def elements(app) -> list[tuple[str, str]]:
    """Everything on the page, in its order; a download has another number at each run."""
    found = []

    def walk(block) -> None:
        for _, each in sorted(block.children.items()):
            if hasattr(each, "children"):
                found.append((each.type, str(each.proto)))
                walk(each)
            else:
                found.append((each.type, re.sub(r'deferred_file_id: "\w+"', "", str(each.proto))))

    walk(app.main)
    return found


@pytest.fixture
def drawings(monkeypatch) -> list[str]:
    """The keys of the figures that Streamlit is asked to draw."""
    asked, plot = [], figure._plot

    def counted(key, alt, drawn) -> None:
        asked.append(key)
        plot(key, alt, drawn)

    monkeypatch.setattr(figure, "_plot", counted)
    figure._played.clear()
    return asked


@pytest.mark.parametrize(("page", "query"), CHOICES, ids=str)
def test_a_page_that_is_played_back_is_the_one_that_was_drawn(open_page, drawings, page, query):
    first = elements(open_page(page, **query))
    drawn = len(drawings)
    assert drawn == len([kind for kind, _ in first if kind == "plotly_chart"]) > 0
    assert elements(open_page(page, **query)) == first
    assert len(drawings) == drawn  # the second time nothing was drawn


def test_another_choice_between_two_visits_changes_neither(open_page, drawings):
    one, other = {"pillar": "柱Ⅰ"}, {"pillar": "柱Ⅱ"}
    alone = [charts(open_page("pillars", **each)) for each in (one, other)]
    assert alone[0] != alone[1]
    assert [charts(open_page("pillars", **each)) for each in (other, one, other, one)] == [alone[1], alone[0]] * 2


@pytest.fixture
def two(tmp_path, nerima_folder, monkeypatch):
    """Two documents that differ in one comment alone."""
    data = tmp_path / "data"
    shutil.copytree(nerima_folder.parents[1], data, ignore=shutil.ignore_patterns("consultations"))
    for name, text in (("first", SECOND), ("second", changed(SECOND))):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        import_file(path, data / "consultations" / name)
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path / "cache"))
    library._opened.cache_clear()
    yield data
    library._opened.cache_clear()


def changed(text: str) -> str:
    """The same document without its last comment."""
    return "\n".join(text.strip().splitlines()[:-1]) + "\n"


def test_two_documents_are_never_taken_for_each_other(open_page, drawings, two):
    alone = {}
    for name in ("first", "second"):
        figure._played.clear()
        alone[name] = charts(open_page("response_types", consultation=name))
    assert alone["first"] and alone["first"] != alone["second"]
    for name in ("first", "second", "first"):
        assert charts(open_page("response_types", consultation=name)) == alone[name]


def test_a_document_that_was_replaced_is_drawn_anew(open_page, drawings, two):
    before = charts(open_page("response_types", consultation="first"))
    other = charts(open_page("response_types", consultation="second"))
    folder = two / "consultations"
    shutil.rmtree(folder / "first")
    import_file(two.parent / "second.csv", folder / "first")
    library.library(look=True)
    after = charts(open_page("response_types", consultation="first"))
    assert after != before

    def specs(found: list[str]) -> list[str]:
        return [re.search(r'spec: "(.*?)"\n', each)[1] for each in found]

    assert specs(after) == specs(other)
