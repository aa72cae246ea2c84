"""The address that shows a briefing's view again, and its choices in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from analysis.attributes import WHERE, chosen_in_words

if TYPE_CHECKING:
    from analysis.consultation import Consultation
    from analysis.selection import Selection


def view_address(consultation: str, selection: Selection, *, site: str = "") -> str:
    """The address of the page with these choices, relative where the site is not known."""
    choices = [
        ("consultation", consultation),
        *(("pillar", each) for each in selection.pillars),
        *(("response_type", each) for each in selection.response_types),
        *((f"{WHERE}{column}", value) for column, values in selection.attributes for value in values),
        ("basis", selection.basis),
        *((("q", selection.query.strip()),) if selection.query.strip() else ()),
        *((("texts", "yes"),) if selection.texts else ()),
    ]
    return f"{site.rstrip('/')}/briefing?{urlencode(choices)}"


def choice_text(consultation: Consultation, selection: Selection) -> str:
    """The choices in force as one line, in the words of the document."""
    pillars = consultation.pillars.set_index("pillar")["short_name"]
    types = consultation.response_types.set_index("mark")["label"]
    chosen = [
        *(f"{consultation.words.pillar}：{pillars[each]}" for each in selection.pillars),
        *(f"対応区分：{types[each]}" for each in selection.response_types),
        *(f"{name}：{value}" for name, value in chosen_in_words(consultation, selection.attributes)),
        *([f"検索：{selection.query.strip()}"] if selection.query.strip() else []),
        *(["同じ文面は1件と数える"] if selection.texts else []),
    ]
    return " ／ ".join(chosen) or "なし（全件）"
