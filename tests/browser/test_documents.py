"""資料の取り込み in a browser: a file is chosen, read, taken along as a package, kept, and opened; axe; a phone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from shutil import copytree

import axe_playwright_python
import pytest

from tests.dashboard_process import ROOT, running

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RESULT = """番号,分類,ご意見の要旨,市の考え方,対応
1,道路,通学路の歩道を広げてほしい。,通学路の安全対策の箇所に追記しました。,修正
2,道路,街路樹の手入れを増やしてほしい。,計画に記載のとおり、定期的に手入れをします。,記載済
3,公園,夜間も公園の照明をつけてほしい。,近隣の方への影響があるため、実施は困難です。,困難
"""

pytestmark = pytest.mark.browser


def read(visitor):
    """Choose the file and wait for what was read."""
    page = visitor.open("documents")
    file = {"name": "結果.csv", "mimeType": "text/csv", "buffer": RESULT.encode()}
    page.set_input_files("[data-testid=stFileUploader] input[type=file]", files=file)
    page.wait_for_selector("text=原本と、読み取った意見")
    visitor.settle()
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_what_was_read(visit, scheme):
    page = read(visit(scheme=scheme))
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("width", [390, 768])
def test_nothing_sticks_out(visit, width):
    page = read(visit(width=width))
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_a_package_is_taken_along_then_kept_and_opened(visit, tmp_path):
    copytree(ROOT / "data", tmp_path / "data")
    with running(tmp_path, settings={"IKEN_DATA": str(tmp_path / "data")}) as server:
        visitor = visit(server=server)
        page = read(visitor)
        assert "3件" in page.inner_text("[data-testid=stMetric] >> nth=0")
        packed = zipfile.ZipFile(io.BytesIO(visitor.download(page.get_by_role("button", name="資料一式をダウンロード"))))
        assert {"build.toml", "comments.csv", "source.csv"} <= set(packed.namelist())
        page.get_by_label("資料のID").fill("midori")
        page.keyboard.press("Tab")
        visitor.settle()
        page.get_by_role("button", name="このサーバーの資料として保存").click()
        page.wait_for_selector(".atlas-said")
        visitor.settle()
        page.locator(".atlas-said a").click()
        page.wait_for_url("**consultation=midori**")
        visitor.settle()
        assert visitor.shown() == (3, 3)
