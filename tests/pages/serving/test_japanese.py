"""Streamlit's own words are Japanese on screen, and a new version of it that moves one is noticed."""

from __future__ import annotations

import pytest

from pages.serving.japanese import WORDS, in_japanese
from pages.serving.scripts import STATIC

SCRIPTS = {name: list((STATIC / "static" / "js").glob(f"{name}.*.js")) for name in WORDS}


@pytest.mark.parametrize(("name", "english"), [(name, english) for name, words in WORDS.items() for english in words])
def test_every_word_stands_in_the_script_it_is_looked_for_in(name, english):
    assert any(english in script.read_text(encoding="utf-8") for script in SCRIPTS[name])


def test_other_scripts_stay_as_they_are():
    assert in_japanese("Other.js", "label:`Search`") == "label:`Search`"
    assert in_japanese("DataFrame.abc.js", "label:`Search`") == "label:`表の中を探す`"
