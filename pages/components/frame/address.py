"""Keeps the browser's address and the choices on screen the same, in both directions.

Streamlit can bind a widget to the URL by itself, but it writes the wording on screen and makes one history entry a widget.
Here the address holds codes (see `parameters`), one step back undoes one click even if it set two choices, and an unknown
value is named on screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.components.frame.parameters import Dropped, Parameter, Values, parse, written

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEEN = "_address"
"""Page, values and address as they stood after the last look at them."""
_DROPPED = "_dropped"


def raw() -> dict[str, list[str]]:
    """The address as the browser sent it."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def sync(parameters: Sequence[Parameter], page: str) -> Values:
    """Bring address and choices together, once at the top of each run; returns the values in force.

    The address wins when the visitor came by it (a link, back, forward). A changed widget wins otherwise; it also wins over
    an old address that the browser sent along before it had heard of the new one.
    """
    here = [parameter for parameter in parameters if parameter.on(page)]
    from_address, dropped = parse(raw(), here)
    chosen = _chosen(here)
    seen = st.session_state.get(_SEEN)
    widget_changed = seen is not None and seen[0] == page and chosen != seen[1]
    values = from_address if moved(page) and not widget_changed else chosen
    if values is from_address:
        st.session_state.update(from_address)
        st.session_state[_DROPPED] = dropped
    elif widget_changed:
        st.session_state[_DROPPED] = []
    if written(values, here) != _as_written(here):
        st.query_params.from_dict(written(values, here))
    st.session_state[_SEEN] = (page, dict(values), raw())
    return values


def again(parameters: Sequence[Parameter]) -> Values:
    """The same within a part of a page that runs alone."""
    return sync(parameters, st.session_state[_SEEN][0])


def moved(page: str) -> bool:
    """Whether the visitor came to this address by a link, back or forward, rather than by changing a widget here."""
    seen = st.session_state.get(_SEEN)
    return seen is None or seen[0] != page or seen[2] != raw()


def choose(**values: str | list[str]) -> None:
    """Set choices from a callback; the next run writes the address."""
    st.session_state.update(values)


def dropped() -> list[Dropped]:
    """Values of the present address that the data did not know."""
    return list(st.session_state.get(_DROPPED, []))


def link(parameters: Sequence[Parameter], values: Values, **changes: str | list[str]) -> dict[str, str | list[str]]:
    """Query parameters of a link that keeps the shared choices and changes some: for `st.page_link(query_params=…)`."""
    shared = {
        parameter.key: values[parameter.key] for parameter in parameters if parameter.pages is None and parameter.key in values
    }
    return written({**shared, **changes}, parameters)


def _chosen(parameters: Sequence[Parameter]) -> Values:
    """The choices as the widgets hold them now; a value that this consultation does not know falls back."""
    state = st.session_state.to_dict()  # at once: each look-up costs as much as a third of them all
    held = {parameter.key: _listed(state.get(parameter.key, parameter.empty)) for parameter in parameters}
    return parse(held, parameters)[0]


def _as_written(parameters: Sequence[Parameter]) -> dict[str, str | list[str]]:
    """The address as it stands, for comparing: unknown values and spelled-out defaults count as differences."""
    given = raw()
    return {
        parameter.key: (values if parameter.several else values[0])
        for parameter in parameters
        if (values := given.get(parameter.key))
    }


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, (list, tuple)) else [str(value)]
