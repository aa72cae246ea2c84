"""The fields of a document of counts: what it says of itself, its counts line by line, what its marks mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ingest.recipe.copied import parts_of, parts_text, types_of, types_text
from analysis.package.problem import PackageError
from analysis.replies.estimation.legend import MEANING_NAMES
from pages.components.documents.correcting import plain
from pages.components.documents.said import refused

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from analysis.ingest.recipe.copied import Copied, CopiedType
    from pages.components.documents.offers import Start

MOST = 9_999_999
NAMES = {
    "title": "資料の名前",
    "publisher": "公表した自治体・団体",
    "plan": "計画などの名前",
    "place": "件数の載っている場所（文書の名前とページ、アドレスなど）",
}
TYPES, PARTS = "対応区分ごとの件数", "項目（柱・章・分野など）ごとの件数"
TYPES_HELP = "1行に1つ、記号、凡例の文言、件数の順に。記号がなければ、文言と件数だけ。表計算ソフトから貼り付けられます。"
PARTS_HELP = "1行に1つ、名前、件数の順に。載っていなければ空けておきます。"
TYPES_EXAMPLE, PARTS_EXAMPLE = "◎ 計画に反映するもの 6\n○ 素案に掲載しているもの 54", "施策の柱1 70\n施策の柱2 50"


def form(start: Start) -> Copied | None:
    """Draw the fields; what they say, None where that cannot be read, which is said."""
    copied, given = _facts(start), start.copied
    for_types, for_parts = st.columns(2)
    with for_types:
        types = _area(start, "types", TYPES, types_text(given.types), TYPES_EXAMPLE, TYPES_HELP)
    with for_parts:
        parts = _area(start, "parts", PARTS, parts_text(given.parts), PARTS_EXAMPLE, PARTS_HELP)
    try:
        found, parted = types_of(types), parts_of(parts)
    except PackageError as error:
        refused(error, "この書き方では読めません。", key="document_totals_refused")
        return None
    return replace(copied, types=_with_meanings(start, found), parts=parted)


def field(start: Start, name: str) -> str:
    """Name of a field of this form."""
    return f"document_totals_{start.key}_{name}"


def _facts(start: Start) -> Copied:
    given = start.copied
    said = {
        name: st.text_input(label, getattr(given, name), key=field(start, name), max_chars=300).strip()
        for name, label in NAMES.items()
    }
    received, people, organisations, type_sum = st.columns(4)
    start_day, end_day, published = st.columns(3)
    return replace(
        given,
        title=said["title"],
        publisher=said["publisher"],
        plan=said["plan"],
        place=said["place"],
        received=received.number_input("意見の数", 0, MOST, given.received, step=1, key=field(start, "received")),
        people=people.number_input("人数", 0, MOST, given.people, step=1, key=field(start, "people")),
        organisations=organisations.number_input(
            "団体の数", 0, MOST, given.organisations, step=1, key=field(start, "organisations")
        ),
        type_sum=type_sum.number_input(
            "対応区分の表の合計", 0, MOST, given.type_sum, step=1, key=field(start, "type_sum"), help="表に印字されていれば。"
        ),
        period_start=_day(start_day, start, "period_start", "募集の初日"),
        period_end=_day(end_day, start, "period_end", "募集の最終日"),
        published=_day(published, start, "published", "公表した日"),
    )


def _day(place: DeltaGenerator, start: Start, name: str, label: str) -> date | None:
    given: date | None = getattr(start.copied, name)
    return place.date_input(label, given, key=field(start, name), format="YYYY/MM/DD", min_value=date(1980, 1, 1))


def _area(start: Start, name: str, label: str, value: str, example: str, told: str) -> str:
    return st.text_area(label, value, key=field(start, name), placeholder=example, help=told, height=200, max_chars=20_000)


def _with_meanings(start: Start, types: tuple[CopiedType, ...]) -> tuple[CopiedType, ...]:
    """The legend with the meaning that the person chose for each mark."""
    if not types:
        return ()
    st.html('<p class="atlas-note">対応区分の意味です。言葉から読み取ったものを、確かめてください。</p>')
    names, chosen = list(MEANING_NAMES), []
    for first in range(0, len(types), 2):
        for place, each in zip(st.columns(2), types[first : first + 2], strict=False):
            words = each.mark if each.mark == each.wording else f"{each.mark}　{each.wording}"
            meaning = place.selectbox(
                plain(words),
                names,
                index=names.index(each.meaning),
                format_func=MEANING_NAMES.__getitem__,
                key=field(start, f"meaning_{words}"),  # other words of a mark are another question
            )
            chosen.append(replace(each, meaning=meaning))
    return tuple(chosen)
