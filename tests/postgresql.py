"""A PostgreSQL server for the tests: found, or installed where that is allowed, else asked for; started in a folder of its own.

`python -m tests.postgresql` prints where its programs are, or what to do to get them, and then exits with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests import debian

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
PROGRAMS = ("initdb", "pg_ctl", "psql")
ACCOUNTS = ("postgres", "nobody")
ADVICE = """\
確認の記録のテストに使う PostgreSQL（initdb・pg_ctl・psql）がありません。
  Debian・Ubuntu: sudo apt install postgresql
  macOS:          brew install postgresql
  別の場所にあるなら: 環境変数 IKEN_POSTGRES に bin フォルダのパスを入れてください。
No PostgreSQL: install it as above, or set IKEN_POSTGRES to the folder of initdb and pg_ctl."""


class NoPostgresError(Exception):
    """There is no PostgreSQL, or no account that may run it."""


def candidates() -> Iterator[Path]:
    """Folders that may hold the programs, the one asked for first, newer versions before older ones."""
    if asked := os.environ.get("IKEN_POSTGRES"):
        yield Path(asked)
    for place in PLACES:
        yield from sorted(Path("/").glob(place.lstrip("/")), reverse=True)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent


def programs() -> Path:
    """The folder with initdb and pg_ctl, installed if need be. Raises NoPostgresError."""
    for attempt in range(2):
        for folder in candidates():
            if all((folder / name).is_file() for name in PROGRAMS):
                return folder
        if not attempt:
            install()
    raise NoPostgresError(ADVICE)


def install() -> None:
    """Install it from the system's packages where we may; otherwise do nothing."""
    debian.install(["postgresql"])


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def account() -> str | None:
    """Another account to run it under: PostgreSQL refuses to run as root. None where we are not root. Raises NoPostgresError."""
    if not is_root():
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in ACCOUNTS:
        if name in known:
            return name
    raise NoPostgresError(f"PostgreSQL は root では動きません。{'か'.join(ACCOUNTS)} のアカウントを作ってください。\n{ADVICE}")


class Server:
    """A running server that listens on a socket in its own folder and on no port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin, self.user = folder, programs(), account()
        if self.user:
            shutil.chown(folder, self.user)
        self._run("initdb", "-D", "data", "-U", "iken", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C")
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://iken@/postgres?host={self.folder}"

    def new_database(self) -> str:
        """The address of an empty database of its own."""
        name = f"iken_{uuid.uuid4().hex[:12]}"
        self._run("psql", "-h", str(self.folder), "-U", "iken", "-d", "postgres", "-c", f"CREATE DATABASE {name}")
        return self.url.replace("@/postgres?", f"@/{name}?")

    def start(self) -> None:
        # fsync stays on: a kill is tested.
        options = f"-k {self.folder} -c listen_addresses= -c max_connections=40"
        self._run("pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is what a power cut is to it."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def _run(self, program: str, *words: str) -> None:
        said = self.folder / "said"
        with said.open("w") as output:  # a file, not a pipe: the server would keep a pipe open
            done = subprocess.run(
                [str(self.bin / program), *words],
                cwd=self.folder,
                user=self.user,
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=120,
            )
        if done.returncode:
            log = self.folder / "log"
            raise NoPostgresError(f"{program}: {said.read_text()}{log.read_text() if log.is_file() else ''}")


@contextmanager
def running() -> Iterator[Server]:
    """A server for the time of some tests. Raises NoPostgresError."""
    # Not under pytest's own folder, which another account may not enter; and short, for the path of a socket is limited.
    with tempfile.TemporaryDirectory(prefix="iken-pg-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)
        server = Server(Path(place))
        try:
            yield server
        finally:
            server.stop("immediate")


def main() -> int:
    try:
        print(programs())
    except NoPostgresError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
