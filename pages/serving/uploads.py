"""What visitors give us: taken only where a page asks for it, kept in a folder of this server, gone with the visit.

Streamlit holds uploaded files in memory (`MemoryUploadedFileManager`), by visit; it takes them from whoever knows the number of a
visit, whether a page asked or not, and lets go of them two minutes after the connection, at the next visit at the earliest.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import logging
import os
import re
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from streamlit.runtime import Runtime, exists, get_instance

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

MIB = 1024 * 1024
GRACE = 20.0
"""Seconds after which a visit without connection is over; a network that fails for a moment is back by then."""
LOOK = 5.0
"""Seconds between two looks for visits that are over."""
FRAME = MIB
"""What a message may have around a file."""
TOTAL = 800 * MIB
"""What all visits together may have in memory: eight of the largest documents."""
FOLDER = "IKEN_UPLOADS"
_PUT = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
log = logging.getLogger("iken_atlas")


# --- the folder --------------------------------------------------------------------------------------------------------------


def uploads_root() -> Path:
    """Where servers of this account keep uploads while they read them: IKEN_UPLOADS, or a folder of the temporary files."""
    given = os.environ.get(FOLDER)
    return Path(given) if given else Path(tempfile.gettempdir()) / f"iken-atlas-{getattr(os, 'getuid', lambda: 'uploads')()}"


@dataclass
class _Server:
    """The folder of this server, locked as long as it lives."""

    folder: Path
    lock: FileLock


_own: list[_Server] = []
_making = threading.Lock()


def visit_folder(session: str) -> Path:
    """The folder of a visit, for its uploads. Raises OSError."""
    folder = _server().folder / re.sub(r"\W", "-", session)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _server() -> _Server:
    with _making:
        if not _own:
            root = uploads_root()
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix="server-", dir=root))
            lock = FileLock(root / f"{folder.name}.lock")
            lock.acquire(timeout=1)
            _own.append(_Server(folder, lock))
            atexit.register(close)
        return _own[0]


def sweep() -> list[str]:
    """Take away what servers that are no more left behind, however they ended; the names of their folders."""
    swept: list[str] = []
    root = uploads_root()
    for folder in sorted(root.glob("server-*")) if root.is_dir() else []:
        if not folder.is_dir() or any(folder == each.folder for each in _own):
            continue
        with contextlib.suppress(Timeout, OSError), FileLock(root / f"{folder.name}.lock", timeout=0):
            shutil.rmtree(folder)
            swept.append(folder.name)
            (root / f"{folder.name}.lock").unlink(missing_ok=True)
    return swept


def close() -> None:
    """At the end of the server: nothing of any visit stays."""
    while _own:
        server = _own.pop()
        shutil.rmtree(server.folder, ignore_errors=True)
        server.lock.release()
        Path(server.lock.lock_file).unlink(missing_ok=True)


# --- the end of a visit ------------------------------------------------------------------------------------------------------


async def keep_tidy() -> None:
    """While the server runs: end visits that have uploads and no connection any more, with all that is kept of them."""
    gone: dict[str, float] = {}
    while True:
        await asyncio.sleep(LOOK)
        try:
            for session in over(gone, time.monotonic()):
                get_instance().close_session(session)
                _asked.pop(session, None)
                await asyncio.to_thread(forget, session)
        except Exception:  # tidying must go on
            log.exception("Uploads could not be tidied")


def over(gone: dict[str, float], now: float) -> list[str]:
    """Visits with uploads that have been without connection for GRACE; `gone` remembers since when."""
    runtime = get_instance()
    having = {*_stored(runtime), *_asked, *(folder.name for folder in _folders())}
    away = {session for session in having if not runtime.is_active_session(session)}
    for session in [each for each in gone if each not in away]:
        del gone[session]
    return sorted(session for session in away if now - gone.setdefault(session, now) >= GRACE)


def _folders() -> list[Path]:
    return [folder for server in _own for folder in server.folder.iterdir() if folder.is_dir()]


def forget(session: str) -> None:
    """Take away the folder of a visit."""
    for folder in _folders():
        if folder.name == session:
            shutil.rmtree(folder, ignore_errors=True)


def _stored(runtime: Runtime) -> dict[str, int]:
    """Visit → bytes of its files in memory."""
    storage = getattr(runtime.uploaded_file_mgr, "file_storage", {})
    return {session: sum(len(file.data) for file in files.values()) for session, files in [*storage.items()] if files}


# --- the door ----------------------------------------------------------------------------------------------------------------


@dataclass
class _Asked:
    """What the page that a visit looks at asks for."""

    most: int
    """Bytes of a file."""
    arriving: int = 0
    """Bytes on their way."""


_asked: dict[str, _Asked] = {}
_counting = threading.Lock()


def ask(session: str, most: int) -> None:
    """A page draws a choice of a file of at most so many bytes."""
    with _counting:
        _asked.setdefault(session, _Asked(most)).most = most


def ask_no_more(session: str) -> None:
    """The visit looks at another page, which may ask for itself."""
    with _counting:
        if session in _asked:
            _asked[session].most = 0


@dataclass
class Door:
    """Refuses files that no page asked for, and more of them than a page can use, before a byte is read."""

    app: ASGIApp
    total: int = field(default=TOTAL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = _PUT.search(scope["path"]) if scope["type"] == "http" and scope["method"] in ("PUT", "POST") else None
        if not found:
            await self.app(scope, receive, send)
            return
        size = Headers(scope=scope).get("content-length", "")
        status, why = (
            self._refusal(found[1], int(size)) if size.isdecimal() else (411, "大きさの分からないファイルは受け取りません。")
        )
        if status:
            await PlainTextResponse(why, status_code=status)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            with _counting:
                if found[1] in _asked:
                    _asked[found[1]].arriving -= int(size)

    def _refusal(self, session: str, size: int) -> tuple[int, str]:
        """Status and reason why a file of this size is refused; 0 where it is taken, and then counted as arriving."""
        stored = _stored(get_instance()) if exists() else {}
        with _counting:
            asked = _asked.get(session)
            if asked is None or not asked.most:
                return 403, "この画面ではファイルを受け取りません。"
            if size > asked.most + FRAME:
                return 413, f"ファイルが大きすぎます（上限は{asked.most // MIB}MiB）。"
            if stored.get(session, 0) + asked.arriving + size > 2 * (asked.most + FRAME):  # one that takes the place of another
                return 429, "先に送ったファイルの読み取りが終わってから送ってください。"
            if sum(stored.values()) + sum(each.arriving for each in _asked.values()) + size > self.total:
                return 503, "ほかの人のファイルを受け取っているところです。少し待ってから送ってください。"
            asked.arriving += size
            return 0, ""
