"""Whatever an upload is, its reading ends within its limits; who leaves ends it."""

from __future__ import annotations

import os
import time

import pytest

from analysis.ingest.apart import process
from analysis.ingest.apart.limits import MEMORY
from analysis.ingest.apart.process import read_draft
from analysis.package.folder import package_hash
from analysis.package.problem import PackageError

RESULT = "番号,意見,考え方,対応区分\n1,歩道を広げてほしい。,追記しました。,修正\n2,照明をつけてほしい。,困難です。,不採用\n"


class LeftError(Exception):
    """A visitor who went elsewhere."""


def test_what_is_read_apart_is_what_is_read_here(tmp_path):
    from analysis.ingest import draft

    here = draft.read_draft("結果.csv", RESULT.encode(), tmp_path / "here")
    apart = read_draft("結果.csv", RESULT.encode(), tmp_path / "apart")
    assert package_hash(apart.folder) == package_hash(here.folder)
    assert apart.built.tables["comments.csv"].equals(here.built.tables["comments.csv"])
    assert [path.name for path in (tmp_path / "apart").iterdir()] == ["package"]


def test_a_document_that_takes_too_long_is_given_up_and_its_process_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "SECONDS", 1.0)
    started = _watched(monkeypatch)
    with pytest.raises(PackageError, match="秒より長くかかるため"):
        read_draft("結果.csv", (RESULT + "3,あ,い,修正\n" * 200_000).encode(), tmp_path / "visit")
    assert [each.poll() is not None for each in started] == [True]
    assert not [each for each in (tmp_path / "visit").iterdir() if each.name.startswith(".apart-")]


def test_who_leaves_ends_the_reading(tmp_path, monkeypatch):
    started, begin = _watched(monkeypatch), time.monotonic()

    def leave(ahead: int | None) -> None:
        if ahead is None and time.monotonic() - begin > 1:
            raise LeftError

    with pytest.raises(LeftError):
        read_draft("結果.csv", (RESULT + "3,あ,い,修正\n" * 200_000).encode(), tmp_path / "visit", leave)
    assert time.monotonic() - begin < 20
    assert [each.poll() is not None for each in started] == [True]


def test_a_document_that_needs_too_much_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "_started", _with_act(process._started, f"bytearray({2 * MEMORY})"))
    with pytest.raises(PackageError, match="メモリが多すぎます"):
        read_draft("結果.csv", RESULT.encode(), tmp_path / "visit")


@pytest.mark.parametrize("act", ["__import__('os').abort()", "__import__('os').kill(__import__('os').getpid(), 11)"])
def test_a_library_that_crashes_takes_only_its_own_process(tmp_path, monkeypatch, act):
    monkeypatch.setattr(process, "_started", _with_act(process._started, act))
    with pytest.raises(PackageError, match="途中で止まりました"):
        read_draft("結果.csv", RESULT.encode(), tmp_path / "visit")


def test_a_packed_table_is_our_way_to_store_and_no_document(tmp_path):
    import lzma

    with pytest.raises(PackageError, match="圧縮されたファイル（xz）です"):
        read_draft("結果.csv.xz", lzma.compress(b" " * (500 * 2**20), preset=0), tmp_path / "visit")


def _watched(monkeypatch) -> list:
    """The processes that are started from now on."""
    started, real = [], process._started
    monkeypatch.setattr(process, "_started", lambda *given: started.append(real(*given)) or started[-1])
    return started


def _with_act(real, act: str):
    """The same process, whose reading runs `act` first."""
    code = (
        "import sys; from analysis.ingest import draft; real = draft.import_file\n"
        f"def bad(*given, **named): {act}; return real(*given, **named)\n"
        "draft.import_file = bad\n"
        "from analysis.ingest.apart.__main__ import main; main()"
    )

    def started(asked, answer):
        import subprocess
        import sys

        environment = os.environ | {"PYTHONPATH": str(process._ROOT)}
        return subprocess.Popen([sys.executable, "-c", code, str(asked), str(answer)], env=environment, start_new_session=True)

    return started
