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
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.access.people import Role
from analysis.access.rules import Claims, Members, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.access.rules import Network

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
