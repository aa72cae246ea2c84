"""How often the names of things stay whole in texts of which nobody made a dictionary: survey comments, marked by hand once.

`survey_names.csv` holds the names that a person marked (places, peoples, laws, taxes, schemes, bodies, events, diseases) in 130
comments of 45 to 110 letters drawn at random, before anyone saw how they are cut: id of the comment and the name, as often as it
occurs. The comments themselves stand in the survey.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.language.compounds import join_compounds
from analysis.language.lexicon import read_lexicon
from analysis.language.tokens import tokenize_comments
from tests.bench.figures import Figure, figure
from tests.bench.scale_texts import SURVEY, TEXT, survey
from tests.dashboard_process import ROOT

MARKED = Path(__file__).parent / "survey_names.csv"


class Kept(NamedTuple):
    """Marked names, how many lie in one word, and how many are a word of their own."""

    names: int
    whole: int
    alone: int


def kept(texts: pd.Series[str], marked: pd.DataFrame) -> Kept:
    """Cut texts (by id) with the common dictionary alone, compounds joined, and look at the names marked in them (id, name)."""
    comments = pd.DataFrame({"opinion": texts.array, "reply": pd.array([None] * len(texts), dtype="str")})
    words = join_compounds(tokenize_comments(comments, read_lexicon(ROOT / "data" / "lexicon")), comments)
    spans = {
        name: set(zip(words.loc[words["row"] == row, "start"], words.loc[words["row"] == row, "end"], strict=True))
        for row, name in enumerate(texts.index)
    }
    places = [(id_, *_place(str(texts[id_]), name, before)) for id_, name, before in _occurrences(marked)]
    whole = [any(start <= first and last <= end for start, end in spans[id_]) for id_, first, last in places]
    return Kept(len(places), sum(whole), sum((first, last) in spans[id_] for id_, first, last in places))


def _occurrences(marked: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Each mark with how often the same name was marked before it in its comment."""
    before = marked.groupby(["id", "name"]).cumcount()
    return list(zip(marked["id"], marked["name"], before, strict=True))


def _place(text: str, name: str, before: int) -> tuple[int, int]:
    start = -1
    for _ in range(before + 1):
        start = text.index(name, start + 1)
    return start, start + len(name)


def names() -> dict[str, Figure]:
    """Print and give how many of the marked names are whole; nothing without the survey."""
    if not SURVEY.is_file():
        print(f"\nNames: not measured, {SURVEY.name} is not there")
        return {}
    marked = pd.read_csv(MARKED, dtype="str")
    table = survey().drop_duplicates(TEXT).set_index("id")[TEXT]
    found = kept(table[table.index.isin(marked["id"])], marked)
    print(f"\nNames marked in 130 comments of the survey: {found.names}, whole {found.whole}, a word of their own {found.alone}")
    whole = round(found.whole / found.names * 100, 1)
    return {"names.whole": figure(whole, "%", f"{found.whole}/{found.names}", least=True)}
