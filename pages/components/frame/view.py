"""What every page starts from: the consultation, the shared choices and the selected comments."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import numpy as np
import pandas as pd
import streamlit as st

from analysis.recent import Recent
from analysis.selection import FEW, Selected
from pages.components.frame import address, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from streamlit.navigation.page import StreamlitPage

    from analysis.consultation import Consultation
    from analysis.corpus import Corpus
    from pages.components.frame.parameters import Parameter, Values

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
_KEY = "_view"
KEPT, KEPT_OF_MANY, ROOM = 512, 64, 64 * 2**20
"""Selections whose tables are kept for each figure; of many comments fewer, and no more than so many bytes with the selections.
The one unused for longest goes first. The words of 345,100 comments are 5 MB, the selection of all of them 11, of a region 1."""
HELD_ANYWAY = ("corpus", "consultation")
"""What is found may refer to these; they stay without it."""
KEPT_FOR_ALL = 16
"""Consultations for which what does not depend on a selection is kept."""


@dataclass(frozen=True, eq=False)
class View:
    """One visitor's present choices on one consultation. A page reads it and never selects by itself."""

    corpus: Corpus
    selected: Selected
    values: Values
    parameters: Sequence[Parameter]
    pages: Mapping[str, StreamlitPage]
    """Page objects by URL path, for links."""
    path: str = ""
    """Path of the page in sight."""
    marks: dict[str, Any] = field(default_factory=dict)
    """What the marks of this run's charts open, by the chart's key; the panel at the foot of the page listens to them."""

    @property
    def consultation(self) -> Consultation:
        return self.corpus.consultation

    @property
    def basis(self) -> str:
        return self.selected.selection.basis

    @property
    def pillars(self) -> dict[str, str]:
        return wording.pillar_names(self.consultation)

    @property
    def fields(self) -> dict[str, str]:
        """The two texts, and both, by their codes."""
        return self.named(wording.FIELD)

    def say(self, text: str) -> str:
        """A text of the product in the words of the document; what the document itself says is left out of it."""
        return self.consultation.words.say(text)

    def named(self, names: Mapping[str, str]) -> dict[str, str]:
        """The same of names by code: of columns, choices, groups."""
        return {code: self.say(name) for code, name in names.items()}

    @property
    def shown_pillars(self) -> dict[str, str]:
        """The pillars that the filters leave: of the others nothing is counted, which is no zero."""
        chosen = self.selected.selection.pillars
        return {pillar: name for pillar, name in self.pillars.items() if not chosen or pillar in chosen}

    @property
    def response_types(self) -> dict[str, str]:
        return wording.response_type_names(self.consultation)

    @property
    def shown_types(self) -> dict[str, str]:
        """The response types that the filters leave."""
        chosen = self.selected.selection.response_types
        return {mark: name for mark, name in self.response_types.items() if not chosen or mark in chosen}

    @property
    def typed(self) -> bool:
        """Whether the document answers by response types at all. Where it does not, nothing of them is missing."""
        return bool(len(self.consultation.response_types))

    @property
    def marked(self) -> bool:
        """Whether the basis in force knows the response type of any comment, selected or not."""
        return self.basis in self.consultation.available_bases()

    @property
    def official(self) -> bool:
        """Whether response types on screen stand in the source itself."""
        return self.basis == "printed"

    def value(self, key: str) -> str:
        """The code chosen for a parameter with one value."""
        return cast("str", self.values.get(key, ""))

    def again(self) -> View:
        """The same view with the choices as they stand now: part of a page may run alone."""
        return replace(self, values=address.again(self.parameters))

    def link(self, page: str, label: str, *, icon: str | None = None, **changes: str | list[str]) -> None:
        """Draw a link to a page that keeps the shared choices and changes some."""
        st.page_link(self.pages[page], label=label, icon=icon, query_params=address.link(self.parameters, self.values, **changes))


def once(*keys: str) -> Callable[[Callable[Concatenate[View, Asked], Found]], Callable[Concatenate[View, Asked], Found]]:
    """Compute something once for a selection, for every visitor who chose the same; it must not be changed.

    What is computed may ask the view for its corpus, its selection and the choices `keys`, and for nothing else.
    """

    def decorate(compute: Callable[Concatenate[View, Asked], Found]) -> Callable[Concatenate[View, Asked], Found]:
        few: Recent[Found] = Recent(KEPT)
        many: Recent[tuple[Found, Selected]] = Recent(KEPT_OF_MANY, room=ROOM, weigh=bytes_of)

        @wraps(compute)
        def computed(view: View, /, *asked: Asked.args, **options: Asked.kwargs) -> Found:
            choices = tuple(tuple(view.values.get(key, "")) for key in keys)
            key = (view.corpus, view.selected, choices, asked, tuple(sorted(options.items())))
            if len(view.consultation.comments) > FEW:
                return many.get(key, lambda: (compute(view, *asked, **options), view.selected))[0]
            return few.get(key, lambda: compute(view, *asked, **options))

        return computed

    return decorate


def bytes_of(found: object) -> int:
    """Bytes of the tables, arrays and selections in what was found."""
    match found:
        case pd.DataFrame() | pd.Series():
            return int(np.sum(found.memory_usage()))
        case np.ndarray():
            return found.nbytes
        case Selected():
            return found.bytes
        case tuple() | list():
            return sum(map(bytes_of, found))
        case dict():
            return sum(map(bytes_of, found.values()))
    held = [each.name for each in fields(found) if each.name not in HELD_ANYWAY] if is_dataclass(found) else []
    return sum(bytes_of(getattr(found, name)) for name in held)


def once_for_all(compute: Callable[[View], Found]) -> Callable[[View], Found]:
    """Compute something once a consultation, whatever is selected and whoever looks; it must not be changed.

    What is computed may ask the view for its corpus, its consultation and the words of that, and for nothing else.
    """
    found: Recent[Found] = Recent(KEPT_FOR_ALL)

    @wraps(compute)
    def computed(view: View) -> Found:
        return found.get(view.corpus, lambda: compute(view))

    return computed


def keep(view: View) -> None:
    """Hand the view to the page that runs next in this session."""
    st.session_state[_KEY] = view


def current() -> View:
    """The view of the running page."""
    return cast("View", st.session_state[_KEY])
