"""Full-width ＝＋－＠ at the head of a cell: what a spreadsheet that reads our CSV makes of them, measured on LibreOffice.

They are data here (－ is a mark of response types) and are left as they are; README says what Excel may do.
"""

from __future__ import annotations

import re

import pandas as pd
import pytest

from analysis.export.csv import safe_csv
from tests import libreoffice

FULL_WIDTH = ("＝1+1", "＝SUM(1,2)", "＝cmd|' /C calc'!A0", "＋1+1", "－", "－1", "－1+2", "＠SUM(1)", "＝")
ASCII = ("=1+1", "+1+1", "-1+2", "@SUM(1)", '=HYPERLINK("http://x.invalid")')


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> dict[str, str]:
    """Each CSV as LibreOffice reads it, as flat XML: one with our guard, one without."""
    folder = tmp_path_factory.mktemp("csv")
    (folder / "guarded.csv").write_bytes(safe_csv(pd.DataFrame({"text": [*FULL_WIDTH, *ASCII]})))
    plain = pd.DataFrame({"text": [*FULL_WIDTH, *ASCII]}).to_csv(index=False, lineterminator="\r\n")
    (folder / "plain.csv").write_text("\ufeff" + plain, encoding="utf-8", newline="")
    libreoffice.convert([folder / "guarded.csv", folder / "plain.csv"], "fods", folder)
    return {name: (folder / f"{name}.fods").read_text(encoding="utf-8") for name in ("guarded", "plain")}


def cells(source: str) -> list[tuple[str, str]]:
    """Formula and kind of each cell of the first column, below its head."""
    rows = re.findall(r"<table:table-row.*?</table:table-row>", source, flags=re.DOTALL)
    first = [re.search(r"<table:table-cell([^>]*)", row) for row in rows]
    found = [each[1] for each in first if each]
    formula = [re.search(r'table:formula="([^"]*)"', each) for each in found]
    kind = [re.search(r'office:value-type="([^"]*)"', each) for each in found]
    return [(one[1] if one else "", two[1] if two else "") for one, two in zip(formula, kind, strict=True)][1:]


def test_with_the_guard_no_cell_is_a_formula(opened):
    assert [formula for formula, _ in cells(opened["guarded"])] == [""] * len([*FULL_WIDTH, *ASCII])


def test_libreoffice_takes_full_width_signs_for_text_and_ascii_ones_for_formulas(opened):
    """The second half shows that the first can fail."""
    read = cells(opened["plain"])
    assert [kind for _, kind in read[: len(FULL_WIDTH)]] == ["string"] * len(FULL_WIDTH)
    assert [formula for formula, _ in read[: len(FULL_WIDTH)]] == [""] * len(FULL_WIDTH)
    assert any(formula for formula, _ in read[len(FULL_WIDTH) :])
