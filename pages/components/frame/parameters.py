"""The vocabulary of the dashboard's addresses: every URL parameter, its codes and its default.

Codes are stable short forms (a pillar's key, a mark, `coded`), never the wording on screen: an address pasted into a memo must
outlive a change of wording.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LONGEST_TEXT = 200
"""Characters of a free text taken from an address; the rest of an absurd URL is dropped with a note."""


@dataclass(frozen=True)
class Parameter:
    """One URL parameter. `codes` None means free text; `pages` None means shared by every page."""

    key: str
    several: bool = False
    default: str = ""
    codes: tuple[str, ...] | None = None
    check: Callable[[str], str] | None = None
    """Of free text: says why a value is none, as the words before ため; empty where it is one."""
    longest: int = LONGEST_TEXT
    pages: tuple[str, ...] | None = None

    def on(self, page: str) -> bool:
        return self.pages is None or page in self.pages

    @property
    def empty(self) -> str | list[str]:
        return [] if self.several else self.default


@dataclass(frozen=True)
class Dropped:
    """A value of an address that the data does not know."""

    key: str
    value: str
    why: str = ""
    """Why it is none, where more can be said than that the data does not know it."""


Values = dict[str, "str | list[str]"]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _code(parameter: Parameter, value: str) -> str | None:
    """The code that a value of an address stands for, or None; `柱II` finds `柱Ⅱ`."""
    if parameter.codes is None:
        return value if _fault(parameter, value) is None else None
    if value in parameter.codes:
        return value
    return next((code for code in parameter.codes if _folded(code) == _folded(value)), None)


def _fault(parameter: Parameter, value: str) -> str | None:
    """Why a free text is not taken, empty where nothing can be said of it; None where it is taken."""
    if len(value) > parameter.longest:
        return f"{parameter.longest}字より長い"
    if not value.isprintable():
        return ""
    return (parameter.check(value) or None) if parameter.check else None


def _dropped(parameter: Parameter, value: str) -> Dropped:
    return Dropped(parameter.key, value, (_fault(parameter, value) or "") if parameter.codes is None else "")


def parse(raw: Mapping[str, Sequence[str]], parameters: Iterable[Parameter]) -> tuple[Values, list[Dropped]]:
    """Read an address: a value for every parameter, and what had to be dropped.

    Several values of a shared choice stand in the order of their codes: the same choice is the same, however it was clicked
    together. On a page of its own an order may be a choice. Parameters that nobody declared are left alone: they may belong to
    a proxy or a campaign link.
    """
    values: Values = {}
    dropped: list[Dropped] = []
    for parameter in parameters:
        given = [value for value in raw.get(parameter.key, ()) if value]
        codes = [(value, _code(parameter, value)) for value in given]
        dropped += [_dropped(parameter, value) for value, code in codes if code is None]
        known = list(dict.fromkeys(code for _, code in codes if code is not None))
        if parameter.pages is None and parameter.codes:  # what adds rows: whoever chose the same shares what is kept of it
            known.sort(key=parameter.codes.index)
        values[parameter.key] = known if parameter.several else (known[-1] if known else parameter.default)
    return values, dropped


def written(values: Mapping[str, str | list[str]], parameters: Iterable[Parameter]) -> dict[str, str | list[str]]:
    """The address of some values; defaults are left out, so that the shortest address is the whole consultation."""
    return {
        parameter.key: values[parameter.key]
        for parameter in parameters
        if parameter.key in values and values[parameter.key] != parameter.empty
    }
