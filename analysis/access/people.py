"""Roles, and a person who wants to do something: known by sign-in, or by a name that somebody typed."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, replace
from enum import IntEnum

UNVERIFIED = "本人確認なし"
"""Stands beside every name that was typed and that nobody vouches for."""
AT_THE_MACHINE = "この端末の利用者"
TERMINAL = "端末のコマンド"


class Role(IntEnum):
    """What a person may do; each role may do all that the one before it may."""

    READER = 0
    """Look, filter, export."""
    REVIEWER = 1
    """Marks, notes, themes."""
    EDITOR = 2
    """Import, replace, restore."""


ROLE_NAMES = {Role.READER: "閲覧", Role.REVIEWER: "確認", Role.EDITOR: "編集"}


@dataclass(frozen=True)
class Person:
    """Who acts. `identity` is what they signed in as (an account); it is empty where nobody checked who they are."""

    name: str
    role: Role
    identity: str = ""
    address: str = ""
    """Where they sit: the address of their machine, or TERMINAL."""

    @property
    def verified(self) -> bool:
        return bool(self.identity)

    @property
    def shown(self) -> str:
        return shown_name(self.name, verified=self.verified)

    def called(self, typed: str) -> Person:
        """The same person under the name they typed (also an empty one); who signed in keeps the name they signed in with."""
        return self if self.verified else replace(self, name=typed.strip())


def shown_name(name: str, *, verified: bool) -> str:
    """A name as it is shown wherever it appears.

    >>> shown_name("企画課 山田", verified=False)
    '企画課 山田（本人確認なし）'
    """
    return name if verified else f"{name}（{UNVERIFIED}）"


def at_the_terminal() -> Person:
    """Who runs a command on the machine itself: an editor, called as their account on it; the account is not a sign-in."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # no account goes by the number this process runs under
        name = AT_THE_MACHINE
    return Person(name, Role.EDITOR, address=TERMINAL)
