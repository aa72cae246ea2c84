"""Who somebody is and may do, by what a provider or a proxy tells of them and by the rules of `access.toml` (`rules_file`)."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.access.people import Person, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Claims:
    """What accounts, names and groups are called by whoever vouches for people."""

    account: str = "preferred_username"
    name: str = "name"
    groups: str = "groups"


@dataclass(frozen=True)
class Members:
    """Who has a role: accounts in small letters, groups as written."""

    accounts: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rules:
    """How people sign in (`oidc`, `proxy`, or empty: nobody can), what they are told by, and who has which role."""

    sign_in: str = ""
    claims: Claims = field(default_factory=Claims)
    members: Mapping[Role, Members] = field(default_factory=dict)
    proxies: tuple[Network, ...] = ()

    def trusts(self, address: str) -> bool:
        """Whether what comes from this address was handed on by a proxy of ours."""
        try:
            peer = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(peer.version == network.version and peer in network for network in self.proxies)

    def person(self, told: Mapping[str, Any], address: str) -> Person | None:
        """Who signed in, by what the provider or the proxy told; None where nobody did."""
        account = _text(_claim(told, self.claims.account))
        if not account or (self.sign_in == "oidc" and told.get("is_logged_in") is not True):
            return None
        # A provider may hand on an address that its owner typed and never confirmed: it says nothing of who somebody is.
        if self.claims.account == "email" and told.get("email_verified") is False:
            return None
        name = _text(_claim(told, self.claims.name)) or account
        return Person(name, self.role(account, _groups(_claim(told, self.claims.groups))), account, address)

    def role(self, account: str, groups: frozenset[str]) -> Role:
        """The highest role that an account has by itself or by one of its groups; a reader where it has none."""
        having = [
            role for role, own in self.members.items() if account.casefold() in own.accounts or not own.groups.isdisjoint(groups)
        ]
        return max(having, default=Role.READER)


def _claim(told: Mapping[str, Any], name: str) -> object:
    """A claim by its name, or by a path with dots through the claims inside it."""
    if name in told:
        return told[name]
    first, dot, rest = name.partition(".")
    inside = told.get(first)
    return _claim(inside, rest) if dot and isinstance(inside, dict) else None


def _text(value: object) -> str:
    """A text; none where a proxy had nothing to put into its template and hands on the template (Caddy 2.6: `{http.…}`)."""
    text = value.strip() if isinstance(value, str) else ""
    return "" if text.startswith("{") and text.endswith("}") else text


def _groups(value: object) -> frozenset[str]:
    """Groups as a list (OIDC) or as one text with commas (a header)."""
    given = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return frozenset(each.strip() for each in given if isinstance(each, str) and each.strip())
