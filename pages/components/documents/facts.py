"""What a document says of itself, set by a person where it does not or was read wrongly: names, days, figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.corrections import COVER, FACT, Step
from analysis.ingest.recipe.place import words_of
from analysis.place_words import LONGEST
from pages.components.documents.lines import FACTS, take
from pages.components.shared import figure

if TYPE_CHECKING:
    from pages.components.documents.reading import Reading

NAMES = ("publisher", "plan")
DAYS, COUNTS = ("period_start", "period_end"), ("comments", "people", "organisations")
MOST = 9_999_999
WORD_HELP = "画面とファイルの言葉（「市の考え方」「章で見る」など）に使います。資料の文章は変わりません。"


def draw(reading: Reading) -> None:
    """Draw a field each with what was read; a changed one is a step like any other correction."""
    figure.title(
        "資料について",
        note="文書から読み取ったものです。違うところや、空いているところを直してください。空いたものは、どこにも表示しません。",
    )
    cover, front = reading.imported.proposal.recipe.cover, reading.imported.built.front
    for name in NAMES:
        known = str(getattr(cover, name))
        given = st.text_input(FACTS[name], known, key=reading.key(name), max_chars=300).strip()
        _changed(reading, COVER, name, given, known)
    words = words_of(reading.imported.proposal.recipe)
    for place, (name, known) in zip(st.columns(2), (("body", words.body), ("pillar_word", words.pillar)), strict=True):
        with place:
            given = st.text_input(FACTS[name], known, key=reading.key(name), max_chars=LONGEST, help=WORD_HELP).strip()
            _changed(reading, COVER, name, given, known)
    for names in (DAYS, COUNTS):
        for place, name in zip(st.columns(len(names)), names, strict=True):
            with place:
                _field(reading, name, getattr(front, name))


def _field(reading: Reading, name: str, known: date | int | None) -> None:
    if name in DAYS:
        day = known if isinstance(known, date) else None
        given = st.date_input(FACTS[name], day, key=reading.key(name), format="YYYY/MM/DD", min_value=date(1980, 1, 1))
        _changed(reading, FACT, name, given.isoformat() if isinstance(given, date) else "", day.isoformat() if day else "")
        return
    count = known if isinstance(known, int) else None
    number = st.number_input(FACTS[name], 0, MOST, count, key=reading.key(name), step=1)
    _changed(reading, FACT, name, "" if number is None else str(int(number)), "" if count is None else str(count))


def _changed(reading: Reading, act: str, name: str, given: str, known: str) -> None:
    if given and given != known:
        take(reading, Step(act, name, given))
