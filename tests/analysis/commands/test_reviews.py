"""`python -m analysis reviews`: what holds, the history, and the export into the package."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.access.people import Person, Role
from analysis.package.folder import read_consultation
from analysis.package.reviewed import text_hashes
from analysis.reviews.place import sqlite_url
from analysis.reviews.store import Decision, ReviewStore

ID = "nerima-2023"


@pytest.fixture
def reviewed(copy_of_nerima, tmp_path, monkeypatch):
    """A copy of the package with three decisions on two comments."""
    monkeypatch.setenv("IKEN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("IKEN_REVIEWS", str(tmp_path / "reviews"))
    monkeypatch.delenv("IKEN_DATABASE_URL", raising=False)
    store, hashes = ReviewStore(sqlite_url(tmp_path / "reviews")), text_hashes(read_consultation(copy_of_nerima).comments)
    for comment, mark, seen in (("1", "○", 0), ("1", "△", 1), ("2", "○", 0)):
        store.record(Decision(ID, comment, mark, Person("山田", Role.REVIEWER), text_hash=hashes[comment]), seen=seen)
    return copy_of_nerima


def printed(capsys, *options):
    assert main(["reviews", ID, *options]) == 0
    return pd.read_csv(io.StringIO(capsys.readouterr().out), dtype=str)


def test_one_row_a_comment_and_on_demand_one_a_decision(reviewed, capsys):
    assert printed(capsys)[["comment", "after"]].to_numpy().tolist() == [["1", "△"], ["2", "○"]]
    assert printed(capsys, "--history")["after"].tolist() == ["○", "△", "○"]


def test_an_export_makes_reviewed_a_basis_of_the_package(reviewed, capsys):
    assert main(["reviews", ID, "--export"]) == 0
    assert "確認2件（決定3回）" in capsys.readouterr().err
    assert main(["response-types", ID, "--basis", "reviewed", "--format", "csv"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out), dtype=str)
    assert table["mark"].dropna().tolist() == ["△", "○"] and len(table) == 94
    assert table["evidence"].dropna().str.startswith("山田さん（本人確認なし）が").all()
    assert main(["check", ID]) in (0, 2)


def test_what_is_confirmed_counts_before_any_export(reviewed, capsys):
    assert main(["response-types", ID, "--basis", "reviewed", "--format", "csv"]) == 0
    table = pd.read_csv(io.StringIO(capsys.readouterr().out), dtype=str)
    assert dict(zip(table["id"], table["mark"], strict=True))["1"] == "△" and table["mark"].notna().sum() == 2


def test_a_database_that_cannot_be_reached_is_said(reviewed, capsys, monkeypatch):
    monkeypatch.setenv("IKEN_DATABASE_URL", "postgresql://name:secret@127.0.0.1:1/x")
    assert main(["reviews", ID]) == 64
    said = capsys.readouterr().err
    assert "データベースを使えません" in said and "secret" not in said
    assert main(["response-types", ID, "--basis", "reviewed"]) == 64
    assert main(["response-types", ID, "--basis", "coded", "--format", "csv"]) == 0
    assert "除いて続けます" in capsys.readouterr().err


def test_a_consultation_that_is_not_there_is_named(reviewed, capsys):
    assert main(["reviews", "nowhere"]) == 3
    assert "nowhere" in capsys.readouterr().err
