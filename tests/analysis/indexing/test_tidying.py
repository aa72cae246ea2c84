"""The cache of a consultation keeps what is in use and the last few; nobody who has more of it open is broken by that."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from analysis.indexing.sealed import SEAL
from analysis.indexing.tidying import KEPT, tidy
from analysis.opening import open_corpus
from tests.analysis.indexing.conftest import DATA

HASHES = [f"{number:024x}" for number in range(6)]


def kept(cache, name, age):
    """A folder that was opened so many seconds ago."""
    folder = cache / name
    folder.mkdir()
    (folder / SEAL).write_text("{}")
    for path in (folder / SEAL, folder):
        os.utime(path, (1_000_000 - age,) * 2)
    return folder


def names(cache):
    return {path.name for path in cache.iterdir()}


def test_the_one_in_use_and_the_last_few_stay(tmp_path):
    folders = [kept(tmp_path, each, age) for age, each in enumerate(HASHES)]
    tidy(tmp_path, [folders[5]])  # though it was not opened for longest
    assert names(tmp_path) == {HASHES[5], *HASHES[: KEPT - 1]}
    tidy(tmp_path, [folders[0]])
    assert names(tmp_path) == {HASHES[5], *HASHES[: KEPT - 1]}


def test_each_kind_has_its_own_last_few(tmp_path):
    for kind in ("", "checked-", "estimated-2-"):
        for age, each in enumerate(HASHES):
            kept(tmp_path, f"{kind}{each}", age)
    kept(tmp_path, f"estimated-1-{HASHES[0]}", 10)  # of an earlier version of the program
    tidy(tmp_path, [])
    assert names(tmp_path) == {f"{kind}{each}" for kind in ("", "checked-", "estimated-2-") for each in HASHES[:KEPT]}


def test_what_was_made_from_an_index_goes_with_it(tmp_path):
    made = ("folded-1-{}", "same-1-{}", "groups-1-{}-words-8", "groups-2-{}-compounds-12")
    for age, each in enumerate(HASHES):
        kept(tmp_path, each, age)
        for name in made:
            kept(tmp_path, name.format(each), 0)
    tidy(tmp_path, [])
    assert names(tmp_path) == {name.format(each) for each in HASHES[:KEPT] for name in ("{}", *made)}


def test_an_index_that_is_being_made_is_among_the_last(tmp_path):
    for age, each in enumerate(HASHES[1:]):
        kept(tmp_path, each, age)
    parts = tmp_path / HASHES[0] / "parts"
    parts.mkdir(parents=True)
    os.utime(parts.parent, (0, 0))  # begun long ago, its last partition finished just now
    tidy(tmp_path, [])
    assert HASHES[0] in names(tmp_path) and len(names(tmp_path)) == KEPT


def test_other_names_and_no_folder_at_all_are_left_alone(tmp_path):
    for name in ("notes", "folded", HASHES[0][:-1], f"{HASHES[0]}.zip"):
        kept(tmp_path, name, 9)
    before = names(tmp_path)
    tidy(tmp_path, [])
    assert names(tmp_path) == before
    tidy(tmp_path / "nothing", [tmp_path / "nothing" / HASHES[0]])


def test_what_an_earlier_start_left_half_taken_away_goes(tmp_path):
    kept(tmp_path, f".going-{HASHES[0]}-123", 0)
    tidy(tmp_path, [])
    assert not names(tmp_path)


def test_a_folder_that_the_system_holds_stays_whole(tmp_path, monkeypatch):
    """On Windows a folder with an open file cannot be renamed."""
    folders = [kept(tmp_path, each, age) for age, each in enumerate(HASHES)]

    def held(self, target):
        raise PermissionError(13, "used by another process", str(self))

    monkeypatch.setattr(Path, "rename", held)
    tidy(tmp_path, [])
    assert names(tmp_path) == {*HASHES} and all((each / SEAL).is_file() for each in folders)


@pytest.mark.parametrize("mapped", [0, 2**40])
def test_who_has_an_old_index_open_goes_on_with_it(tmp_path, monkeypatch, mapped):
    """Opened mapped and read; after four changes of the lexicon, the corpus of before counts as it did."""
    monkeypatch.setattr("analysis.indexing.mapped.MAPPED", mapped)
    monkeypatch.setattr("analysis.corpus.LARGE", 0)
    nerima, lexicon, cache = DATA / "consultations" / "nerima-2023", tmp_path / "lexicon", tmp_path / "cache"
    shutil.copytree(DATA / "lexicon", lexicon)
    first = open_corpus(nerima, lexicon, cache=cache)
    expected = open_corpus(nerima, lexicon, cache=cache).matrix("both").totals
    for word in ("区民", "窓口", "職員", "人材")[: KEPT + 1]:
        with (lexicon / "stop_words.txt").open("a", encoding="utf-8") as file:
            file.write(f"{word}\n")
        open_corpus(nerima, lexicon, cache=cache)
    indexes = [path for path in (cache / nerima.name).iterdir() if len(path.name) == 24]
    assert len(indexes) == KEPT and not first.kept.exists()
    for found, wanted in zip(first.matrix("both").totals, expected, strict=True):
        assert (found == wanted).all()
    again = open_corpus(nerima, DATA / "lexicon", cache=cache)
    assert first.words.equals(again.words) and first.kept.exists()
