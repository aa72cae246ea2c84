"""The one gate: nothing is kept that did not pass it, and what passed or was refused stands in the log.

Whoever writes, writes inside `passing`:

    with passing(person, "import", consultation) as entry:
        entry.before = …
        …
        entry.after = …

Pages draw a button only for those who may press it, but it is here that a hand-made message fails.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.access.audit import note
from analysis.access.people import ROLE_NAMES, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.access.people import Person

READ_ONLY = "IKEN_READ_ONLY"


@dataclass(frozen=True)
class Act:
    """Something that is kept: who may do it, and what it is called."""

    role: Role
    name: str


ACTS = {
    "review": Act(Role.REVIEWER, "対応区分の確認"),
    "theme": Act(Role.REVIEWER, "テーマの保存"),
    "name": Act(Role.REVIEWER, "名前の辞書"),
    "reading": Act(Role.REVIEWER, "読みの確認"),
    "import": Act(Role.EDITOR, "資料の取り込み"),
    "replace": Act(Role.EDITOR, "資料の置き換え"),
    "restore": Act(Role.EDITOR, "資料を元に戻す"),
    "build": Act(Role.EDITOR, "表の作り直し"),
    "pack_reviews": Act(Role.EDITOR, "確認の記録の書き込み"),
}
KEPT, REFUSED, FAILED = "kept", "refused", "failed"


class NotAllowedError(Exception):
    """An act that this person may not do here, or that nobody may; says in Japanese why and what to do. Nothing was kept."""


@dataclass
class Entry:
    """What the log will say of an act beyond who and when: hashes of what was there before and after, and a word more."""

    before: str = ""
    after: str = ""
    detail: str = ""


def read_only() -> bool:
    """Whether nothing is kept here: IKEN_READ_ONLY is set, and not to 0."""
    return os.environ.get(READ_ONLY, "0").strip() not in ("", "0")


def may(by: Person, act: str) -> bool:
    """Whether a person may do something here; for drawing only what can be used."""
    return not why_not(by, act)


def why_not(by: Person, act: str) -> str:
    """Why a person may not do something, and what to do about it; empty where they may."""
    wanted = ACTS[act]
    if read_only():
        return f"このサーバーは何も保存しない設定です（{READ_ONLY}）。{wanted.name}はできません。"
    if by.role < wanted.role:
        needed = ROLE_NAMES[wanted.role]
        return f"{wanted.name}には「{needed}」の権限が要ります（いまの権限：{ROLE_NAMES[by.role]}）。管理者に相談してください。"
    return ""


@contextmanager
def passing(by: Person, act: str, consultation: str, *, before: str = "") -> Iterator[Entry]:
    """Let an act pass and note it in the log: kept, failed, or refused. Raises NotAllowedError before anything is done."""
    entry = Entry(before)
    if why := why_not(by, act):
        note(by, act, consultation, REFUSED, detail=why)
        raise NotAllowedError(why)
    try:
        yield entry
    except BaseException as error:
        note(by, act, consultation, FAILED, before=entry.before, detail=f"{type(error).__name__}: {error}")
        raise
    note(by, act, consultation, KEPT, before=entry.before, after=entry.after, detail=entry.detail)
