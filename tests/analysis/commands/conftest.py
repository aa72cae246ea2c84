"""What tests of the word commands share."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from analysis.__main__ import main


@pytest.fixture
def printed(nerima_folder, tmp_path_factory, monkeypatch, capsys):
    """Run a command on the Nerima consultation and read the table it prints; tokens are made once for all tests."""
    monkeypatch.setenv("IKEN_DATA", str(nerima_folder.parents[1]))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))

    def run(name, *options):
        assert main([name, "nerima-2023", *options]) == 0
        return pd.read_csv(io.StringIO(capsys.readouterr().out), dtype={"id": "str"}, keep_default_na=False)

    return run
