"""Of which comments the response type is more than a guess."""

from __future__ import annotations

import csv

from analysis.briefing.arrangement import Arrangement
from analysis.briefing.material import Material
from analysis.briefing.templates import read_templates
from analysis.selection import Selection


def material(corpus, basis):
    return Material(corpus, corpus.select(Selection(basis)), read_templates("sentences.toml"), Arrangement(), "")


def test_a_reading_is_sure_where_both_readers_gave_it_and_none_doubted(corpus, nerima_folder):
    with (nerima_folder / "coding" / "response_types.csv").open(encoding="utf-8") as file:
        rows = {row["no"]: row for row in csv.DictReader(file)}
    expected = []
    for number in corpus.consultation.comments["no"]:
        row = rows[number]
        agreed = all(row[reader] in ("", row["adjudicated"]) for reader in ("coder_a", "coder_b"))
        expected.append(agreed and "low" not in (row["confidence"], row["confidence_a"], row["confidence_b"]))
    assert True in expected and False in expected
    assert material(corpus, "coded").sure.tolist() == expected


def test_an_estimate_never_is(corpus):
    assert not material(corpus, "estimated").sure.any()


def test_what_is_printed_is(corpus):
    assert material(corpus, "printed").sure.all()
