"""Who sits before the screen, and what they may do here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.people import AT_THE_MACHINE, Person, Role
from pages.serving.hosts import is_loopback, served_to_network

if TYPE_CHECKING:
    from collections.abc import Mapping

VISITOR = "来訪者"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers by which a proxy says for whom it asks: such a visitor does not sit at this machine."""


def visitor() -> Person:
    """The person of this session. Asked anew at each act: whoever loses a role loses it at once."""
    given = st.context.ip_address
    address = given if isinstance(given, str) else "127.0.0.1"  # Streamlit says None of a visitor at this machine
    if at_this_machine(address, st.context.headers):
        return Person(AT_THE_MACHINE, Role.EDITOR, address=address)
    return Person(VISITOR, Role.READER, address=address)


def at_this_machine(address: str, headers: Mapping[str, str]) -> bool:
    """Whether the visitor sits at the machine itself, and the server serves nobody else."""
    names = {name.lower() for name in headers}
    return not served_to_network() and is_loopback(address) and names.isdisjoint(FORWARDED)
