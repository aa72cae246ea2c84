"""`python -m analysis compare`: tables of two consultations, and what they cannot say beside them."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from analysis.__main__ import main
from tests.second_consultation import ID, MARKS, two_consultations
from tests.totals_only import add_totals


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return two_consultations(tmp_path_factory.mktemp("two") / "data")


@pytest.fixture
def compare(data, tmp_path_factory, monkeypatch, capsys):
    """Run the command; returns exit code, the table it prints, and what it says."""
    monkeypatch.setenv("IKEN_DATA", str(data))
    monkeypatch.setenv("IKEN_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))

    def run(*words):
        code = main(["compare", *words])
        said = capsys.readouterr()
        return code, pd.read_csv(io.StringIO(said.out), keep_default_na=False) if said.out else None, said.err

    return run


def test_the_mix_is_printed_with_each_legends_own_words(compare):
    code, table, said = compare("nerima-2023", ID)
    counted = table[table["id"] == ID].set_index("wording")["count"]
    assert code == 0 and {word: counted[word] for word in MARKS} == MARKS
    assert table.loc[table["id"] == "nerima-2023", "count"].sum() == 94
    assert "・対応区分のよりどころが違います" in said


@pytest.mark.parametrize(
    ("what", "columns"), [("pillars", ["id", "pillar"]), ("words", ["term", "strength"]), ("lengths", ["id", "field"])]
)
def test_each_table_is_printed_the_same_twice(compare, what, columns):
    code, table, _ = compare("nerima-2023", ID, "--what", what)
    assert code == 0 and table.columns.tolist()[:2] == columns and len(table)
    pd.testing.assert_frame_equal(table, compare("nerima-2023", ID, "--what", what)[1])


def test_the_order_of_the_two_decides_the_sign_alone(compare):
    there = compare("nerima-2023", ID, "--what", "words")[1].set_index("term")["z"]
    back = compare(ID, "nerima-2023", "--what", "words")[1].set_index("term")["z"]
    pd.testing.assert_series_equal(there.sort_index(), -back.sort_index())


@pytest.mark.parametrize(
    ("words", "expected", "code"),
    [
        (("nerima-2023", "nerima-2023"), "同じ資料どうし", 64),
        (("nerima-2023", "どこにもない"), "どこにもない", 3),
        (("nerima-2023", ID, "--basis", "coded"), "「coded」", 64),
    ],
)
def test_what_cannot_be_compared_is_refused(compare, words, expected, code):
    found, table, said = compare(*words)
    assert found == code and table is None
    assert expected in said


def test_the_record_of_years_is_printed_with_bases_and_what_it_cannot_say(compare, data):
    if not (data / "consultations" / "nerima-2019").exists():
        add_totals(data)
    code, table, said = compare("--years", "--format", "csv")
    revised = table[table["meaning"] == "revised"].set_index("consultation")
    assert code == 0 and revised["count"].astype(int).to_dict() == {"nerima-2019": 6, "nerima-2023": 4, ID: 3}
    assert revised["n"].astype(int).to_dict() == {"nerima-2019": 120, "nerima-2023": 94, ID: sum(MARKS.values())}
    assert "・件数のよりどころが資料によって違います" in said
    code, table, _ = compare("--years", "--publisher", "練馬区", "--what", "received")
    assert code == 0 and table["received"].tolist() == [120, 94]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--years", "nerima-2023"), "--years は、IDや --basis なしで"),
        (("--years", "--what", "words"), "--years は、IDや --basis なしで"),
        (("nerima-2023",), "IDを2つ"),
        (("nerima-2023", ID, "--what", "received"), "--years と一緒に"),
        (("--years", "--publisher", "どこにもない市"), "「どこにもない市」が公表した資料がありません"),
    ],
)
def test_what_belongs_to_the_other_table_is_refused(compare, words, expected):
    code, _, said = compare(*words)
    assert code == 64 and expected in said
