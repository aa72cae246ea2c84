"""What tests of themes share: small tables of tokens written by hand, so that no dictionary decides what they say."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.themes.codebook import Theme
from analysis.themes.matching.evaluation import evaluate
from analysis.themes.matching.texts import texts_of
from analysis.themes.rules.rule import parse

TOKEN = re.compile(r"(?P<surface>[^<>]+)(?:<(?P<lemma>[^,>]*)(?:,(?P<pos>[^,>]*))?(?:,(?P<term>[^>]*))?>)?")


def comments_of(*texts, pillar="柱Ⅰ"):
    """Comments whose opinion (and reply, in a pair) are the given tokens written together."""
    pairs = [text if isinstance(text, tuple) else (text, None) for text in texts]
    pillars = pillar if isinstance(pillar, list) else [pillar] * len(pairs)
    return pd.DataFrame(
        {
            "id": pd.Series([str(number + 1) for number in range(len(pairs))], dtype="str"),
            "pillar": pd.Series(pillars, dtype="str"),
            "opinion": pd.Series([_written(opinion) for opinion, _ in pairs], dtype="str"),
            "reply": pd.Series([_written(reply) for _, reply in pairs], dtype="str"),
        }
    )


def tokens_of(*texts):
    """The tokens of those comments.

    They are written `町会|の|組ん<組む,動詞>|PC<PC,名詞,パソコン>`: surface, lemma, part of speech, head word.
    A lemma written `!進む` is negated.
    """
    rows = []
    for row, text in enumerate(texts):
        for field, marked in zip(("opinion", "reply"), text if isinstance(text, tuple) else (text, None), strict=True):
            rows += _tokens(row, field, marked)
    table = pd.DataFrame(
        rows, columns=["row", "field", "position", "sentence", "start", "end", "surface", "lemma", "term", "pos", "negated"]
    )
    table = table.astype(dict.fromkeys(("row", "position", "sentence", "start", "end"), "int32") | {"negated": bool})
    table = table.astype(dict.fromkeys(("surface", "lemma", "term", "pos"), "category"))
    return table.assign(field=pd.Categorical(table["field"], categories=["opinion", "reply"]), pos_detail="", stop=False)


def _written(marked):
    return None if marked is None else "".join(TOKEN.match(part)["surface"] for part in marked.split("|") if part)


def _tokens(row, field, marked):
    start, sentence, rows = 0, 0, []
    for position, part in enumerate(part for part in (marked or "").split("|") if part):
        found = TOKEN.match(part)
        surface, lemma = found["surface"], found["lemma"] or found["surface"]
        negated, lemma = lemma.startswith("!"), lemma.lstrip("!")
        pos, term = found["pos"] or "名詞", found["term"] or lemma
        end = start + len(surface)
        rows.append((row, field, position, sentence, start, end, surface, lemma, term, pos, negated))
        start, sentence = end, sentence + surface.endswith("。")
    return rows


@pytest.fixture
def tables():
    """Comments and tokens of texts whose tokens are written apart."""
    return lambda *texts, **more: (comments_of(*texts, **more), tokens_of(*texts))


@pytest.fixture
def holding(tables):
    """Evaluate a rule on texts: the (row, field) of those it holds for, and the words that made it hold."""

    def run(rule, *texts, marks=None, heads=None, **more):
        comments, tokens = tables(*texts, **more)
        arranged = texts_of(comments, tokens, marks=marks, heads=heads)
        found = evaluate(parse(rule), arranged)
        texts_holding = [(int(text) // 2, ("opinion", "reply")[int(text) % 2]) for text in found.holds.nonzero()[0]]
        words = []
        for first, last in zip(found.hits.first, found.hits.last, strict=True):
            verbatim = comments[tokens["field"].iloc[first]].iloc[tokens["row"].iloc[first]]
            words.append(verbatim[tokens["start"].iloc[first] : tokens["end"].iloc[last]])
        return texts_holding, words

    return run


@pytest.fixture
def theme():
    """A theme with a rule."""
    return lambda rule, code="T", **more: Theme(code, code, "…", rule, expression=parse(rule), **more)
