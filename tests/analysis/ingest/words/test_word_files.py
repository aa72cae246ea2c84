"""Words kept as data: lists are taken in, and a data folder adds its own without touching those of the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from analysis.ingest.words import word_files
from analysis.ingest.words.word_files import FOLDER, alternatives, own_folder, words
from analysis.package.problem import PackageError

ROOT = Path(__file__).parents[4]
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
LONGEST = 145


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Writes a file of the data folder's own words."""
    monkeypatch.setenv("IKEN_DATA", str(tmp_path))
    (tmp_path / "ingest").mkdir()

    def write(name, text):
        (tmp_path / "ingest" / f"{name}.toml").write_text(text, encoding="utf-8")
        word_files._words.cache_clear()

    yield write
    word_files._words.cache_clear()


@pytest.mark.parametrize("name", FILES)
def test_no_line_is_longer_than_a_screen(name):
    long = [line for line in (FOLDER / f"{name}.toml").read_text(encoding="utf-8").splitlines() if len(line) > LONGEST]
    assert long == []


@pytest.mark.parametrize("name", FILES)
def test_every_text_can_be_read_as_a_pattern_and_takes_in_no_unknown_list(name):
    assert list(word_files._unreadable(name, words(name))) == []


def test_every_list_is_used():
    taken = set(re.findall(r"\{([a-z_]+)\}", "".join((FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in FILES)))
    assert taken >= set(tomllib.loads((FOLDER / "lists.toml").read_text(encoding="utf-8")))


def test_a_list_stands_for_any_of_its_entries(own):
    own("lists", 'voiced = ["つぶやき"]\n')
    opinion = re.compile(alternatives(words("headings")["opinion"]["certain"]))
    assert opinion.fullmatch("市民のつぶやきの概要")
    assert opinion.fullmatch("市民の要望の概要")


def test_what_a_data_folder_writes_is_added_and_comes_first(own):
    before = words("meanings")["rules"]
    own("meanings", '[[rules]]\nmeaning = "revised"\npattern = "^なおした$"\n')
    after = words("meanings")["rules"]
    assert after[0] == {"meaning": "revised", "pattern": "^なおした$"}
    assert after[1:] == before


def test_a_pattern_gets_a_further_alternative(own):
    own("contents", 'tick = "レ点"\n')
    assert {sign for sign in ("レ点", "○", "あ") if re.fullmatch(alternatives(words("contents")["tick"]), sign)} == {"レ点", "○"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("headings", '[opinions]\ncertain = ["あ"]\n', ("知らない項目", "opinions", "opinion")),
        ("headings", '[opinion]\nsure = ["あ"]\n', ("知らない項目", "sure", "certain")),
        ("headings", 'opinion = "あ"\n', ("形が違います", "opinion")),
        ("headings", '[opinion]\ncertain = ["(あ"]\n', ("正規表現", "(あ")),
        ("headings", '[opinion]\ncertain = ["{声}{nobody}"]\n', ("一覧はありません", "{nobody}", "voiced")),
        ("headings", "[opinion\n", ("読めません", "TOML")),
        ("lists", 'voiced = ["{told}"]\ntold = ["{voiced}"]\n', ("互いを含む",)),
    ],
)
def test_what_cannot_be_used_is_refused_with_file_value_and_remedy(own, name, text, said):
    own(name, text)
    with pytest.raises(PackageError) as refused:
        words("headings")
    assert all(word in str(refused.value) for word in ("ingest", *said))


def test_the_folder_of_the_program_is_not_read_twice(monkeypatch):
    monkeypatch.setenv("IKEN_DATA", str(FOLDER.parent))
    assert own_folder() is None


def test_a_document_is_imported_by_the_words_of_its_data_folder(tmp_path):
    (tmp_path / "ingest").mkdir()
    (tmp_path / "ingest" / "headings.toml").write_text(
        '[opinion]\ncertain = ["つぶやき"]\n\n[reply]\ncertain = ["おへんじ"]\n', encoding="utf-8"
    )
    rows = "".join(f"{number},駅前の駐輪場を増やしてほしい。,検討してまいります。\n" for number in (1, 2, 3))
    (tmp_path / "結果.csv").write_text(f"番号,つぶやき,おへんじ\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "import", str(tmp_path / "結果.csv"), "--id", "town"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "IKEN_DATA": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    recipe = tomllib.loads((tmp_path / "consultations" / "town" / "build.toml").read_text(encoding="utf-8"))
    assert recipe["source"]["columns"] == {"番号": "no", "つぶやき": "opinion", "おへんじ": "reply"}, done.stderr
    assert "見出しから分かりません" not in done.stderr
