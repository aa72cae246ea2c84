"""Estimated marks as rows of the coding table, and as a basis of an opened consultation."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from analysis import schema
from analysis.library import open_library
from analysis.opening import open_corpus
from analysis.package.problem import PackageError
from analysis.replies.estimation.coding import BY_TOTALS, COLUMNS, estimated_coding, with_coding
from analysis.replies.estimation.legend import NEAREST
from analysis.replies.estimation.response_types import estimate_response_types
from tests.conftest import ROOT

LEXICON = ROOT / "data" / "lexicon"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def corpus(nerima_folder, cache):
    return open_corpus(nerima_folder, LEXICON, cache=cache)


def test_columns_are_those_of_the_schema(nerima, cues):
    coding = estimated_coding(estimate_response_types(nerima, cues))
    assert list(COLUMNS) == list(schema.ResponseTypeCoding.to_schema().columns)
    schema.ResponseTypeCoding.validate(coding)
    assert len(coding) == 94 and coding["comment"].is_unique and coding["reason"].notna().all()


def test_the_meanings_that_rules_may_name_are_those_of_the_schema():
    assert set(NEAREST) == set(schema.MEANINGS)


def test_a_row_without_any_cue_says_that_the_totals_decided(answered, cues):
    coding = estimated_coding(estimate_response_types(answered(["はい。"], {"ア": "revised"}, totals={"ア": 1}), cues))
    assert coding[["mark", "confidence", "reason"]].to_numpy().tolist() == [["ア", "low", BY_TOTALS]]


def test_no_comments_give_an_empty_table_of_the_same_columns(answered, cues):
    coding = estimated_coding(estimate_response_types(answered([], {}), cues))
    assert coding.empty and list(coding) == list(COLUMNS)
    schema.ResponseTypeCoding.validate(coding)


def test_an_opened_consultation_offers_estimates_beside_what_it_brings(corpus, nerima):
    opened = corpus.consultation
    assert opened.available_bases() == ("coded", "estimated")
    pd.testing.assert_series_equal(opened.marks("coded"), nerima.marks("coded"))
    assert opened.marks("estimated").tolist() == corpus.estimate.table["mark"].tolist()
    assert opened.data_hash == nerima.data_hash
    schema.ResponseTypeCoding.validate(opened.coding)


def test_the_package_itself_stays_as_it_is(corpus, nerima_folder, nerima):
    assert "estimated" not in set(nerima.coding["source"])
    assert not list(nerima_folder.rglob("estimated*"))


def test_the_cache_gives_the_same_marks_as_the_computation(copy_of_nerima, tmp_path):
    first, second = (open_corpus(copy_of_nerima, LEXICON, cache=tmp_path / "cache") for _ in range(2))
    pd.testing.assert_frame_equal(first.consultation.coding, second.consultation.coding)


def test_other_rules_give_other_marks_from_the_same_cache(copy_of_nerima, tmp_path):
    before = open_corpus(copy_of_nerima, tmp_path / "data" / "lexicon", cache=tmp_path / "cache")
    shutil.copytree(ROOT / "data" / "replies", tmp_path / "data" / "replies")
    rules = tmp_path / "data" / "replies" / "response_type_cues.csv"
    rules.write_text("".join(rules.read_text(encoding="utf-8").splitlines(keepends=True)[:3]), encoding="utf-8")
    after = open_corpus(copy_of_nerima, tmp_path / "data" / "lexicon", cache=tmp_path / "cache")
    assert not before.consultation.marks("estimated").equals(after.consultation.marks("estimated"))


def test_rules_that_cannot_be_read_are_said_with_their_line(copy_of_nerima, tmp_path):
    folder = tmp_path / "data" / "replies"
    shutil.copytree(ROOT / "data" / "replies", folder)
    (folder / "response_type_cues.csv").write_bytes((folder / "response_type_cues.csv").read_bytes() + b"a,other,x,any,x,x,y\n")
    library = open_library(tmp_path / "data", cache=tmp_path / "cache")
    assert "「weight」が数ではありません" in str(library.shared_problems)  # of all consultations, and of none alone
    with pytest.raises(PackageError, match="「weight」が数"):
        open_corpus(copy_of_nerima, tmp_path / "data" / "lexicon", cache=tmp_path / "cache")


def test_marks_of_the_same_source_are_replaced_and_others_kept(nerima):
    row = nerima.coding.head(1).assign(source="reviewed", mark="○")
    once = with_coding(nerima, row)
    twice = with_coding(once, row.assign(mark="△"))
    assert twice.marks("reviewed").dropna().tolist() == ["△"]
    assert len(twice.coding) == 95 and twice.marks("coded").equals(nerima.marks("coded"))
    assert with_coding(nerima, row.head(0)).coding.equals(nerima.coding)


DECIDED, OPEN = "ご意見を踏まえ、素案を修正します。", "はい。"


@pytest.mark.parametrize(("opened", "kept"), [(2, 2), (3, 0)])
def test_where_less_than_half_of_the_replies_is_decided_no_estimate_is_given(answered, cues, opened, kept):
    legend = {"ア": "revised", "イ": "declined"}
    estimate = estimate_response_types(answered([DECIDED] * 2 + [OPEN] * opened, legend), cues)
    assert (estimate.decided.sum(), estimate.answered) == (2, 2 + opened)
    assert estimate.enough == bool(kept) and len(estimated_coding(estimate)) == kept
