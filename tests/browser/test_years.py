"""A record over years and a document of printed totals in a browser: they read well, stick out nowhere, open what they say."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from tests.browser.test_every_page import PAGES, WHAT_READS_BADLY, faults
from tests.dashboard_process import running
from tests.second_consultation import two_consultations
from tests.totals_only import ID, add_totals

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def years(tmp_path_factory):
    """A dashboard over two years of one publisher, the earlier of printed totals, and another's consultation."""
    folder = tmp_path_factory.mktemp("years")
    data = two_consultations(folder / "data")
    add_totals(data)
    with running(folder, settings={"IKEN_DATA": str(data), "IKEN_CACHE": str(folder / "cache")}) as started:
        yield started
        assert started.outgoing() == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_printed_totals_reads_well(visit, years, path, width):
    page = visit(width=width, server=years).open(path, consultation=ID)
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == [] and page.evaluate(WHAT_READS_BADLY) == []
    assert "120件（40名・3団体）" in page.inner_text("[data-testid=stMain]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("query", [{}, {"of_publisher": "all"}, {"in_year": "nerima-2023", "in_meaning": "revised"}], ids=str)
def test_the_record_reads_well(visit, years, width, scheme, query):
    page = visit(width=width, scheme=scheme, server=years).open("compare", **query)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == [] and page.evaluate(WHAT_READS_BADLY) == []


def test_a_number_opens_its_comments_and_the_address_says_so(visit, years):
    visitor = visit(server=years)
    page = visitor.open("compare")
    page.get_by_role("button", name="計画に反映」4件の意見を読む").click()
    assert visitor.panel() == 4
    assert "in_year=nerima-2023" in page.url and "in_meaning=revised" in page.url


def test_the_choice_is_in_the_address_and_the_file_has_every_base(visit, years):
    visitor = visit(server=years)
    page = visitor.open("compare")
    page.get_by_role("radio", name="すべて").click()
    page.wait_for_url("**of_publisher=all**")
    visitor.settle()
    content = visitor.download(page.get_by_role("button", name="CSVをダウンロード").last)
    table = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig")
    known = table[table["件数"].notna()]
    assert set(known["資料のID"]) == {ID, "nerima-2023", "zushi-2024"}
    assert known[["母数", "母数が何か", "よりどころ", "データのハッシュ"]].notna().all(axis=None)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_overview_leads_to_the_record(visit, years, width):
    visitor = visit(width=width, server=years)
    page = visitor.open()
    assert faults(page) == [] and page.evaluate(WHAT_READS_BADLY) == []
    page.get_by_role("link", name="年ごとの記録を見る").click()
    page.wait_for_url("**/compare**")
    visitor.settle()
    assert "練馬区が公表した2件の資料" in page.inner_text("[data-testid=stMain]")
