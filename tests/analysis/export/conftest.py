"""Briefings that are written to files and read back: Nerima's, a hostile one, of no comment, of one, of ten thousand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.briefing.build import briefing
from analysis.export.interchange.exchange import Exchange
from analysis.export.workbook import workbook_bytes
from analysis.package.folder import read_consultation
from analysis.selection import Selection, select
from tests.analysis.briefings import DAY, EVERYTHING


@pytest.fixture(scope="session")
def briefings(corpus, nerima, hostile):
    """Briefings by name."""
    return {
        "nerima": nerima,
        "nothing": briefing(corpus, Selection("coded", query="ない語だからない"), date=DAY, arrangement=EVERYTHING),
        "one": briefing(corpus, Selection("coded", ("柱Ⅱ",), query="奨学金"), date=DAY, arrangement=EVERYTHING),
        "printed": briefing(corpus, Selection("printed"), date=DAY, arrangement=EVERYTHING),
        "hostile": briefing(hostile, Selection("coded"), date=DAY, arrangement=EVERYTHING),
    }


@pytest.fixture(scope="session")
def large_book(large) -> bytes:
    """The workbook of it: several seconds of writing."""
    return workbook_bytes(large)


NAMES = ("nerima", "nothing", "one", "printed", "hostile")

NERIMA = Path(__file__).parents[3] / "data" / "consultations" / "nerima-2023"
HOSTILE = (
    '=HYPERLINK("http://example.jp","押してください")という意見',
    "'=もとから引用符のある意見です",
    '-1から始まる意見。\n二行目、"引用"と、読点。',
    "@総務課、＝全角の等号はそのままです",
    "<h1>見出しのような意見</h1>です &amp; <b>",
    "第2章 見出しのような一行",
    "3番と同じ道を、通学にも使えるようにしてほしい",
    "{{本文}} {{ない項目}} {%tr for%}",
    "４番",
    "１行目\n\n\n４行目です。",
    "対応区分：◎",
)


@pytest.fixture(scope="session")
def published_nerima():
    return read_consultation(NERIMA)


@pytest.fixture(scope="session")
def hostile_nerima(published_nerima):
    return with_opinions(published_nerima, HOSTILE)


def with_opinions(consultation, texts):
    """The consultation with other opinions in its first rows."""
    opinions = [*texts, *consultation.comments["opinion"].iloc[len(texts) :]]
    return replace(consultation, comments=consultation.comments.assign(opinion=pd.Series(opinions, dtype="str")))


@pytest.fixture(scope="session")
def publish():
    """The exchange of a selection."""
    return lambda consultation, **chosen: Exchange(select(consultation, Selection("coded", **chosen)))
