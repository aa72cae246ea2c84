"""Who sits before the screen, and what they may do here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.people import AT_THE_MACHINE, Person, Role
from analysis.access.rules_file import AccessFileError, access_rules
from pages.serving.hosts import is_loopback, served_to_network

if TYPE_CHECKING:
    from collections.abc import Mapping

VISITOR = "来訪者"
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers by which a proxy says for whom it asks: such a visitor does not sit at this machine."""


def visitor() -> Person:
    """The person of this session. Asked anew at each act: whoever loses a role loses it at once.

    Where people sign in, only who signed in is more than a reader, at the machine itself too. Where they do not, the person at
    the machine is an editor as long as the server serves nobody else. Rules that cannot be read leave everybody a reader.
    """
    address = client_address()
    stranger = Person(VISITOR, Role.READER, address=address)
    try:
        rules = access_rules()
    except AccessFileError:
        return stranger
    if rules.sign_in:
        return rules.person(st.user.to_dict(), address) or stranger
    if at_this_machine(address, st.context.headers):
        return Person(AT_THE_MACHINE, Role.EDITOR, address=address)
    return stranger


def client_address() -> str:
    """The address of the visitor's machine."""
    given = st.context.ip_address
    return given if isinstance(given, str) else "127.0.0.1"  # Streamlit says None of a visitor at this machine


def at_this_machine(address: str, headers: Mapping[str, str]) -> bool:
    """Whether the visitor sits at the machine itself, and the server serves nobody else."""
    names = {name.lower() for name in headers}
    return not served_to_network() and is_loopback(address) and names.isdisjoint(FORWARDED)
