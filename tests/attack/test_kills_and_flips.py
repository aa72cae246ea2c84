"""Kills at any moment, single bits that turn, a disk that is full: nothing is lost, nothing wrong is served, no litter stays.

CI tries a few; ATTACK_TRIES=60 is the campaign in .docs/tried.md.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time

import pandas as pd
import pytest

from analysis import corpus as corpus_module
from analysis.keeping.history import generations, history_folder
from analysis.keeping.putting import placed
from analysis.keeping.recovery import recover
from analysis.opening import open_corpus
from analysis.package.folder import package_hash, read_consultation
from tests.conftest import NERIMA, ROOT

TRIES = int(os.environ.get("ATTACK_TRIES", "6"))
REPLACING = """
import itertools, shutil, sys
from pathlib import Path
from analysis.keeping.putting import placed

place, packages = Path(sys.argv[1]), [Path(each) for each in sys.argv[2:]]
print("ready", flush=True)
for package in itertools.cycle(packages):
    placed(package, place, replace_other=True)
"""
FULL = """
import resource, signal, sys
from pathlib import Path
from analysis.keeping.putting import placed

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))  # no file may grow past this: as a full disk
placed(Path(sys.argv[2]), Path(sys.argv[1]), replace_other=True)
"""


@pytest.fixture
def packages(tmp_path):
    """Two packages, and the hash of each."""
    made = {}
    for note in ("a", "b"):
        folder = tmp_path / "packages" / note / "nerima-2023"
        shutil.copytree(NERIMA, folder)
        (folder / "note.txt").write_text(note, encoding="utf-8")
        made[package_hash(folder)] = folder
    return made


def litter(place) -> list[str]:
    history = history_folder(place)
    hidden = [each.name for each in place.parent.iterdir() if each.name.startswith(".") and each.name != ".history"]
    return hidden + [each.name for each in history.iterdir() if each.name.startswith(".")]


def test_a_kill_at_any_moment_of_endless_replacing_loses_nothing(packages, tmp_path):
    place, dice, kept = tmp_path / "consultations" / "nerima-2023", random.Random(11), 0
    placed(next(iter(packages.values())), place)
    command = [sys.executable, "-c", REPLACING, str(place), *map(str, packages.values())]
    for number in range(TRIES):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            process.stdout.readline()
            time.sleep(dice.uniform(0, 0.4))
            process.kill()
        recover(place.parent)
        assert package_hash(place) in packages, number
        assert all(package_hash(each.folder) in packages for each in generations(place)), number
        assert len(generations(place)) >= kept and litter(place) == [], number
        kept = len(generations(place))
    read_consultation(place)
    print(f"\n{TRIES} kills, {kept} generations, 0 lost")
    assert kept > TRIES // 3, "they fell among real replacements"


@pytest.mark.parametrize("size", [100, 5_000, 20_000])
def test_a_full_disk_leaves_the_consultation_as_it_was(packages, tmp_path, size):
    place = tmp_path / "consultations" / "nerima-2023"
    one, other = packages.values()
    placed(one, place)
    before = package_hash(place)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(place), str(other), str(size)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert done.returncode and b"File too large" in done.stderr
    assert package_hash(place) == before and generations(place) == []
    recover(place.parent)
    assert litter(place) == []


def test_single_bits_that_turn_in_the_cache_are_never_served(tmp_path, monkeypatch):
    monkeypatch.setenv("IKEN_ENGINE", "mecab")
    monkeypatch.setattr(corpus_module, "LARGE", 0)
    cache, dice, turned = tmp_path / "cache", random.Random(12), 0

    def opened():
        return open_corpus(NERIMA, ROOT / "data" / "lexicon", cache=cache)

    first = opened()
    files = sorted(path for path in cache.rglob("*") if path.is_file() and path.stat().st_size)
    for number in range(TRIES):
        path = files[number % len(files)]
        good = path.read_bytes()
        place = dice.randrange(len(good))
        path.write_bytes(good[:place] + bytes([good[place] ^ (1 << dice.randrange(8))]) + good[place + 1 :])
        again = opened()
        pd.testing.assert_frame_equal(first.words, again.words)
        pd.testing.assert_frame_equal(first.compounds, again.compounds)
        pd.testing.assert_frame_equal(first.consultation.coding, again.consultation.coding)
        assert (first.matrix("both").counts != again.matrix("both").counts).nnz == 0
        assert path.read_bytes() == good, (number, path.name)
        turned += 1
    print(f"\n{turned} bits turned over {len(files)} files, 0 served")
