"""What a file is: its first bytes decide, and its name where text could be either."""

from __future__ import annotations

import pytest

from analysis.ingest.readers.kind import kind_of

QUOTING = "番号,意見\n1,<h1>という見出しを直してほしい\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_a_csv_whose_comments_quote_markup_stays_a_csv(encoding):
    assert kind_of("a.csv", QUOTING.encode(encoding)) == "csv"


def test_a_page_that_is_called_csv_is_a_page():
    assert kind_of("a.csv", b"\xef\xbb\xbf \n<table><tr>") == "html"
    assert kind_of("a.csv", "<table ><tr>".encode("utf-16")) == "html"
