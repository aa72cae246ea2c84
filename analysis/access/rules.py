"""`access.toml`: how people sign in, and who has which role, by account or by group.

    sign_in = "oidc"                      # or "proxy"

    [claims]                              # names of what the provider (or the proxy) tells
    account = "preferred_username"
    name = "name"
    groups = "groups"                     # a dot goes inside: "realm_access.roles"

    [roles.editor]
    accounts = ["sato@example.lg.jp"]
    groups = ["iken-editors"]

    [roles.reviewer]
    groups = ["iken-reviewers"]

    [proxy]
    addresses = ["127.0.0.1", "10.0.0.0/28"]

Who signs in and is listed nowhere is a reader. Worked examples lie in `.docs/office`.
"""

from __future__ import annotations

import ipaddress
import os
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.access.people import Person, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    Network = ipaddress.IPv4Network | ipaddress.IPv6Network

FILE = "access.toml"
SIGN_IN = ("oidc", "proxy")
_KEYS: dict[str, tuple[str, ...]] = {
    "claims": ("account", "name", "groups"),
    "roles": ("reviewer", "editor"),
    "proxy": ("addresses",),
}
_MEMBERS = ("accounts", "groups")


class AccessFileError(Exception):
    """An access.toml that does not say clearly who may do what; names the place and the remedy, in Japanese."""


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


def access_file() -> Path:
    """Where the rules are: IKEN_ACCESS, or `access.toml` beside the program."""
    return Path(os.environ.get("IKEN_ACCESS") or Path(__file__).parent.parent.parent / FILE)


def access_rules() -> Rules:
    """The rules as the file has them at this moment; without a file, nobody can sign in. Raises AccessFileError."""
    path = access_file()
    try:
        state = path.stat()
    except FileNotFoundError:
        if os.environ.get("IKEN_ACCESS"):
            raise AccessFileError(f"{path.name}：IKEN_ACCESS が指すファイルがありません。場所を確かめてください") from None
        return Rules()
    except OSError as error:
        raise AccessFileError(f"{path.name}：読めません（{error.strerror}）。読み取りの権限を確かめてください") from error
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Rules:
    try:
        return read_rules(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AccessFileError(f"{path.name}：読めません（{error.strerror}）。読み取りの権限を確かめてください") from error
    except UnicodeDecodeError as error:
        raise AccessFileError(f"{path.name}：UTF-8の文章ではありません。UTF-8で保存し直してください") from error


def read_rules(text: str) -> Rules:
    """The rules in the text of an access.toml. Raises AccessFileError."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AccessFileError(f"{FILE}：TOML（設定ファイルの書式）として読めません（{error}）") from error
    _known(content, ("sign_in", *_KEYS), "")
    for part, keys in _KEYS.items():
        _known(_table(content, part), keys, f"{part}.")
    rules = Rules(
        _sign_in(content.get("sign_in", "")),
        Claims(**{key: _string(value, f"claims.{key}") for key, value in _table(content, "claims").items()}),
        {Role[name.upper()]: _members(content["roles"], name) for name in _table(content, "roles")},
        tuple(_network(each) for each in _strings(_table(content, "proxy").get("addresses", []), "proxy.addresses")),
    )
    if rules.sign_in == "proxy" and not rules.proxies:
        raise AccessFileError(f'{FILE}：sign_in = "proxy" には、信頼するプロキシの [proxy] addresses が要ります')
    return rules


def _sign_in(value: object) -> str:
    if value not in ("", *SIGN_IN):
        raise AccessFileError(f"{FILE}：sign_in の値「{value}」は使えません。oidc か proxy にしてください")
    return str(value)


def _members(roles: Mapping[str, Any], name: str) -> Members:
    own = _table(roles, name)
    _known(own, _MEMBERS, f"roles.{name}.")
    accounts, groups = (_strings(own.get(key, []), f"roles.{name}.{key}") for key in _MEMBERS)
    return Members(frozenset(each.casefold() for each in accounts), frozenset(groups))


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise AccessFileError(
            f"{FILE}：proxy.addresses の「{text}」はアドレスではありません。127.0.0.1 や 10.0.0.0/28 の形にしてください"
        ) from error


def _known(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            raise AccessFileError(f"{FILE}：「{where}{key}」という項目はありません。使えるのは {'・'.join(keys)} です")


def _table(content: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = content.get(key, {})
    if not isinstance(value, dict):
        raise AccessFileError(f"{FILE}：{key} は [{key}] の下に項目を並べる形にしてください")
    return value


def _string(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise AccessFileError(f"{FILE}：{where} は引用符で囲んだ文字にしてください")
    return value.strip()


def _strings(value: object, where: str) -> list[str]:
    if not isinstance(value, list):
        raise AccessFileError(f"{FILE}：{where} は ['…', '…'] の形にしてください")
    return [_string(each, where) for each in value]


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
