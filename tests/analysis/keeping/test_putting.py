"""Every generation is kept; a kill at any step loses nothing; of two who save at once, one is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading

import pytest

from analysis.access.people import Person, Role
from analysis.keeping import exchange, putting
from analysis.keeping.history import generations, history_folder, kept_ids, locked, state_of
from analysis.keeping.putting import placed, put, restore
from analysis.keeping.recovery import recover
from analysis.package.folder import package_hash, read_consultation
from analysis.package.problem import PackageError
from tests.conftest import ROOT

EDITOR = Person("山田", Role.EDITOR)


@pytest.fixture
def place(tmp_path):
    return tmp_path / "consultations" / "nerima-2023"


@pytest.fixture
def version(tmp_path, nerima_folder):
    """Make a package that differs from every other by a note in it."""

    def make(note: str):
        folder = tmp_path / "packages" / note
        shutil.copytree(nerima_folder, folder)
        (folder / "note.txt").write_text(note, encoding="utf-8")
        return folder

    return make


def notes(place) -> list[str]:
    """The note of the consultation, then those of its generations, the newest first."""
    return [
        (folder / "note.txt").read_text(encoding="utf-8") for folder in (place, *(each.folder for each in generations(place)))
    ]


def litter(place) -> list[str]:
    history = history_folder(place)
    return [
        each.name
        for each in (*place.parent.iterdir(), *(history.iterdir() if history.exists() else ()))
        if each.name[:3] in (".co", ".re")
    ]


def test_every_generation_is_kept_and_can_be_restored(place, version):
    for note in "abcd":
        put(version(note), place, by=EDITOR, replace_other=True)
    assert notes(place) == ["d", "c", "b", "a"]
    assert all(package_hash(each.folder).startswith(each.content) and each.title for each in generations(place))
    restore(generations(place)[-1].folder, place, by=EDITOR)
    assert notes(place) == ["a", "d", "c", "b", "a"] and litter(place) == []
    read_consultation(place)
    assert kept_ids(place.parent) == ["nerima-2023"]


def test_without_the_step_of_the_system_two_renames_do_the_same(place, version, monkeypatch):
    monkeypatch.setattr(putting, "exchanged", lambda *_: False)
    for note in "abc":
        put(version(note), place, by=EDITOR, replace_other=True)
    assert notes(place) == ["c", "b", "a"] and litter(place) == []


def test_the_step_of_the_system_exchanges_two_folders(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "name").write_text(folder.name, encoding="utf-8")
    assert exchange.exchanged(one, other)
    assert (one / "name").read_text(encoding="utf-8") == "other"
    with pytest.raises(OSError):
        exchange.exchanged(one, tmp_path / "nowhere")


def test_who_saw_something_else_is_told_and_nothing_is_replaced(place, version):
    put(version("a"), place, by=EDITOR)
    seen = state_of(place)
    put(version("b"), place, by=EDITOR, replace_other=True, seen=seen)
    with pytest.raises(PackageError, match="ほかの人がこの資料を保存しました"):
        put(version("c"), place, by=EDITOR, replace_other=True, seen=seen)
    with pytest.raises(PackageError, match="同じIDの資料があります"):
        put(version("d"), place, by=EDITOR, seen="")
    assert notes(place) == ["b", "a"] and litter(place) == []


def test_of_two_who_save_at_once_one_is_told_in_each_of_forty_rounds(place, version):
    packages = [version("x"), version("y")]
    told = []
    for number in range(40):
        if number % 2:
            shutil.rmtree(place)  # every other round the name is free at first
        seen, barrier, said = state_of(place), threading.Barrier(2), []

        def save(package, seen=seen, barrier=barrier, said=said):
            barrier.wait()
            try:
                placed(package, place, replace_other=True, seen=seen)
            except PackageError as error:
                said.append(str(error))

        savers = [threading.Thread(target=save, args=(package,)) for package in packages]
        for saver in savers:
            saver.start()
        for saver in savers:
            saver.join(timeout=60)
        told.append(len(said))
    assert told == [1] * 40


def test_who_waits_too_long_for_another_is_told(place, version):
    place.parent.mkdir()
    with locked(place), pytest.raises(PackageError, match="保存しているところです"), locked(place, seconds=0.1):
        pass


def test_where_the_new_one_cannot_be_put_the_old_one_stays(place, version, monkeypatch):
    put(version("a"), place, by=EDITOR)

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(putting, "exchanged", no_space)
    with pytest.raises(OSError, match="No space left"):
        put(version("b"), place, by=EDITOR, replace_other=True)
    monkeypatch.setattr(putting.shutil, "copytree", no_space)
    with pytest.raises(OSError, match="No space left"):
        put(version("c"), place, by=EDITOR, replace_other=True)
    assert notes(place) == ["a"] and litter(place) == []


KILLED = """
import os, sys
from pathlib import Path
from analysis.keeping import putting

package, place, step, two = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "two"
if two:
    putting.exchanged = lambda *_: False
count = 0

def dying(real):
    def call(*given, **named):
        global count
        count += 1
        if count == step:
            os._exit(9)  # as a kill would: nothing is tidied
        done = real(*given, **named)
        count += 1
        if count == step:
            os._exit(9)
        return done
    return call

for owner, name in ((Path, "rename"), (putting.shutil, "copytree"), (putting, "exchanged"), (Path, "write_bytes")):
    setattr(owner, name, dying(getattr(owner, name)))
putting.placed(package, place, replace_other=True)
"""


@pytest.mark.parametrize("way", ["one", "two"])
def test_a_kill_at_any_step_loses_nothing_and_leaves_no_litter(place, version, way):
    package, died = version("b"), 0
    for step in range(1, 20):
        shutil.rmtree(place.parent, ignore_errors=True)
        put(version(f"a{step}{way}"), place, by=EDITOR)
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(package), str(place), str(step), way], cwd=ROOT, timeout=120, check=False
        )
        recover(place.parent)
        old, now = f"a{step}{way}", notes(place)
        assert now in ([old], ["b", old]), (step, now)
        assert litter(place) == [], step
        read_consultation(place)
        if done.returncode == 0:
            assert now == ["b", old]
            break
        died += 1
    assert died >= 8, "it was killed before and after copying, writing, and each rename"


def test_what_earlier_versions_left_is_kept_or_cleared(place, version):
    put(version("b"), place, by=EDITOR)
    shutil.copytree(version("a"), place.with_name(".nerima-2023.before"))
    (place.parent / ".coming-x1y2").mkdir()
    part = place / ".comments.csv.12345"
    part.write_bytes(b"half")
    os.utime(part, (1, 1))
    assert len(recover(place.parent)) == 3
    assert notes(place) == ["b", "a"] and litter(place) == [] and not part.exists()
    assert recover(place.parent) == []
