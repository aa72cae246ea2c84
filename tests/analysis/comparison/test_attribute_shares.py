"""Columns that two documents have in common: each value counted on both sides, none invented."""

from __future__ import annotations

import shutil

import pytest

from analysis.comparison.attribute_shares import COLUMNS, attribute_shares, in_both
from analysis.comparison.side import sides
from analysis.ingest.importing import import_file
from analysis.package.folder import read_consultation
from analysis.selection import Selection, select
from tests.place_documents import SUBJECTS, SURVEY
from tests.second_consultation import SECOND

OTHER = "番号,地域,年代,意見\n" + "\n".join(
    f"{n},{('関東', '九州')[n % 2]},{10 * (n % 3 + 1)}代,{subject}を直してほしい。" for n, subject in enumerate(SUBJECTS, start=1)
)
"""九州 has the five odd numbers; 年代 is what the survey calls 年齢層."""


@pytest.fixture(scope="module")
def made(tmp_path_factory, nerima_folder):
    folder = tmp_path_factory.mktemp("both")
    shutil.copytree(nerima_folder.parents[1], folder / "data", ignore=shutil.ignore_patterns("consultations"))
    found = {}
    for name, text in {"survey": SURVEY, "other": OTHER, "plain": SECOND}.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        import_file(folder / f"{name}.csv", folder / "data" / "consultations" / name)
        consultation = read_consultation(folder / "data" / "consultations" / name)
        found[name] = select(consultation, Selection("printed"))
    return found


def test_a_column_of_one_heading_is_counted_on_both_sides(made):
    """Of 20 answers 九州 has 2, 5, … 20, 東北 1, 4, … 19, 北海道 3, 6, … 18."""
    pair = sides(made["survey"], made["other"])
    assert [(each.column, each.values) for each in in_both(*pair)] == [("地域", ("九州", "東北", "北海道", "関東"))]
    table = attribute_shares(*pair)
    first, second = (table[table["side"] == side].set_index("value") for side in ("first", "second"))
    assert first["count"].to_dict() == {"九州": 7, "東北": 7, "北海道": 6, "関東": 0} and set(first["n"]) == {20}
    assert second["count"].to_dict() == {"九州": 5, "東北": 0, "北海道": 0, "関東": 5} and second.loc["九州", "share"] == 50.0


def test_documents_without_a_column_in_common_have_no_such_table(made):
    table = attribute_shares(*sides(made["survey"], made["plain"]))
    assert table.empty and table.dtypes.astype(str).to_dict() == COLUMNS


def test_none_selected_gives_zeros_and_no_share(made):
    none = made["survey"].narrowed(made["survey"].pillar.isna() & False)
    table = attribute_shares(*sides(none, made["other"]))
    first = table[table["side"] == "first"]
    assert set(first["count"]) == {0} and first["share"].isna().all()
