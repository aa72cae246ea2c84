"""Two consultations in a browser: a click opens its comments, a number leads to them, and files come out whole."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import axe_playwright_python
import pandas as pd
import pytest

from tests.dashboard_process import running
from tests.second_consultation import ID, two_consultations

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A dashboard over two consultations."""
    folder = tmp_path_factory.mktemp("two")
    settings = {"IKEN_DATA": str(two_consultations(folder / "data")), "IKEN_CACHE": str(folder / "cache")}
    with running(folder, settings=settings) as started:
        yield started
        assert started.outgoing() == []


def serious(page) -> list[tuple[str, list[str]]]:
    """What axe finds that keeps somebody from using the page."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in grave]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", [{}, {"in_side": "second", "in_meaning": "revised"}])
def test_axe_finds_nothing_serious(visit, two, scheme, query):
    assert serious(visit(scheme=scheme, server=two).open("compare", **query)) == []


def test_axe_finds_nothing_serious_where_there_is_nothing_to_compare(visit):
    page = visit().open("compare")
    assert "比べる相手がありません" in page.inner_text("[data-testid=stMain]") and serious(page) == []


@pytest.mark.parametrize("width", [390, 768])
def test_nothing_sticks_out_on_a_small_screen(visit, two, width):
    page = visit(width=width, server=two).open("compare", in_side="second", word="公園")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_piece_opens_its_comments_and_the_way_to_all_of_them(visit, two):
    visitor = visit(server=two)
    page = visitor.open("compare")
    page.locator(".js-plotly-plot").first.get_by_role("button", name=re.compile("^計画に反映.* 3件")).first.click()
    page.wait_for_url("**in_meaning=revised**")
    assert visitor.panel() == 3
    assert "in_side=second" in page.url
    page.get_by_role("link", name="この3件を「意見を読む」で開く").click()
    page.wait_for_url("**/comments?**")
    visitor.settle()
    assert visitor.shown() == (3, 12) and f"consultation={ID}" in page.url


def test_a_number_of_a_table_opens_the_comments_of_its_side(visit, two):
    visitor = visit(server=two, width=390, touch=True)
    page = visitor.open("compare")
    page.get_by_role("button", name=f"{ID}.csvの「計画に反映」3件（25.0%）を読む").tap()
    assert visitor.panel() == 3


def test_the_listed_comments_come_out_as_open_data_and_for_kouchou_ai(visit, two):
    visitor = visit(server=two)
    page = visitor.open("comments", consultation=ID, pillar="公園")
    page.get_by_text("公表する・ほかの道具で使う").click()
    table = pd.read_csv(io.BytesIO(visitor.download(page.get_by_role("button", name="広聴AI（CSV）"))), dtype="str")
    assert table["comment-id"].tolist() == ["4", "5", "6", "7", "8"] and set(table["attribute_項目"]) == {"公園"}
    with zipfile.ZipFile(io.BytesIO(visitor.download(page.get_by_role("button", name="オープンデータ（zip）")))) as file:
        assert len(pd.read_csv(io.BytesIO(file.read("comments.csv")), encoding="utf-8-sig")) == 5
        assert "項目：公園" in file.read("README.txt").decode("utf-8-sig")
    page.wait_for_timeout(300)
    assert serious(page) == []
