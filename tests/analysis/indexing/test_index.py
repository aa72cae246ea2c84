"""An index is the same however it was made, and a stopped run goes on."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd

from analysis.indexing import partitions
from analysis.indexing.index import build_index, is_indexed
from analysis.indexing.mapped import read_mapped
from analysis.indexing.partitions import jobs
from analysis.language.compounds import join_compounds
from analysis.language.tokens import tokenize_comments
from tests.analysis.indexing.conftest import DATA


def index(comments, lexicon, folder, **options):
    """Index with partitions of ten comments; the bytes of both files."""
    assert list(build_index(comments, lexicon, folder, size=10, **options))[-1:] == [len(comments)]
    assert is_indexed(folder) and not (folder / "parts").exists()
    return [(folder / f"{kind}.arrow").read_bytes() for kind in ("words", "compounds")]


def test_partitions_together_are_the_tokens_of_the_whole(comments, lexicon, tmp_path):
    index(comments, lexicon, tmp_path)
    words = tokenize_comments(comments, lexicon)
    pd.testing.assert_frame_equal(read_mapped(tmp_path / "words.arrow"), words)
    compounds = join_compounds(words, comments)
    found = read_mapped(tmp_path / "compounds.arrow")
    pd.testing.assert_frame_equal(found.astype(dict.fromkeys(compounds.select_dtypes("category"), "str")), plain(compounds))


def plain(table):
    return table.astype(dict.fromkeys(table.select_dtypes("category"), "str"))


def test_two_processes_give_the_bytes_of_one(comments, lexicon, tmp_path):
    assert index(comments, lexicon, tmp_path / "two", workers=2) == index(comments, lexicon, tmp_path / "one")


def test_a_stopped_run_goes_on_where_it_was(comments, lexicon, tmp_path, monkeypatch):
    whole = index(comments, lexicon, tmp_path / "whole")
    begun = build_index(comments, lexicon, tmp_path / "stopped", size=10)
    assert [next(begun) for _ in range(3)] == [10, 20, 30]
    begun.close()
    assert not is_indexed(tmp_path / "stopped")
    assert [job.number for job in jobs(comments, tmp_path / "stopped" / "parts", 10)] == [3, 4, 5, 6, 7, 8, 9]
    made = []
    real = partitions.tokenize_partition
    monkeypatch.setattr(partitions, "tokenize_partition", lambda job, *rest: made.append(job.number) or real(job, *rest))
    assert index(comments, lexicon, tmp_path / "stopped") == whole
    assert made == [3, 4, 5, 6, 7, 8, 9]


def test_no_comments_and_one(comments, lexicon, tmp_path):
    for count in (0, 1):
        folder = tmp_path / str(count)
        list(build_index(comments.head(count), lexicon, folder))
        pd.testing.assert_frame_equal(
            plain(read_mapped(folder / "words.arrow")), plain(tokenize_comments(comments.head(count), lexicon))
        )


KILLED = """
import sys
from pathlib import Path
from analysis.indexing.index import build_index
from analysis.package.folder import read_consultation
from analysis.language.lexicon import read_lexicon

data = Path(sys.argv[1])
comments = read_consultation(data / "consultations" / "nerima-2023").comments
for done in build_index(comments, read_lexicon(data / "lexicon"), Path(sys.argv[2]), size=10):
    print(done, flush=True)
"""


def test_a_run_that_was_killed_goes_on_where_it_was(comments, lexicon, tmp_path, monkeypatch):
    whole, stopped = index(comments, lexicon, tmp_path / "whole"), tmp_path / "stopped"
    command = [sys.executable, "-c", KILLED, str(DATA), str(stopped)]
    with subprocess.Popen(command, cwd=DATA.parent, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline() for _ in range(2)]
        process.kill()
    assert lines == ["10\n", "20\n"] and not is_indexed(stopped)
    kept = len(comments) // 10 + 1 - len(jobs(comments, stopped / "parts", 10))
    assert kept >= 2
    made = []
    real = partitions.tokenize_partition
    monkeypatch.setattr(partitions, "tokenize_partition", lambda job, *rest: made.append(job.number) or real(job, *rest))
    assert index(comments, lexicon, stopped) == whole
    assert made == list(range(kept, 10))
