"""Faults of the rules that all share are named, and the last good ones serve; a fault in one package is its own."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from analysis.library import open_library
from analysis.shared_rules import rules_hash, shared_rules
from tests.conftest import ROOT


@pytest.fixture
def data(copy_of_nerima):
    """A data folder of its own, with Nerima, the lexicon and the rules for replies."""
    folder = copy_of_nerima.parents[1]
    for name in ("lexicon", "replies"):
        shutil.copytree(ROOT / "data" / name, folder / name)
    return folder


FAULTS = [
    ("lexicon/user_dictionary.csv", b"abc,1\n", "lexicon/user_dictionary.csv 1行目"),
    ("lexicon/user_dictionary.csv", "あ,9999,9999,1,名詞,一般,*,*,*,*,あ,ア,ア\n".encode(), "範囲の外"),
    ("lexicon/variants.csv", "HP,ホームページ\nホームページ,HP\n".encode(), "堂々巡り"),
    ("lexicon/synonyms.csv", "高齢者,「あ」または「い」\n".encode(), "1つの語ではありません"),
    ("lexicon/stop_words.txt", "する".encode("cp932"), "UTF-8"),
    ("replies/actors.csv", b"\xff\xfe", "actors.csv"),
    ("replies/promise_cues.csv", b"grade,pattern,example,why\nx,(,e,w\n", "promise_cues.csv"),
    ("replies/light_words.txt", b"\x81", "utf-8"),
    ("replies/response_type_cues.csv", b"", "response_type_cues.csv"),
]


@pytest.mark.parametrize(("file", "content", "said"), FAULTS)
def test_the_last_good_rules_serve_and_the_fault_is_named(data, tmp_path, file, content, said):
    cache = tmp_path / "cache"
    before = open_library(data, cache=cache)
    assert before.shared_problems == ()
    (data / file).write_bytes(content)
    after = open_library(data, cache=cache)
    assert after.ids == before.ids and not after.problems
    assert any(said in str(problem) for problem in after.shared_problems), [str(each) for each in after.shared_problems]
    one, other = (library.corpora["nerima-2023"] for library in (before, after))
    pd.testing.assert_frame_equal(one.words, other.words)
    pd.testing.assert_frame_equal(one.findings.promises, other.findings.promises)


def test_a_copy_that_was_spoilt_itself_is_not_served(data, tmp_path):
    cache = tmp_path / "cache"
    kept = shared_rules(data, cache=cache).data
    stop_words = kept / "lexicon" / "stop_words.txt"
    stop_words.write_bytes(stop_words.read_bytes().replace("する".encode(), "すゑ".encode(), 1))
    (data / "lexicon" / "variants.csv").write_bytes(b"a\n")
    assert shared_rules(data, cache=cache).data != kept, "nothing good is left of it"
    shutil.copy(ROOT / "data" / "lexicon" / "variants.csv", data / "lexicon")
    again = shared_rules(data, cache=cache).data
    assert again == kept and rules_hash(again) == rules_hash(data)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("user_dictionary.csv", b"abc,1\n"),
        ("user_dictionary.csv", b'"abc\n'),
        ("variants.csv", b"a,b,c\n"),
        ("stop_words.txt", b"\xff"),
        ("variants.csv", b"a,b\nb,a\n"),
    ],
)
def test_a_bad_row_in_the_lexicon_of_one_package_is_the_problem_of_that_package_only(data, tmp_path, file, content):
    other = data / "consultations" / "other"
    shutil.copytree(data / "consultations" / "nerima-2023", other)
    (other / "lexicon").mkdir(exist_ok=True)
    (other / "lexicon" / file).write_bytes(content)
    library = open_library(data, cache=tmp_path / "cache")
    assert library.ids == ("nerima-2023",) and library.shared_problems == ()
    (problem, *_) = library.problems["other"].problems
    assert file.partition(".")[0] in problem.file and problem.remedy


def test_whatever_a_package_leads_the_libraries_into_is_its_own_problem(data, tmp_path, monkeypatch):
    import analysis.opening as opening_module

    shutil.copytree(data / "consultations" / "nerima-2023", data / "consultations" / "other")
    real = opening_module.rule_problems

    def unforeseen(consultation):
        if consultation.id == "other":
            raise KeyError("nobody thought of this")
        return real(consultation)

    monkeypatch.setattr(opening_module, "rule_problems", unforeseen)
    library = open_library(data, cache=tmp_path / "cache")
    assert library.ids == ("nerima-2023",) and "KeyError" in str(library.problems["other"].problems[0])
