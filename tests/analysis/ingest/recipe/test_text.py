"""A recipe written and read again is the same recipe."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ingest.recipe.decisions import read_recipe, recipe_of
from analysis.ingest.recipe.text import recipe_text
from analysis.ingest.recognition.proposal import proposal
from tests.analysis.ingest.documents import HEAD, comment, document

TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1).filter(str.strip)


def same(first, second):
    tables = ("pillars", "response_types")
    for name in tables:
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    empty = dict.fromkeys(tables)
    assert replace(first, **empty) == replace(second, **empty)


def test_nerima(nerima_folder):
    recipe = read_recipe(nerima_folder)
    same(recipe_of(recipe_text(recipe)), recipe)


def test_a_document_without_sections_and_marks():
    recipe = proposal(document(HEAD[:4], comment(1)[:4]), "source.csv").recipe
    same(recipe_of(recipe_text(recipe)), recipe)


PROPOSED = proposal(document(HEAD, comment(1)), "source.csv").recipe


@settings(deadline=None)  # a busy machine may take a fifth of a second for any example
@given(heading=TEXTS, running=TEXTS, cell=TEXTS)
def test_any_text_comes_back(heading, running, cell):
    recipe = PROPOSED
    source = replace(recipe.source, sub_headings={heading: "小見出し"}, running=(running,), lines={"1:2": "row"})
    recipe = replace(recipe, source=source, cells=(("1", "opinion", cell),))
    assert recipe_of(recipe_text(recipe)).source == source
    assert recipe_of(recipe_text(recipe)).cells == recipe.cells
