"""The words of the place as a recipe knows them: set by a person, or told by the headings of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.place_words import LONGEST, PlaceWords, body_in, body_of, pillar_word, pillar_word_in, place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.ingest.recipe.decisions import Recipe


def said_words(recipe: Recipe) -> dict[str, str]:
    """`body` and `pillar` where publisher and names of the parts alone would not tell them; empty where they do."""
    cover, source, names = recipe.cover, recipe.source, recipe.pillars["name"]
    headings = {role: heading for heading, role in source.columns.items()}
    body = cover.body or body_in(headings.get("reply", ""))
    filed = headings.get(source.pillars_from, source.pillars_from)
    chosen = filed if source.columns.get(filed) == "attribute" and len(filed) <= LONGEST else ""
    pillar = cover.pillar_word or pillar_word(names) or pillar_word_in(filed) or chosen or _brought(source.columns)
    told = {"body": (body, body_of(cover.publisher)), "pillar": (pillar, pillar_word(names))}
    return {key: said for key, (said, known) in told.items() if said not in ("", known)}


def _brought(headings: Iterable[str]) -> str:
    """The word of a file that we or 広聴AI wrote, where it files nothing: `attribute_柱`."""
    return next((word for each in headings if each.startswith("attribute_") and (word := pillar_word_in(each))), "")


def words_of(recipe: Recipe) -> PlaceWords:
    """The words in which the product will speak of the document."""
    return place_words(recipe.cover.publisher, recipe.pillars["name"], **said_words(recipe))
