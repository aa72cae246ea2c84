"""What a file is: its first bytes decide, and its name where text could be either."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.formats import CSV, HTML
from analysis.ingest.readers.signatures import format_of

QUOTING = "番号,意見\n1,<h1>という見出しを直してほしい\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_csv_whose_comments_quote_markup_stays_a_csv(encoding):
    assert format_of("a.csv", QUOTING.encode(encoding)) is CSV


def test_a_page_that_is_called_csv_is_a_page():
    assert format_of("a.csv", b"\xef\xbb\xbf \n<table><tr>") is HTML
    assert format_of("a.csv", "<table ><tr>".encode("utf-16")) is HTML
