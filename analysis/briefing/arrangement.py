"""How a briefing is put together: which sections in which order, which pillars side by side, which voices, the reader's notes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTIONS = ("asked", "concentration", "answers", "changed", "refused", "postponed", "pair", "voices", "limits")
"""Every section there is, in the order in which they are offered."""
GUIDED = ("asked", "concentration", "changed", "refused", "postponed", "pair", "voices", "limits")
"""The guided read as it is before anybody chooses: eight views."""
FORMAT = "iken-atlas-briefing"


class ArrangementError(ValueError):
    """A saved arrangement that cannot be used; says value and remedy in Japanese."""


@dataclass(frozen=True)
class Arrangement:
    """What a person chose for a briefing; left as it is, the program chooses."""

    sections: tuple[str, ...] = GUIDED
    pair: tuple[str, ...] = ()
    """Two pillars to be compared; none: the two with most comments."""
    voices: tuple[str, ...] = ()
    """Comments quoted instead of the one chosen by rule, one a pillar."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Section → note."""


def arrangement_text(arrangement: Arrangement) -> str:
    """The arrangement as the text of a small file; `read_arrangement` gives it back."""
    return json.dumps({"format": FORMAT, **asdict(arrangement)}, ensure_ascii=False, indent=1) + "\n"


def read_arrangement(text: str) -> Arrangement:
    """Read the text of a saved arrangement. Raises ArrangementError; whether comments and pillars exist is not checked here."""
    try:
        saved = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise ArrangementError(f"{error.lineno}行目：JSONとして読めません。この画面で保存したファイルを選んでください") from error
    if not isinstance(saved, dict) or saved.get("format") != FORMAT:
        raise ArrangementError("ブリーフィングの構成ファイルではありません。この画面で保存したファイルを選んでください")
    notes = saved.get("notes", {})
    if not isinstance(notes, dict) or not all(isinstance(note, str) for note in notes.values()):
        raise ArrangementError(f"notes はセクションごとのメモにしてください（値：「{notes}」）")
    sections = tuple(dict.fromkeys(_texts(saved, "sections", GUIDED)))
    for key in (*sections, *notes):
        if key not in SECTIONS:
            raise ArrangementError(f"「{key}」という部分はありません。使えるのは {'、'.join(SECTIONS)} です")
    return Arrangement(sections, _texts(saved, "pair"), _texts(saved, "voices"), notes)


def _texts(saved: Mapping[str, object], name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    values = saved.get(name, list(default))
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ArrangementError(f"{name} は文字列の並びにしてください（値：「{values}」）")
    return tuple(values)
