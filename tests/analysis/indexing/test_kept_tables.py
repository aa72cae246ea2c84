"""A table of a large consultation is made once, read back the same, and made anew where the file is not what was written."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indexing import kept_tables
from analysis.indexing.kept_tables import kept_table
from analysis.opening import open_corpus
from tests.analysis.indexing.conftest import DATA

TABLE = pd.DataFrame({"opinion": pd.Series(["あ", "", "い"], dtype="str"), "leads": [0, 1, 0]})


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Ask for the table; how often it was made."""
    monkeypatch.setattr(kept_tables, "KEPT_FROM", 3)
    times = []

    def ask(index=tmp_path / "index", comments=3):
        return kept_table(index, "folded", comments, lambda: times.append(1) or TABLE.copy())

    return ask, times


def test_it_is_made_once_and_read_back_the_same(made):
    ask, times = made
    for _ in range(3):
        pd.testing.assert_frame_equal(ask(), TABLE)
    assert len(times) == 1


def test_a_damaged_file_is_made_anew(made, tmp_path):
    ask, times = made
    ask()
    path = next(tmp_path.rglob("folded.arrow"))
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    pd.testing.assert_frame_equal(ask(), TABLE)
    assert len(times) == 2


def test_of_few_comments_and_without_an_index_nothing_is_kept(made, tmp_path):
    ask, times = made
    ask(comments=2)
    ask(index=None)
    assert len(times) == 2 and not list(tmp_path.iterdir())


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(made, tmp_path):
    ask, _ = made
    (tmp_path / "blocked").write_text("")
    pd.testing.assert_frame_equal(ask(index=tmp_path / "blocked" / "index"), TABLE)


def test_a_consultation_has_the_same_texts_from_the_cache(tmp_path, monkeypatch):
    folder, lexicon = DATA / "consultations" / "nerima-2023", DATA / "lexicon"
    fresh = open_corpus(folder, lexicon, cache=tmp_path)
    folded, same = fresh.folded_texts, fresh.same_texts
    monkeypatch.setattr(kept_tables, "KEPT_FROM", 1)
    for _ in range(2):
        again = open_corpus(folder, lexicon, cache=tmp_path)
        pd.testing.assert_frame_equal(again.folded_texts, folded)
        assert (again.same_texts == same).all()
    assert sorted(path.name for path in tmp_path.rglob("*.arrow") if path.stem in ("folded", "same")) == [
        "folded.arrow",
        "same.arrow",
    ]


def test_without_themes_the_assignments_are_an_empty_table_of_the_same_columns(tmp_path, copy_of_nerima):
    from analysis.ingest.write import rebuild

    lexicon = DATA / "lexicon"
    with_themes = open_corpus(copy_of_nerima, lexicon, cache=tmp_path).assignments
    (copy_of_nerima / "themes.toml").unlink()
    (copy_of_nerima / "theme_coding.csv").unlink(missing_ok=True)
    rebuild(copy_of_nerima)
    without = open_corpus(copy_of_nerima, lexicon, cache=tmp_path)
    assert not without.themes and without.assignments.empty and "rule_texts" not in without.__dict__
    assert list(without.assignments.columns) == list(with_themes.columns)
