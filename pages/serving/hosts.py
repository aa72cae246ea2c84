"""Which names this server goes by, and whether it serves this machine alone."""

from __future__ import annotations

import ipaddress

import streamlit as st

LOCAL = ("localhost", "127.0.0.1", "::1")


def is_loopback(host: str) -> bool:
    """Whether a name or address means this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def served_to_network() -> bool:
    """Whether others than the person at this machine are to reach the server: by its address, or through a proxy under a name."""
    address = st.get_option("server.address")
    others = [name for name in st.get_option("server.allowedHosts") if not is_loopback(name.strip())]
    return not address or not is_loopback(address) or bool(others)
