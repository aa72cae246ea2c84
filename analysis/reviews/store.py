"""The store of reviews: record a decision, take one back, and ask what holds now and how it came about."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import desc, func, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from analysis.access.gate import passing
from analysis.access.people import shown_name
from analysis.package.reviewed import japanese_time
from analysis.reviews.database import DamagedError, begin_writing, open_database, unavailable
from analysis.reviews.tables import events

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine, Select

    from analysis.access.people import Person

COLUMNS = [column.name for column in events.columns]
LONGEST_NAME, LONGEST_NOTE = 50, 1000


class ReviewConflictError(Exception):
    """Somebody else decided on this comment meanwhile; says in Japanese who, when and what. Nothing was saved."""


class NotAReviewError(ValueError):
    """A decision that cannot be recorded; says in Japanese what is missing."""


@dataclass(frozen=True)
class Decision:
    """What a reviewer decides on one comment, and what was on screen when they did."""

    consultation: str
    comment: str
    mark: str
    reviewer: Person
    note: str = ""
    proposed: str | None = None
    proposed_basis: str | None = None
    data_hash: str = ""
    text_hash: str = ""


class ReviewStore:
    """Reviews of every consultation in one database. Safe for several threads, processes and machines at once."""

    def __init__(self, url: str, *, clock: Callable[[], datetime] | None = None) -> None:
        """Open the database. Raises ReviewsUnavailableError."""
        self.engine: Engine = open_database(url)
        self._now = clock or (lambda: datetime.now(UTC))

    def record(self, decision: Decision, *, seen: int) -> int:
        """Save a decision and return its version; when this returns, it is on the disk.

        `seen` is the version on which the reviewer decided (0: none yet). Raises ReviewConflictError when there is a newer one,
        NotAReviewError when name or mark is missing, NotAllowedError, ReviewsUnavailableError.
        """
        _check(decision)
        action = "confirm" if decision.mark == decision.proposed else "change"
        return self._append(decision, seen, lambda last: {"action": action, "after": decision.mark, "before": _after(last)})

    def undo(self, decision: Decision, *, seen: int) -> int:
        """Take back the newest decision on a comment by a further event; `decision.mark` is not used. Raises as `record`."""
        _check(decision, mark=False)
        if seen < 1:
            raise NotAReviewError(f"{decision.comment}番には、取り消せる確認がありません")
        return self._append(
            decision, seen, lambda last: {"action": "undo", "after": (last or {}).get("before"), "before": _after(last)}
        )

    def history(self, consultation: str, comment: str | None = None) -> pd.DataFrame:
        """Every event of a consultation, oldest first. One row is an event; the columns are those of the table."""
        asked = select(events).where(events.c.consultation == consultation).order_by(events.c.id)
        return self._table(asked if comment is None else asked.where(events.c.comment == comment))

    def current(self, consultation: str) -> pd.DataFrame:
        """What holds now: the newest event of each comment, also where it took the last confirmation back (`after` missing)."""
        newest = (
            select(events.c.comment, func.max(events.c.version).label("version"))
            .where(events.c.consultation == consultation)
            .group_by(events.c.comment)
            .subquery()
        )
        same = (events.c.comment == newest.c.comment) & (events.c.version == newest.c.version)
        return self._table(select(events).join(newest, same).where(events.c.consultation == consultation).order_by(events.c.id))

    def last_event(self, consultation: str) -> int:
        """Number of the newest event of a consultation; 0 where there is none. It changes whenever anything is decided."""
        return int(self._ask(select(func.max(events.c.id)).where(events.c.consultation == consultation))[0][0] or 0)

    def _append(self, decision: Decision, seen: int, change: Callable[[dict[str, Any] | None], dict[str, object]]) -> int:
        """Pass the gate, and add the event."""
        with passing(decision.reviewer, "review", decision.consultation) as entry:
            entry.detail = f"{decision.comment}番"
            entry.before, entry.after = self._add(decision, seen, change)
        return seen + 1

    def _add(
        self, decision: Decision, seen: int, change: Callable[[dict[str, Any] | None], dict[str, object]]
    ) -> tuple[str, str]:
        """Add the event after the version that was seen: of two writers the second finds its place taken.

        Returns the hashes of the event before and of the new one.
        """
        try:
            with self.engine.connect() as connection:
                begin_writing(connection)
                last = _newest(connection, decision)
                if (last["version"] if last else 0) != seen:
                    raise _conflict(decision, last)
                row = self._row(decision, seen + 1) | change(last)
                connection.execute(insert(events).values(**row))
                connection.commit()
        except IntegrityError as error:
            with self.engine.connect() as connection:
                raise _conflict(decision, _newest(connection, decision)) from error
        except DBAPIError as error:
            raise unavailable(error) from error
        return event_hash(last) if last else "", event_hash(row)

    def _row(self, decision: Decision, version: int) -> dict[str, object]:
        at = self._now().astimezone(UTC).isoformat(timespec="microseconds")
        given = {name: value for name, value in asdict(decision).items() if name not in ("mark", "reviewer")}
        who = {"reviewer": decision.reviewer.name.strip(), "identity": decision.reviewer.identity or None}
        return given | who | {"version": version, "at": at, "note": decision.note.strip()}

    def _table(self, asked: Select[Any]) -> pd.DataFrame:
        table = pd.DataFrame(self._ask(asked), columns=COLUMNS)
        numbers = {"id": "int64", "version": "int64"}
        try:
            return table.astype({name: numbers.get(name, "str") for name in COLUMNS})
        except (ValueError, TypeError) as error:  # SQLite keeps a text in a column of numbers where a page was overwritten
            raise unavailable(DamagedError(f"行の値が壊れています：{error}")) from error

    def _ask(self, asked: Select[Any]) -> list[tuple[Any, ...]]:
        try:
            with self.engine.connect() as connection:
                return [tuple(row) for row in connection.execute(asked)]
        except DBAPIError as error:
            raise unavailable(error) from error


def _check(decision: Decision, *, mark: bool = True) -> None:
    name = decision.reviewer.name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotAReviewError(f"確認する人の名前を{LONGEST_NAME}文字以内で入れてください")
    if len(decision.note) > LONGEST_NOTE or "\0" in decision.note:
        raise NotAReviewError(f"メモは{LONGEST_NOTE:,}文字以内にしてください（いま{len(decision.note):,}文字）")
    if mark and not decision.mark:
        raise NotAReviewError("対応区分を選んでください")


def _newest(connection: Connection, decision: Decision) -> dict[str, Any] | None:
    own = (events.c.consultation == decision.consultation) & (events.c.comment == decision.comment)
    row = connection.execute(select(events).where(own).order_by(desc(events.c.version)).limit(1)).mappings().first()
    return dict(row) if row else None


def event_hash(event: dict[str, Any]) -> str:
    """sha256 of what an event says, for the audit log: the columns of the table but its number, as JSON."""
    said = {name: event.get(name) for name in sorted(COLUMNS) if name != "id"}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _after(last: dict[str, Any] | None) -> str | None:
    return last["after"] if last else None


def _conflict(decision: Decision, last: dict[str, Any] | None) -> ReviewConflictError:
    """Who decided what meanwhile."""
    if last is None:
        return ReviewConflictError(f"{decision.comment}番の確認の記録が、見ていたものと違います。画面を読み込み直してください")
    before, after = (f"「{mark}」" if mark else "未確認" for mark in (last["before"], last["after"]))
    who = shown_name(f"{last['reviewer']}さん", verified=bool(last["identity"]))
    return ReviewConflictError(
        f"{decision.comment}番は、{who}が{japanese_time(last['at'])}に{before}から{after}へ変えています。"
        "保存していません。内容を確かめて、もう一度決めてください"
    )
