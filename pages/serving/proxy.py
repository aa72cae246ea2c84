"""What a proxy says of a visitor is believed of the proxies that `access.toml` names, and of nobody else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from analysis.access.rules import Rules
from analysis.access.rules_file import AccessFileError, access_rules

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

FOR = b"x-forwarded-for"
log = logging.getLogger("iken_atlas")


class TrustedProxy:
    """Takes away the headers with which anybody could call themselves what they like.

    Streamlit believes the headers of server.trustedUserHeaders whoever sends them. Here they stay only where people sign in at a
    proxy (`sign_in = "proxy"`), the connection comes from one of its addresses, and each header is there once: of two, one came
    from the visitor.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            rules, peer = current_rules(), (scope.get("client") or ("",))[0]
            if not rules.trusts(peer):
                scope = without(scope, named_headers())
            else:
                scope = {**scope, "client": (visitor_address(scope, rules) or peer, 0)}
                names = named_headers()
                if rules.sign_in != "proxy" or twice(scope, names):
                    scope = without(scope, names)
        await self.app(scope, receive, send)


def current_rules() -> Rules:
    """The rules; where their file is faulty none, so that nobody is believed."""
    try:
        return access_rules()
    except AccessFileError:
        return Rules()


def access_fault() -> str:
    """What is wrong with the file of rules; empty where it is sound. The server's log has it too."""
    try:
        access_rules()
    except AccessFileError as error:
        log.error("%s", error)
        return str(error)
    return ""


def named_headers() -> set[bytes]:
    """The headers that Streamlit would take a visitor's account, name and groups from."""
    mapping = st.get_option("server.trustedUserHeaders")
    return {name.lower().encode("latin-1", "replace") for name in mapping} if isinstance(mapping, dict) else set()


def without(scope: Scope, names: set[bytes]) -> Scope:
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() not in names]}


def twice(scope: Scope, names: set[bytes]) -> bool:
    found = [name.lower() for name, _ in scope["headers"] if name.lower() in names]
    return len(found) != len(set(found))


def visitor_address(scope: Scope, rules: Rules) -> str:
    """The last address in X-Forwarded-For that is no proxy of ours: what stands before it is what the visitor claims."""
    values = b",".join(value for name, value in scope["headers"] if name.lower() == FOR).decode("latin-1")
    addresses = [each.strip() for each in values.split(",") if each.strip()]
    return next((each for each in reversed(addresses) if not rules.trusts(each)), "")[:64]
